"""Windows of tasks as bars between two days. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tgpl.plans.rules.stages import Window


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a window lies in a span, from 0 to 1. `open_end`: the plan gives no end; it goes on beyond the span."""

    start: Fraction
    end: Fraction
    open_end: bool


def span(windows: Iterable[Window], today: date) -> tuple[date, date]:
    """Whole months that hold every day named, and today: at most three years from the first."""
    days = [today, *(day for window in windows for day in (window.start, window.end) if day)]
    first = max(min(days), date(today.year - 1, 1, 1)).replace(day=1)
    last = min(max(days), date(first.year + 2, 12, 31))
    return first, month_after(last) - timedelta(days=1)


def month_after(day: date) -> date:
    """The first day of the month after."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def months(first: date, last: date) -> list[date]:
    """The first days of the months from `first` to `last`."""
    found = [first]
    while month_after(found[-1]) <= last:
        found.append(month_after(found[-1]))
    return found


def place(day: date, first: date, last: date) -> Fraction:
    """Where the morning of `day` lies between the first morning and the last evening, within 0 and 1."""
    length = (last - first).days + 1
    return min(max(Fraction((day - first).days, length), Fraction(0)), Fraction(1))


def bar(window: Window, first: date, last: date) -> Bar | None:
    """The bar of a window; None without any day, or outside the span."""
    if not window.start and not window.end:
        return None
    start = place(window.start, first, last) if window.start else Fraction(0)
    end = place(window.end + timedelta(days=1), first, last) if window.end else Fraction(1)
    return Bar(start, end, window.end is None) if start < end else None
