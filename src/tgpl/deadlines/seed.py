"""The holidays of a year, by law and yearly decision, as the `holidays` package knows them: a seed to be checked."""

import datetime as dt
from dataclasses import dataclass
from functools import cache

from tgpl.core.law.rule_files import Mark

BASIS = "Lịch gợi ý, chưa đối chiếu văn bản"


@dataclass(frozen=True, slots=True)
class SeededDay:
    """A day off, or a weekend day worked instead of another."""

    date: dt.date
    is_off: bool
    name: str
    basis: str = BASIS
    mark: Mark = Mark.TO_VERIFY


@cache
def seeded_days(year: int) -> tuple[SeededDay, ...]:
    """The days of `year` that are not what their weekday says. All want checking against the year's decision."""
    import holidays  # of all countries: read when a calendar is first asked for, not at every start

    calendar = holidays.country_holidays("VN", years=year, language="vi")
    off = [SeededDay(day, True, name) for day, name in calendar.items()]
    worked = [
        SeededDay(day, False, "Đi làm thay cho một ngày nghỉ")
        for day in getattr(calendar, "weekend_workdays", ())
        if day.year == year
    ]
    return tuple(sorted(off + worked, key=lambda day: day.date))
