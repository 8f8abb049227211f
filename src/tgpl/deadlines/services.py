"""Starting and stopping clocks. The caller's own audit line covers both: the clock keeps who, when and why."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.audit.services import record
from tgpl.deadlines.models import Clock
from tgpl.deadlines.queries import calendar_for
from tgpl.deadlines.rulebook import rule_on
from tgpl.deadlines.rules import Calendar, Due, Unit, due, limit_for, local


def start_clock(
    *,
    by: Actor,
    rule: str,
    subject_kind: str,
    subject_key: str,
    office: Agency,
    who: str,
    holder: User | None = None,
    started_at: dt.datetime | None = None,
    exceptions: Sequence[str] = (),
) -> Clock:
    """Start the clock of `rule` for a thing. A second running clock of the same rule breaks a constraint."""
    clock = prepare_clock(
        by=by,
        rule=rule,
        subject_kind=subject_kind,
        subject_key=subject_key,
        office=office,
        who=who,
        holder=holder,
        started_at=started_at or timezone.now(),
        exceptions=exceptions,
    )
    clock.save(force_insert=True)
    return clock


def prepare_clock(
    *,
    by: Actor,
    rule: str,
    subject_kind: str,
    subject_key: str,
    office: Agency,
    who: str,
    holder: User | None = None,
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


def explain(clock: Clock) -> Due:
    """How the due time of `clock` is counted, from what it keeps and the calendar as it is now."""
    rule = rule_on(clock.rule, local(clock.started_at).date())
    pauses = [(dt.datetime.fromisoformat(a), dt.datetime.fromisoformat(b)) for a, b in clock.pauses]
    calendar = calendar_for(clock.started_at, *(resumed for _, resumed in pauses))
    return due(rule, clock.started_at, calendar, clock.exceptions, pauses)


@transaction.atomic
def hand_over_clock(
    *, by: Actor, rule: str, subject_kind: str, subject_key: str, who: str, holder: User | None = None
) -> bool:
    """Give the running clock to another role or person; False when none was running."""
    running = Clock.objects.of(subject_kind, subject_key).running().filter(rule=rule)
    changed = running.update(who=who, holder=holder)
    record(by=by, action="clock.handed_over", kind=subject_kind, key=subject_key, rule=rule, who=who)
    return bool(changed)
