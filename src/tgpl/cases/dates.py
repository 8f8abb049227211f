"""Between which events the things of a case lie: one table for each form that takes a day, and for its service."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.cases.models import Case
from tgpl.core.law.days import TODAY, Event, Span, earliest, latest


class Milestone(StrEnum):
    """What happens to a case on a day, in this order."""

    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    ENDED = "ended"
    NOW = "now"


class Dated(StrEnum):
    """What is dated in a case."""

    WORK = "work"
    SESSION = "session"
    STAGE = "stage"
    NATIONAL_ENTRY = "national_entry"
    TIME_SHEET = "time_sheet"
    COST = "cost"


NAMES: Mapping[Milestone, str | Promise] = {
    Milestone.ACCEPTED: _("ngày thụ lý"),
    Milestone.ASSIGNED: _("ngày cử người thực hiện"),
    Milestone.ENDED: _("ngày kết thúc vụ việc"),
    Milestone.NOW: TODAY,
}
# Not before the last of the first, not after the earliest of the second; what never happened sets no limit.
BETWEEN: Mapping[Dated, tuple[tuple[Milestone, ...], tuple[Milestone, ...]]] = {
    Dated.WORK: ((Milestone.ACCEPTED,), (Milestone.ENDED, Milestone.NOW)),
    Dated.SESSION: ((Milestone.ACCEPTED, Milestone.ASSIGNED), (Milestone.ENDED,)),
    Dated.STAGE: ((), (Milestone.ENDED, Milestone.NOW)),  # an investigation may have begun long before
    Dated.NATIONAL_ENTRY: ((Milestone.ACCEPTED,), (Milestone.NOW,)),
    Dated.TIME_SHEET: ((Milestone.ACCEPTED,), (Milestone.ENDED, Milestone.NOW)),
    Dated.COST: ((Milestone.ACCEPTED,), (Milestone.ENDED, Milestone.NOW)),
}


def days_of(case: Case, dated: Dated, today: dt.date) -> Span:
    """The days on which such a thing of `case` may be dated."""
    days = _milestones(case, today)
    first, last = ([_event(milestone, days) for milestone in side] for side in BETWEEN[dated])
    return Span(after=latest(first), before=earliest(last))


def _milestones(case: Case, today: dt.date) -> dict[Milestone, dt.date | None]:
    return {
        Milestone.ACCEPTED: case.accepted_on,
        Milestone.ASSIGNED: timezone.localdate(case.assigned_at) if case.assigned_at else None,
        Milestone.ENDED: case.ended_on,
        Milestone.NOW: today,
    }


def _event(milestone: Milestone, days: Mapping[Milestone, dt.date | None]) -> Event | None:
    day = days[milestone]
    return Event(day, NAMES[milestone]) if day else None
