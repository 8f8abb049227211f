"""The holidays of a year, by law and yearly decision, as the `holidays` package knows them: a seed to be checked."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

import holidays

from tgpl.core.rule_files import Mark

LABOUR_CODE = "Điều 112 Bộ luật Lao động 2019"
YEARLY_DECISION = "Quyết định về ngày nghỉ hằng năm"


@dataclass(frozen=True, slots=True)
class SeededDay:
    """A day off, or a weekend day worked instead of another."""

    date: dt.date
    is_off: bool
    name: str
    basis: str
    mark: Mark = Mark.TO_VERIFY


@cache
def seeded_days(year: int) -> tuple[SeededDay, ...]:
    """The days of `year` that are not what their weekday says. All want checking against the year's decision."""
    calendar = holidays.country_holidays("VN", years=year, language="vi")
    off = [SeededDay(day, True, name, _basis(name)) for day, name in calendar.items()]
    worked = [
        SeededDay(day, False, "Ngày làm bù", YEARLY_DECISION)
        for day in getattr(calendar, "weekend_workdays", ())
        if day.year == year
    ]
    return tuple(sorted(off + worked, key=lambda day: day.date))


def _basis(name: str) -> str:
    return YEARLY_DECISION if "thay cho" in name or "Tết" in name else LABOUR_CODE
