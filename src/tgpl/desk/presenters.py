"""The worklist in words: late first, then what the law wants at once, then what is due soon."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.audit.wording import things
from tgpl.deadlines.models import Clock
from tgpl.deadlines.presenters import ClockCard, clock_card
from tgpl.desk.queries import Subject


class Urgency(StrEnum):
    """How a running clock stands; the order is the order of work."""

    LATE = "late"
    NOW = "now"
    SOON = "soon"
    LATER = "later"


HEADINGS = {
    Urgency.LATE: _("Quá hạn"),
    Urgency.NOW: _("Làm ngay"),
    Urgency.SOON: _("Đến hạn trong 24 giờ"),
    Urgency.LATER: _("Sau đó"),
}
ORDER = list(Urgency)


def urgency_of(clock: Clock, now: dt.datetime) -> Urgency:
    if clock.is_late(now):
        return Urgency.LATE
    if clock.at_once:
        return Urgency.NOW
    return Urgency.SOON if clock.due_at <= now + dt.timedelta(days=1) else Urgency.LATER


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One clock of the worklist. Without `url` the thing has no page that this person may open."""

    card: ClockCard
    thing: str | Promise
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class WorkGroup:
    """Clocks that stand alike."""

    urgency: Urgency
    heading: str | Promise
    rows: list[WorkRow]


Subjects = Mapping[tuple[str, str], Subject]


def work_groups(clocks: Iterable[Clock], subjects: Subjects, now: dt.datetime) -> list[WorkGroup]:
    """The clocks under the headings of their urgency; within a heading the order stays."""
    standing = sorted(((urgency_of(clock, now), clock) for clock in clocks), key=lambda pair: ORDER.index(pair[0]))
    return [
        WorkGroup(urgency, HEADINGS[urgency], work_rows((clock for _, clock in group), subjects))
        for urgency, group in groupby(standing, key=lambda pair: pair[0])
    ]


def work_rows(clocks: Iterable[Clock], subjects: Subjects) -> list[WorkRow]:
    return [_row(clock, subjects.get((clock.subject_kind, clock.subject_key))) for clock in clocks]


def _row(clock: Clock, subject: Subject | None) -> WorkRow:
    thing = things().get(clock.subject_kind, clock.subject_kind)
    return WorkRow(clock_card(clock), thing, subject.name if subject else "", page_of(subject))


def page_of(subject: Subject | None) -> str:
    """The page of a thing; none where the house has no page for it."""
    try:
        return reverse(subject.url_name, args=[subject.key]) if subject else ""
    except NoReverseMatch:
        return ""
