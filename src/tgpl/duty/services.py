"""Keeping the roster."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.audit.services import record
from tgpl.core.language.text import fold
from tgpl.duty.models import Keeper, Turn
from tgpl.duty.queries import duty_day, keepers_of
from tgpl.duty.rules import Fault, Why, Written

KIND = "duty_roster"
Pair = tuple[Keeper | None, Keeper | None]


class DutyError(Exception):
    """A change of the roster that cannot be made; the text is for the user."""


@dataclass(frozen=True, slots=True)
class Planned:
    """Who shall be on duty on a day, and why it is not as every week."""

    day: dt.date
    keeper: Keeper
    backup: Keeper | None = None
    reason: str = ""


@transaction.atomic
def add_keeper(*, by: Actor, office: Agency, user: User, phone: str) -> Keeper:
    """Put a colleague on the list of those who take turns, or give them another number."""
    values = {"phone": phone, "last_day": None}
    keeper, _new = Keeper.objects.update_or_create(office=office, user=user, defaults=values)
    record(by=by, action="duty.keeper_listed", kind=KIND, key=str(office.pk), name=user.full_name)
    return keeper


@transaction.atomic
def end_keeper(*, by: Actor, keeper: Keeper, last_day: dt.date) -> None:
    """Take a colleague off the list: their later turns become holes, which the roster shows."""
    Keeper.objects.filter(pk=keeper.pk).update(last_day=last_day)
    record(by=by, action="duty.keeper_left", kind=KIND, key=str(keeper.office_id), name=keeper.user.full_name)


@transaction.atomic
def set_week(*, by: Actor, office: Agency, first_day: dt.date, turns: Mapping[int, Pair]) -> None:
    """Who is on duty on which weekday of every week, from `first_day` on; what was said before stays before it."""
    for weekday, (keeper, backup) in turns.items():
        values = {"keeper": keeper, "backup": backup}
        Turn.objects.update_or_create(office=office, weekday=weekday, first_day=first_day, defaults=values)
    later = Turn.objects.filter(office=office, weekday__in=turns, first_day__gt=first_day)
    later.delete()
    record(by=by, action="duty.week_set", kind=KIND, key=str(office.pk), since=first_day.isoformat())


@transaction.atomic
def set_days(*, by: Actor, office: Agency, planned: Sequence[Planned], at: dt.datetime) -> None:
    """Who is on duty on single days, in the place of what stood there."""
    _refuse_past((plan.day for plan in planned), at)
    for plan in planned:
        values = {"keeper": plan.keeper, "backup": plan.backup, "reason": plan.reason}
        Turn.objects.update_or_create(office=office, weekday=None, first_day=plan.day, defaults=values)
    days = [plan.day.isoformat() for plan in planned]
    record(by=by, action="duty.days_set", kind=KIND, key=str(office.pk), first=min(days), days=len(days))


@transaction.atomic
def swap_days(
    *, by: Actor, office: Agency, days: tuple[dt.date, dt.date], seen: tuple[int, int], reason: str, at: dt.datetime
) -> None:
    """Two colleagues take each other's turn. `seen`: the keepers that the officer had before them on the two days."""
    Agency.objects.select_for_update().get(pk=office.pk)  # two officers swap one after the other
    one, other = (duty_day(office, day) for day in days)
    if one.keeper is None or other.keeper is None or (one.keeper.pk, other.keeper.pk) != seen:
        raise DutyError(_("Lịch trực vừa được người khác sửa. Hãy xem lại lịch rồi đổi ca."))
    if one.keeper == other.keeper:
        raise DutyError(_("Hai ngày này do cùng một người trực, không có gì để đổi."))
    set_days(
        by=by,
        office=office,
        planned=[
            Planned(one.day, other.keeper, other.backup, reason),
            Planned(other.day, one.keeper, one.backup, reason),
        ],
        at=at,
    )


def _refuse_past(days: Iterable[dt.date], at: dt.datetime) -> None:
    """What was on duty on a night that is over stays as it stood: clocks were put before that person."""
    if any(day < timezone.localdate(at) for day in days):
        raise DutyError(_("Ngày đã qua không sửa được. Hãy chọn từ hôm nay trở đi."))


def plan_lines(office: Agency, lines: Sequence[Written], at: dt.datetime) -> tuple[list[Planned], list[Fault]]:
    """What a written roster asks for: names become colleagues of the list, with or without diacritics."""
    known: dict[str, list[Keeper]] = {}
    for keeper in keepers_of(office, timezone.localdate(at)):
        known.setdefault(fold(keeper.user.full_name), []).append(keeper)
    read = [_planned(line, known, timezone.localdate(at)) for line in lines]
    return [p for p in read if isinstance(p, Planned)], [f for f in read if isinstance(f, Fault)]


def _planned(line: Written, known: Mapping[str, list[Keeper]], today: dt.date) -> Planned | Fault:
    if line.day < today:
        return Fault(line.number, Why.PAST, f"{line.day:%d/%m/%Y}")
    found = {name: known.get(fold(name), []) for name in (line.keeper, line.backup) if name}
    for name, keepers in found.items():
        if len(keepers) != 1:
            return Fault(line.number, Why.AMBIGUOUS if keepers else Why.UNKNOWN, name)
    keeper, backup = found[line.keeper][0], found[line.backup][0] if line.backup else None
    if keeper == backup:
        return Fault(line.number, Why.SAME, line.keeper)
    return Planned(line.day, keeper, backup, line.reason)
