"""When a door is open: pure."""

import datetime as dt
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# So many days ahead the next opening is looked for: longer than any holiday.
LOOKED_AHEAD = 21
_SESSION = re.compile(r"(\d{1,2})(?:[:hg](\d{2})?)?\s*(?:-|–|đến)\s*(\d{1,2})(?:[:hg](\d{2})?)?")


@dataclass(frozen=True, slots=True, order=True)
class Session:
    """From one time of a day to another."""

    opens: dt.time
    closes: dt.time

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}-{self.closes:%H:%M}"


Day = tuple[Session, ...]
Week = tuple[Day, ...]  # seven days, Monday first


class UnreadHours(ValueError):
    """The hours of a day cannot be read; `part` is the piece that is wrong."""

    def __init__(self, part: str) -> None:
        self.part = part
        super().__init__(part)


def read_day(text: str) -> Day:
    """The sessions in "7:30-11:30, 13h30 đến 17h"; nothing for a day on which the door stays shut."""
    parts = [part.strip() for part in re.split(r"[,;]", text.lower()) if part.strip()]
    sessions = tuple(sorted(_session(part) for part in parts))
    for before, after in itertools.pairwise(sessions):
        if after.opens < before.closes:
            raise UnreadHours(str(after))
    return sessions


def _session(part: str) -> Session:
    found = _SESSION.fullmatch(part)
    if found is None:
        raise UnreadHours(part)
    hour, minute, end_hour, end_minute = (int(number or 0) for number in found.groups())
    try:
        session = Session(dt.time(hour, minute), dt.time(end_hour, end_minute))
    except ValueError:
        raise UnreadHours(part) from None
    if session.closes <= session.opens:
        raise UnreadHours(part)
    return session


def write_day(day: Day) -> str:
    return ", ".join(map(str, day))


def read_week(lines: Sequence[str]) -> Week:
    return tuple(read_day(line) for line in lines)


def write_week(week: Week) -> list[str]:
    return [write_day(day) for day in week]


@dataclass(frozen=True, slots=True)
class Door:
    """Whether a door is open, and the moment at which that changes; None when nothing is known of the weeks ahead."""

    is_open: bool
    changes_at: dt.datetime | None


def door_at(now: dt.datetime, hours_on: Callable[[dt.date], Day]) -> Door:
    """The door at this local moment; `hours_on` knows the hours of each date, holidays and all."""
    today = hours_on(now.date())
    running = next((s for s in today if s.opens <= now.time() < s.closes), None)
    if running:
        return Door(True, _at(now, now.date(), running.closes))
    later = next((s for s in today if s.opens > now.time()), None)
    if later:
        return Door(False, _at(now, now.date(), later.opens))
    days = (now.date() + dt.timedelta(days=n) for n in range(1, LOOKED_AHEAD + 1))
    return Door(False, next((_at(now, day, hours_on(day)[0].opens) for day in days if hours_on(day)), None))


def _at(now: dt.datetime, day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, tzinfo=now.tzinfo)
