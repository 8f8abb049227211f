"""The doors of the invented offices: how to get in, when they are open, which communes they serve."""

from datetime import date
from decimal import Decimal
from typing import Any

from tgpl.demo.province import SINCE, Province
from tgpl.directory.rules import read_day
from tgpl.directory.services import Described, describe_place, set_hours
from tgpl.territory.models import Commune

WORKDAY = read_day("07:30-11:30, 13:30-17:00")


def open_places(province: Province, places: list[dict[str, Any]], on: date) -> None:
    for told in places:
        _open(province, told, on)


def _open(province: Province, told: dict[str, Any], on: date) -> None:
    by, agency = province.actor("giamdoc"), province.agencies[told["at"]]
    first, last = told["communes"]
    codes = Commune.objects.filter(pk__in=[pk for pk in province.communes[first:last] if pk]).order_by("code")
    north, east = map(Decimal, told["position"])
    described = Described(
        step_free=told["step_free"],
        sign_language=told.get("sign_language"),
        directions=told["directions"],
        position=(north, east),
        communes=codes.values_list("code", flat=True),
    )
    describe_place(by=by, agency=agency, told=described, on=on)
    week = (*[WORKDAY] * 5, read_day(told.get("saturday", "")), ())
    set_hours(by=by, agency=agency, week=week, valid_from=SINCE, basis="Quy chế mẫu")
