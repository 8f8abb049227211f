"""Who is on duty in the invented province: the centre every night of the week, Tết apart, and one branch with holes."""

from datetime import date, datetime, timedelta

from tgpl.demo.province import SINCE, Province
from tgpl.duty.models import Keeper
from tgpl.duty.services import Planned, add_keeper, set_days, set_week

_PHONES = {"tgv1": "+84901000001", "tgv2": "+84901000002", "tiepnhan": "+84901000003", "luatsu1": "+84901000004"}
_BRANCH_PHONE = "+84901000011"
# The first day of Tết of the years that the demonstration may be loaded in.
_TET = {2026: date(2026, 2, 17), 2027: date(2027, 2, 6), 2028: date(2028, 1, 26)}


def plan_duty(province: Province, until: datetime) -> None:
    """The weekly roster since the office opened, Tết of the year to come, and a colleague who stands in tonight."""
    director, centre = province.actor("giamdoc"), province.agencies["centre"]
    listed = {
        name: add_keeper(by=director, office=centre, user=province.users[name], phone=phone)
        for name, phone in _PHONES.items()
    }
    turns = list(listed.values())
    week = {day: (turns[day % 4], turns[(day + 1) % 4]) for day in range(7)}
    set_week(by=director, office=centre, first_day=SINCE, turns=week)
    tonight = Planned(until.date(), listed["tgv2"], listed["tgv1"], "Thay đồng nghiệp nghỉ ốm")
    set_days(by=director, office=centre, planned=[tonight, *_tet(turns, until)], at=until)
    _plan_branch(province)


def _tet(turns: list[Keeper], until: datetime) -> list[Planned]:
    """The seven days of the next Tết, shared out one by one."""
    first = next((day for day in _TET.values() if day > until.date()), None)
    days = [first + timedelta(days=n) for n in range(-1, 6)] if first else []
    return [Planned(day, turns[n % 4], turns[(n + 1) % 4], "Trực Tết") for n, day in enumerate(days)]


def _plan_branch(province: Province) -> None:
    """Branch 1 has nobody for Saturday and Sunday: its page shows the holes, its centre answers for them."""
    head, branch = province.actor("truongcn1"), province.agencies["CN1"]
    keeper = add_keeper(by=head, office=branch, user=province.users["tgv3"], phone=_BRANCH_PHONE)
    set_week(by=head, office=branch, first_day=SINCE, turns=dict.fromkeys(range(5), (keeper, None)))
