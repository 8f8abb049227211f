"""From the periods of a plan's tasks to windows with dates: years that return, tasks that follow others. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from tgpl.plans.rules.stages import Window

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class When:
    """One period as the plan gives it. `after`: the task that it follows; `within`: so many days after that."""

    start: date | None = None
    end: date | None = None
    yearly: bool = False
    after: object = None
    within: int | None = None
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Timed:
    """The time of a task: its periods, and the day on which it was done."""

    periods: tuple[When, ...] = ()
    done_on: date | None = None

    @property
    def returns(self) -> bool:
        """Whether it begins anew every year: what was done last year does not count for this one."""
        return any(when.yearly for when in self.periods)

    def is_done_on(self, today: date) -> bool:
        """Whether it counts as done on `today`."""
        return self.done_on is not None and (not self.returns or self.done_on.year == today.year)


def windows_of(tasks: Mapping[Key, Timed], today: date) -> dict[Key, list[Window]]:
    """The windows of each task as they stand on `today`: a task that follows another moves with it."""
    return {key: [_window(when, tasks, today, {key}) for when in task.periods] for key, task in tasks.items()}


def _window(when: When, tasks: Mapping, today: date, seen: set) -> Window:
    if when.after is not None:
        return _following(when, tasks, today, seen)
    if when.yearly:
        return _this_year(when, today)
    return Window(when.start, when.end, waits=when.conditional and not when.end)


def _this_year(when: When, today: date) -> Window:
    """The turn of `today`'s year: the same days as in the first one, or as much of the year as is left from then on."""
    year = max(today.year, when.start.year) if when.start else today.year
    if when.start and when.end:
        return _turn(when.start, when.end, year, today)
    start = max(date(year, 1, 1), when.start or date.min)
    return Window(start, date(year, 12, 31), yearly=True, waits=when.conditional)


def _turn(start: date, end: date, year: int, today: date) -> Window:
    """The same days in another year; what began before the new year and still runs is the turn of the year before."""
    over = end.year - start.year
    if over and year > start.year and today <= _in_year(end, year - 1 + over):
        year -= 1
    return Window(_in_year(start, year), _in_year(end, year + over), yearly=True)


def _in_year(day: date, year: int) -> date:
    last = 28 if (day.month, day.day) == (2, 29) else day.day
    return day.replace(year=year, day=last)


def _following(when: When, tasks: Mapping, today: date, seen: set) -> Window:
    """After another task: from the day on which that was done, or from the day on which it should be."""
    first = tasks.get(when.after)
    if first is None or when.after in seen:
        return Window(when.start, when.end, waits=True)
    done = first.done_on if first.is_done_on(today) else None
    begins = done or _planned_end(when.after, tasks, today, seen)
    start = max((day for day in (begins, when.start) if day), default=None)
    end = when.end or (start + timedelta(days=when.within) if start and when.within is not None else None)
    if end and start and end < start:
        start = when.start
    return Window(start, end, waits=done is None or when.conditional)


def _planned_end(key: object, tasks: Mapping, today: date, seen: set) -> date | None:
    windows = [_window(when, tasks, today, {*seen, key}) for when in tasks[key].periods]
    return max((window.end for window in windows if window.end), default=None)


def follows_itself(follows: Mapping[Key, Key | None], start: Key) -> bool:
    """Whether the task `start` would come after itself, over however many others."""
    seen: set[Key] = set()
    here: Key | None = start
    while here is not None and here not in seen:
        seen.add(here)
        here = follows.get(here)
    return here is not None
