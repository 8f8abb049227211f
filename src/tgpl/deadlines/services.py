"""Changing clocks and the calendar.

Starting and stopping a clock is part of another deed, whose audit line covers it: the clock keeps who, when and why.
"""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.audit.services import record
from tgpl.core.database.writing import insert
from tgpl.core.law.rule_files import Mark
from tgpl.core.safety.wall_clock import insist_on_clock
from tgpl.deadlines.models import CalendarDay, Clock
from tgpl.deadlines.queries import calendar_for
from tgpl.deadlines.rulebook import rule_on
from tgpl.deadlines.rules import VIETNAM, Calendar, Due, Pause, Unit, due, end_of, limit_for, local
from tgpl.deadlines.seed import seeded_days


def start_clock(
    *,
    by: Actor,
    rule: str,
    subject_kind: str,
    subject_key: str,
    office: Agency,
    who: str,
    holder: User | None = None,
    on_duty: User | None = None,
    started_at: dt.datetime | None = None,
    exceptions: Sequence[str] = (),
    come_what_may: bool = False,
) -> Clock:
    """Start the clock of `rule` for a thing.

    While the machine's clock cannot be believed a colleague is told so (ClockWrong); `come_what_may`: a person waits,
    who is never sent away. A second running clock of the same rule breaks a constraint."""
    if by.user_id and not come_what_may:
        insist_on_clock()
    clock = prepare_clock(
        by=by,
        rule=rule,
        subject_kind=subject_kind,
        subject_key=subject_key,
        office=office,
        who=who,
        holder=holder,
        on_duty=on_duty,
        started_at=started_at or timezone.now(),
        exceptions=exceptions,
    )
    return insert(clock)


def prepare_clock(
    *,
    by: Actor,
    rule: str,
    subject_kind: str,
    subject_key: str,
    office: Agency,
    who: str,
    holder: User | None = None,
    on_duty: User | None = None,
    started_at: dt.datetime,
    exceptions: Sequence[str] = (),
    calendar: Calendar | None = None,
) -> Clock:
    """A clock counted but not saved: for bulk work, with one calendar for all."""
    stated = rule_on(rule, local(started_at).date())
    if calendar is None:
        needed = limit_for(stated, exceptions).needs_calendar
        calendar = calendar_for(started_at) if needed else Calendar()
    counted = due(stated, started_at, calendar, exceptions)
    return Clock(
        subject_kind=subject_kind,
        subject_key=subject_key,
        office=office,
        holder=holder,
        on_duty=on_duty,
        who=who,
        rule=rule,
        citation=counted.rule.citation,
        mark=counted.rule.mark,
        at_once=counted.limit.unit is Unit.AT_ONCE,
        exceptions=list(exceptions),
        started_at=started_at,
        started_by=by.name,
        due_at=counted.due,
    )


def stop_clock(
    *, by: Actor, rule: str, subject_kind: str, subject_key: str, because: str, at: dt.datetime | None = None
) -> bool:
    """Stop the running clock of `rule` for a thing; False when none was running."""
    running = Clock.objects.of(subject_kind, subject_key).running().filter(rule=rule)
    stopped = running.update(stopped_at=at or timezone.now(), stopped_by=by.name, stopped_because=because)
    return bool(stopped)


def stop_all_clocks(
    *, by: Actor, subject_kind: str, subject_key: str, because: str, at: dt.datetime | None = None
) -> int:
    """Stop every running clock of a thing that has ended; how many there were."""
    running = Clock.objects.of(subject_kind, subject_key).running()
    return running.update(stopped_at=at or timezone.now(), stopped_by=by.name, stopped_because=because)


@transaction.atomic
def restart_clock(
    *, by: Actor, rule: str, subject_kind: str, subject_key: str, because: str, at: dt.datetime | None = None
) -> Clock:
    """Let the clock that stopped last run on from `at`: the time it stood still is added to its limit."""
    at = at or timezone.now()
    clock = Clock.objects.of(subject_kind, subject_key).filter(rule=rule).exclude(stopped_at=None).latest("stopped_at")
    clock.resume(at)
    clock.due_at = explain(clock).due
    clock.save(update_fields=["pauses", "stopped_at", "stopped_by", "stopped_because", "due_at"])
    record(by=by, action="clock.restarted", kind=subject_kind, key=subject_key, rule=rule, because=because)
    return clock


def explain(clock: Clock, calendar: Calendar | None = None) -> Due:
    """How the due time of `clock` is counted, from what it keeps and the calendar as it is now."""
    rule = rule_on(clock.rule, local(clock.started_at).date())
    pauses = pauses_of(clock)
    calendar = calendar or calendar_for(clock.started_at, *(resumed for _, resumed in pauses))
    return due(rule, clock.started_at, calendar, clock.exceptions, pauses)


def pauses_of(clock: Clock) -> list[Pause]:
    """When the clock stood still."""
    return [(dt.datetime.fromisoformat(since), dt.datetime.fromisoformat(until)) for since, until in clock.pauses]


@transaction.atomic
def move_start(*, subject_kind: str, subject_key: str, was: dt.datetime, now: dt.datetime) -> None:
    """Count the running clocks of a thing that began at `was` from `now`: the machine's clock had been wrong."""
    for clock in Clock.objects.of(subject_kind, subject_key).running().filter(started_at=was):
        clock.started_at = now
        clock.due_at = explain(clock).due
        clock.save(update_fields=["started_at", "due_at"])


@transaction.atomic
def hand_over_clock(
    *, by: Actor, rule: str, subject_kind: str, subject_key: str, who: str, holder: User | None = None
) -> bool:
    """Give the running clock to another role or person; False when none was running."""
    running = Clock.objects.of(subject_kind, subject_key).running().filter(rule=rule)
    changed = running.update(who=who, holder=holder)
    if changed:
        record(by=by, action="clock.handed_over", kind=subject_kind, key=subject_key, rule=rule, who=who)
    return bool(changed)


@transaction.atomic
def fill_year(*, by: Actor, year: int) -> int:
    """Enter the seed's days of a year that has none yet; how many were entered."""
    if CalendarDay.objects.filter(date__year=year).exists():
        return 0
    days = CalendarDay.objects.bulk_create(CalendarDay.from_seed(day) for day in seeded_days(year))
    record(by=by, action="calendar.filled", kind="calendar", key=str(year), days=len(days))
    return len(days)


@transaction.atomic
def add_calendar_day(*, by: Actor, date: dt.date, kind: str, name: str, basis: str, mark: Mark) -> CalendarDay:
    """Enter a day off or a worked weekend day, in the place of what was said of that day; running clocks follow."""
    fill_year(by=by, year=date.year)
    values = {"kind": kind, "name": name, "basis": basis, "mark": mark}
    day, _created = CalendarDay.objects.update_or_create(date=date, defaults=values)
    moved = recount_clocks(date)
    record(by=by, action="calendar.day_added", kind="calendar", key=str(date), what=kind, basis=basis, moved=moved)
    return day


@transaction.atomic
def remove_calendar_day(*, by: Actor, date: dt.date) -> None:
    """Make a day what its weekday says; running clocks follow."""
    fill_year(by=by, year=date.year)
    CalendarDay.objects.filter(date=date).delete()
    moved = recount_clocks(date)
    record(by=by, action="calendar.day_removed", kind="calendar", key=str(date), moved=moved)


@transaction.atomic
def confirm_year(*, by: Actor, year: int, basis: str) -> None:
    """Say that the days of a year agree with the yearly decision `basis`."""
    fill_year(by=by, year=year)
    CalendarDay.objects.filter(date__year=year).update(mark=Mark.CONFIRMED, basis=basis)
    record(by=by, action="calendar.confirmed", kind="calendar", key=str(year), basis=basis)


def recount_clocks(day: dt.date) -> int:
    """Count anew the running clocks that `day` may move; how many moved."""
    calendars: dict[int, Calendar] = {}
    moved = []
    for clock in Clock.objects.running().filter(at_once=False, started_at__lte=end_of(day), due_at__gte=_start_of(day)):
        year = local(clock.started_at).year
        calendars[year] = calendars.get(year) or calendar_for(clock.started_at)
        counted = explain(clock, None if clock.pauses else calendars[year])
        if counted.due != clock.due_at:
            clock.due_at = counted.due
            moved.append(clock)
    Clock.objects.bulk_update(moved, ["due_at"], batch_size=500)
    return len(moved)


def _start_of(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, VIETNAM)
