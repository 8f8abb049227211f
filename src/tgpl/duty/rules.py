"""Which day's duty a moment belongs to, and a roster read from a table that people wrote."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

ONE_DAY = dt.timedelta(days=1)
_DATE = re.compile(r"(?:(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4}))|(?P<iso>\d{4}-\d{2}-\d{2})")


def day_of_duty(moment: dt.datetime, opens: dt.time) -> dt.date:
    """The day whose turn of duty `moment` falls into: a turn runs from the opening hour to the next day's."""
    return moment.date() if moment.time() >= opens else moment.date() - ONE_DAY


@dataclass(frozen=True, slots=True)
class Written:
    """A line of a roster as it was written: a day, the one on duty, who stands in, why."""

    number: int
    day: dt.date
    keeper: str
    backup: str = ""
    reason: str = ""


class Why(StrEnum):
    """Why a line of a roster cannot be taken in."""

    NO_DAY = "no_day"
    NO_NAME = "no_name"
    TWICE = "twice"
    PAST = "past"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that cannot be taken in, and the words in it that are wrong."""

    number: int
    why: Why
    text: str = ""


def read_lines(rows: Iterable[Sequence[str]]) -> tuple[list[Written], list[Fault]]:
    """The lines of a roster, and those that cannot be read. Empty lines and a line of headings say nothing."""
    read = [_line(number, row) for number, row in enumerate(rows, 1) if any(row) and not _is_heading(number, row)]
    lines = [line for line in read if isinstance(line, Written)]
    faults = [line for line in read if isinstance(line, Fault)]
    return lines, sorted([*faults, *_twice(lines)], key=lambda fault: fault.number)


def _is_heading(number: int, row: Sequence[str]) -> bool:
    return number == 1 and not re.search(r"\d", row[0])


def _line(number: int, row: Sequence[str]) -> Written | Fault:
    day, keeper, backup, reason = [*row, "", "", "", ""][:4]
    date = read_day(day)
    if date is None:
        return Fault(number, Why.NO_DAY, day)
    if not keeper:
        return Fault(number, Why.NO_NAME, day)
    return Written(number, date, keeper, backup, reason)


def read_day(text: str) -> dt.date | None:
    """The day in "Thứ Ba 17/02/2027", "17-2-2027" or "2027-02-17"."""
    found = _DATE.search(text)
    if found is None:
        return None
    try:
        if found["iso"]:
            return dt.date.fromisoformat(found["iso"])
        return dt.date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _twice(lines: Iterable[Written]) -> Iterator[Fault]:
    seen: set[dt.date] = set()
    for line in lines:
        if line.day in seen:
            yield Fault(line.number, Why.TWICE, f"{line.day:%d/%m/%Y}")
        seen.add(line.day)
