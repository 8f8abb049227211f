"""Matters whose practitioner is gone, and whom a change of practitioner was not told yet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Membership
from tgpl.cases.models import Assignment, Case
from tgpl.deadlines.models import Clock
from tgpl.directory.models import Engagement, Practitioner

MOST = 20  # of one practitioner on one page: each is weighed by itself


@dataclass(frozen=True, slots=True)
class Gone:
    """A practitioner who can serve their matters no more; `is_listed`: still on a list, but cannot sign in to work."""

    practitioner: Practitioner
    is_listed: bool
    matters: int
    next_clock: Clock | None


def gone_practitioners(actor: Actor, day: date) -> list[Gone]:
    """Who left matters behind in the offices of `actor`, the most urgent first. Four queries, however many."""
    codes: dict[Practitioner, list[str]] = defaultdict(list)
    left = Case.objects.filter(office__in=actor.offices).left_behind(day).select_related("practitioner")
    for case in left.only("code", "practitioner").order_by("pk"):
        if case.practitioner:
            codes[case.practitioner].append(case.code)
    clocks = clocks_by_case([code for theirs in codes.values() for code in theirs])
    listed = set(Engagement.objects.on(day).filter(practitioner__in=codes).values_list("practitioner", flat=True))
    found = [
        Gone(who, who.pk in listed, len(theirs), _first(clocks[code][0] for code in theirs if clocks.get(code)))
        for who, theirs in codes.items()
    ]
    return sorted(found, key=lambda gone: (gone.next_clock is None, gone.next_clock and gone.next_clock.due_at))


def _first(clocks: Iterable[Clock]) -> Clock | None:
    return min(clocks, key=lambda clock: clock.due_at, default=None)


def clocks_by_case(codes: Sequence[str]) -> dict[str, list[Clock]]:
    """The running clocks of these cases, the most urgent first."""
    running = Clock.objects.running().filter(subject_kind="case", subject_key__in=codes)
    found: dict[str, list[Clock]] = defaultdict(list)
    for clock in running.select_related("holder", "office").order_by("due_at", "pk"):
        found[clock.subject_key].append(clock)
    return found


def left_clocks(day: date) -> QuerySet[Clock]:
    """The running clocks of cases, ended ones too, that are held by somebody who can serve them no more."""
    of_office = Q(agency=OuterRef("office")) | Q(agency=OuterRef("office__parent"))
    listed = Engagement.objects.on(day).filter(of_office, practitioner__user=OuterRef("holder"))
    at_work = Membership.objects.held_on(day).filter(user=OuterRef("holder"), user__is_active=True)
    held = Clock.objects.running().filter(subject_kind="case").exclude(holder=None)
    return held.filter(~Exists(listed) | ~Exists(at_work)).select_related("office").order_by("pk")


def open_matters_of(practitioner: Practitioner, actor: Actor) -> QuerySet[Case]:
    """What they lead in the offices of `actor`, gone or not."""
    theirs = Case.objects.open().filter(practitioner=practitioner, office__in=actor.offices)
    return theirs.select_related("person", "office", "request", "practitioner").order_by("pk")


def clients_to_tell(actor: Actor) -> QuerySet[Assignment]:
    """The assignments of which the person has not heard yet; the oldest first."""
    untold = Assignment.objects.filter(to_tell=True, ended_at=None, case__in=Case.objects.visible_to(actor).open())
    return untold.select_related("case__person", "practitioner").order_by("pk")
