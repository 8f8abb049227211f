"""What a head writes by hand on a running clock: a pause, a case in which the law gives another limit; and takes back.

Each needs a reason and the article that allows it; the clock is counted anew, and says so wherever it is explained.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.deadlines.models import Clock, ClockChange
from tgpl.deadlines.rulebook import rule_on
from tgpl.deadlines.rules import Rule, Unit, limit_for, local
from tgpl.deadlines.services import explain

Kind = ClockChange.Kind
PASSING = {Unit.AT_ONCE, Unit.HOUR, Unit.DAY, Unit.WORKING_DAY}  # what time that stands still can move


class ClockError(Exception):
    """The clock cannot be changed so; the message says why."""


def note_pause(
    *, by: Actor, clock: Clock, since: datetime, until: datetime, reason: str, ground: str, at: datetime
) -> ClockChange:
    """The clock stood still, or will, from `since` to `until`. Raises ClockError."""

    def check(fresh: Clock) -> None:
        if limit_for(rule_of(fresh), fresh.exceptions).unit not in PASSING:
            raise ClockError(_("Thời hạn này là một ngày định trước, không tạm dừng được."))
        if not fresh.started_at <= since < until:
            raise ClockError(_("Thời gian tạm dừng phải sau khi thời hạn bắt đầu, và có đầu trước cuối."))
        if any(one.since < until and since < one.until for one in _standing(fresh, Kind.PAUSE)):
            raise ClockError(_("Khoảng này trùng với một lần tạm dừng đã ghi. Hãy bỏ lần ấy trước."))

    about = {"kind": Kind.PAUSE, "since": since, "until": until}
    return _note(clock, check, by=by, at=at, reason=reason, ground=ground, action="clock.paused", **about)


def note_circumstance(
    *, by: Actor, clock: Clock, circumstance: str, reason: str, ground: str, at: datetime
) -> ClockChange:
    """A case of the law applies (a remote area, force majeure), which gives the clock another limit."""

    def check(fresh: Clock) -> None:
        if circumstance not in {one.name for one in rule_of(fresh).circumstances}:
            raise ClockError(_("Luật không cho thời hạn này trường hợp ấy."))
        if circumstance in fresh.exceptions:
            raise ClockError(_("Trường hợp này đã được tính vào thời hạn."))

    about = {"kind": Kind.CIRCUMSTANCE, "circumstance": circumstance}
    return _note(clock, check, by=by, at=at, reason=reason, ground=ground, action="clock.circumstance_noted", **about)


@transaction.atomic
def _note(
    clock: Clock, check: Callable[[Clock], None], *, by: Actor, at: datetime, action: str, **about: Any
) -> ClockChange:
    fresh = _running(clock)
    if not (about["reason"].strip() and about["ground"].strip()):
        raise ClockError(_("Hãy ghi lý do và điều khoản cho phép."))
    check(fresh)
    change = ClockChange.objects.create(clock=fresh, at=at, **signed(by), **about)
    _count_anew(fresh, [*fresh.pauses, *_pause(change)], [*fresh.exceptions, *_circumstance(change)])
    _record(by, fresh, action, change)
    return change


@transaction.atomic
def take_back(*, by: Actor, change: ClockChange, at: datetime) -> None:
    """What was written was a mistake: the line stays, and counts no more. Raises ClockError."""
    fresh = _running(change.clock)
    if not ClockChange.objects.filter(pk=change.pk, taken_back_at=None).update(taken_back_at=at, taken_back_by=by.name):
        raise ClockError(_("Mục này đã được bỏ. Hãy tải lại trang để xem."))
    pauses = [pause for pause in fresh.pauses if pause not in _pause(change)]
    _count_anew(fresh, pauses, [name for name in fresh.exceptions if name not in _circumstance(change)])
    _record(by, fresh, "clock.change_taken_back", change)


def _pause(change: ClockChange) -> list[list[str]]:
    return [change.as_kept] if change.kind == Kind.PAUSE else []


def _circumstance(change: ClockChange) -> list[str]:
    return [change.circumstance] if change.kind == Kind.CIRCUMSTANCE else []


def rule_of(clock: Clock) -> Rule:
    """The version of its rule that the clock began with."""
    return rule_on(clock.rule, local(clock.started_at).date())


def _running(clock: Clock) -> Clock:
    """The clock as it stands now, for this change alone."""
    fresh = Clock.objects.select_for_update().get(pk=clock.pk)
    if not fresh.is_running:
        raise ClockError(_("Thời hạn này đã dừng, không sửa được nữa."))
    return fresh


def _standing(clock: Clock, kind: str) -> list[ClockChange]:
    return list(clock.changes.filter(kind=kind, taken_back_at=None))


def _count_anew(clock: Clock, pauses: list[list[str]], exceptions: list[str]) -> None:
    clock.pauses, clock.exceptions = pauses, exceptions
    counted = explain(clock)
    clock.due_at, clock.at_once = counted.due, counted.limit.unit is Unit.AT_ONCE
    clock.save(update_fields=["pauses", "exceptions", "due_at", "at_once"])


def _record(by: Actor, clock: Clock, action: str, change: ClockChange) -> None:
    about = {"rule": clock.rule, "ground": change.ground, "due": local(clock.due_at).isoformat()}
    record(by=by, action=action, kind=clock.subject_kind, key=clock.subject_key, **about)
