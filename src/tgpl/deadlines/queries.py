"""Reading the calendar and the clocks."""

import datetime as dt
from calendar import isleap
from collections.abc import Iterable

from django.db.models import F, Q

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.core.database.prepared import prepared
from tgpl.deadlines.models import CalendarDay, Clock, ClockQuerySet
from tgpl.deadlines.rulebook import office_hours_on
from tgpl.deadlines.rules import VIETNAM, Calendar, local
from tgpl.deadlines.seed import SeededDay, seeded_days

# Who holds one of these answers for the clocks of their offices, whoever must act.
OVERSIGHT = (Permission.ASSIGN_CASES, Permission.ISSUE_REPORTS)


def calendar_for(*moments: dt.datetime) -> Calendar:
    """The calendar for limits that touch these moments: their years, all between, and the year after."""
    years = _years(moments)
    kept = CalendarDay.objects.filter(date__range=(dt.date(years[0], 1, 1), dt.date(years[-1], 12, 31)))
    days = [day.as_seed() for day in kept]
    entered = {day.date.year for day in days}
    seeded = (day for year in years if year not in entered for day in seeded_days(year))
    return _calendar([*days, *seeded], local(moments[0]).date())


def days_of_year(year: int) -> tuple[list[CalendarDay], bool]:
    """The special days of a year, and whether they were entered; where none were, the seed's, not saved."""
    entered = list(CalendarDay.objects.filter(date__year=year))
    return (entered, True) if entered else ([CalendarDay.from_seed(day) for day in seeded_days(year)], False)


def working_days_of_year(year: int) -> int:
    """How many working days a year has."""
    first = dt.datetime(year, 1, 1, tzinfo=VIETNAM)
    calendar = calendar_for(first)
    return sum(calendar.is_working(first.date() + dt.timedelta(days=n)) for n in range(365 + isleap(year)))


def seeded_calendar(*moments: dt.datetime) -> Calendar:
    """The same from the seed alone, without a database."""
    days = (day for year in _years(moments) for day in seeded_days(year))
    return _calendar(days, local(moments[0]).date())


def _years(moments: Iterable[dt.datetime]) -> range:
    years = [local(moment).year for moment in moments]
    return range(min(years), max(years) + 2)


def _calendar(days: Iterable[SeededDay], on: dt.date) -> Calendar:
    days = list(days)
    return Calendar(
        holidays={day.date: day.name for day in days if day.is_off},
        worked={day.date: day.name for day in days if not day.is_off},
        hours=office_hours_on(on),
    )


def clocks_of(subject_kind: str, subject_key: str) -> ClockQuerySet:
    """All clocks of one thing: the running ones first, the most urgent on top, then the last stopped."""
    clocks = Clock.objects.of(subject_kind, subject_key).select_related("office", "holder")
    return clocks.order_by(F("stopped_at").desc(nulls_first=True), "due_at")


@prepared
def running_clocks_of(subject_kind: str, subject_key: str) -> ClockQuerySet:
    """The running clocks of one thing, the most urgent first."""
    return clocks_of(subject_kind, subject_key).running()


def running_clocks(actor: Actor) -> ClockQuerySet:
    """The running clocks that `actor` must serve or, as a head, answers for; the most urgent first."""
    return _worklist(visible_clocks(actor))


def clocks_to_act(actor: Actor) -> ClockQuerySet:
    """The running clocks that `actor` in person must serve, the most urgent first."""
    return _worklist(Clock.objects.filter(_to_act(actor)))


def visible_clocks(actor: Actor) -> ClockQuerySet:
    """The clocks that `actor` may look at: what is theirs to do, and for a head all of their offices."""
    condition = _to_act(actor)
    if any(actor.may(permission) for permission in OVERSIGHT):
        condition |= Q(office_id__in=actor.offices)
    return Clock.objects.filter(condition)


def _worklist(clocks: ClockQuerySet) -> ClockQuerySet:
    return clocks.running().select_related("office", "holder").order_by("due_at", "pk")


def _to_act(actor: Actor) -> Q:
    if actor.user_id is None or actor.role is None:
        return Q(pk__in=[])
    # A department follows clocks of its own, though it is none of the offices that keep a register.
    own = {*actor.offices, actor.agency_id}
    in_person = Q(holder_id=actor.user_id) | Q(on_duty_id=actor.user_id)
    return in_person | Q(holder=None, who=actor.role, office_id__in=own)


def changeable_clocks(actor: Actor) -> ClockQuerySet:
    """The running clocks of their offices on which a head may write something by hand."""
    if not actor.may(Permission.ASSIGN_CASES):
        return Clock.objects.none()
    return Clock.objects.running().filter(office_id__in=actor.offices)
