"""Dates of last year's plan moved to this year. Pure."""

import re
from datetime import date

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def moved_day(day: date, years: int) -> date:
    """The same day so many years later; the last day of a month stays the last one."""
    if (day.month, day.day) in {(2, 28), (2, 29)} and (day.day == 29 or not _is_leap(day.year)):
        return date(day.year + years, 2, 29 if _is_leap(day.year + years) else 28)
    return day.replace(year=day.year + years)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def moved_words(words: str, years: int) -> str:
    """The words of a time with every year moved: "Quý IV năm 2026" is "Quý IV năm 2027"."""
    return _YEAR.sub(lambda match: str(int(match[1]) + years), words)


def moved_title(title: str, year: int, years: int) -> str:
    """A title with the plan's own year moved; the years of laws and decisions that it names stay."""
    return re.sub(rf"(?i)(năm\s+){year}(?!\d)", lambda match: f"{match[1]}{year + years}", title)


def years_in(words: str) -> bool:
    """Whether words name a year, so that a person should look whether it still holds."""
    return bool(_YEAR.search(words))
