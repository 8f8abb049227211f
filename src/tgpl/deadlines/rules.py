"""How the law counts time, by Điều 147 and 148 of the Civil Code 2015.

Hours run from the very moment, through nights and holidays. Days begin on the day after the event and end at the
end of the last one: 24:00, which we write 23:59:59 so that it keeps its date. A last day that is no working day moves
to the end of the next working day. "Ngay" is due when it begins.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LAST_SECOND = dt.time(23, 59, 59)
ONE_DAY = dt.timedelta(days=1)
LAST_MONTHS = {"month_end": range(1, 13), "half_year_end": (6, 12), "year_end": (12,)}


class Unit(StrEnum):
    """What a limit is counted in. The three ends close a register with its period, on whatever day that is."""

    AT_ONCE = "at_once"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    DAY_BEFORE = "day_before"  # counted back from an event to come: "chậm nhất 10 ngày trước ngày mở phiên tòa"
    GIVEN_DAY = "given_day"  # the day that a paper names: a plan, a decision
    MONTH_END = "month_end"
    HALF_YEAR_END = "half_year_end"
    YEAR_END = "year_end"


@dataclass(frozen=True, slots=True)
class Limit:
    """So many of a unit."""

    unit: Unit
    amount: int = 0

    @property
    def needs_calendar(self) -> bool:
        return self.unit in {Unit.DAY, Unit.WORKING_DAY}


@dataclass(frozen=True, slots=True)
class Circumstance:
    """What the law lets change a limit: a remote area, force majeure, a complex matter."""

    name: str
    title: str
    limit: Limit


@dataclass(frozen=True, slots=True)
class Rule:
    """One limit of the law, as it stands between two dates."""

    code: str
    name: str
    start_event: str
    limit: Limit
    citation: str
    mark: str
    valid_from: dt.date
    valid_to: dt.date | None = None
    circumstances: tuple[Circumstance, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When the office is open on a working day."""

    sessions: tuple[tuple[dt.time, dt.time], ...] = ()

    def open_at(self, moment: dt.time) -> bool:
        return any(opens <= moment < closes for opens, closes in self.sessions)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off by name, and weekend days on which the state works instead."""

    holidays: Mapping[dt.date, str] = field(default_factory=dict)
    worked: Mapping[dt.date, str] = field(default_factory=dict)
    hours: OfficeHours = OfficeHours()

    def is_working(self, day: dt.date) -> bool:
        return day in self.worked or (day.weekday() < 5 and day not in self.holidays)

    def is_open(self, moment: dt.datetime) -> bool:
        return self.is_working(moment.date()) and self.hours.open_at(moment.time())


class Why(StrEnum):
    """Why a moment or a day counts, or does not."""

    FIRST_DAY = "first_day"
    COUNTED = "counted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"
    MOVED = "moved"
    AT_ONCE = "at_once"
    HOURS = "hours"
    ON_DUTY = "on_duty"
    BEFORE = "before"
    GIVEN = "given"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the count: the day, its number in the count (None: not counted), and why."""

    day: dt.date
    number: int | None
    why: Why
    detail: str = ""


Pause = tuple[dt.datetime, dt.datetime]


@dataclass(frozen=True, slots=True)
class Due:
    """When a step must be done, and how that was counted."""

    rule: Rule
    limit: Limit
    start: dt.datetime
    due: dt.datetime
    steps: tuple[Step, ...]


class UnknownCircumstance(ValueError):
    """A circumstance that the rule does not know."""

    def __init__(self, rule: Rule, name: str) -> None:
        self.rule, self.name = rule, name
        super().__init__(f"{rule.code}: {name}")


def due(
    rule: Rule,
    start: dt.datetime,
    calendar: Calendar,
    circumstances: Sequence[str] = (),
    pauses: Sequence[Pause] = (),
) -> Due:
    """When `rule`, started at `start`, must be done. A time without a zone is Vietnamese time."""
    begin = local(start)
    limit = limit_for(rule, circumstances)
    breaks = [(local(stopped), local(resumed)) for stopped, resumed in pauses]
    end, steps = _COUNTS[limit.unit](begin, limit, calendar, breaks)
    return Due(rule, limit, begin, end, tuple(steps))


def local(moment: dt.datetime) -> dt.datetime:
    """`moment` on the Vietnamese clock."""
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)


def limit_for(rule: Rule, circumstances: Sequence[str]) -> Limit:
    """The limit of `rule` under these circumstances: where several apply, the longest."""
    known = {c.name: c.limit for c in rule.circumstances}
    for name in circumstances:
        if name not in known:
            raise UnknownCircumstance(rule, name)
    return max((known[name] for name in circumstances), key=lambda limit: limit.amount, default=rule.limit)


def end_of(day: dt.date) -> dt.datetime:
    """The last moment of `day` in Viet Nam."""
    return dt.datetime.combine(day, LAST_SECOND, VIETNAM)


Counted = tuple[dt.datetime, list[Step]]


def _at_once(start: dt.datetime, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]) -> Counted:
    end = _after_pauses(start, dt.timedelta(0), pauses)
    return end, [*_stood_still(start, end, pauses), Step(end.date(), None, Why.AT_ONCE), *_on_duty(end, calendar)]


def _hours(start: dt.datetime, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]) -> Counted:
    end = _after_pauses(start, dt.timedelta(hours=limit.amount), pauses)
    counted = Step(end.date(), None, Why.HOURS, str(limit.amount))
    return end, [*_stood_still(start, end, pauses), counted, *_on_duty(end, calendar)]


def _stood_still(start: dt.datetime, end: dt.datetime, pauses: Sequence[Pause]) -> Iterator[Step]:
    """The pauses that moved a limit in hours, each on the day it began."""
    for stopped, resumed in sorted(pauses):
        if stopped <= end and resumed > start:
            yield Step(stopped.date(), None, Why.PAUSED, f"{stopped:%H:%M %d/%m/%Y} – {resumed:%H:%M %d/%m/%Y}")


def _after_pauses(start: dt.datetime, length: dt.timedelta, pauses: Sequence[Pause]) -> dt.datetime:
    running, end = start, start + length
    for stopped, resumed in sorted(pauses):
        if stopped <= end and resumed > running:
            end += resumed - max(stopped, running)
            running = resumed
    return end


def _on_duty(moment: dt.datetime, calendar: Calendar) -> Iterator[Step]:
    if calendar.hours.sessions and not calendar.is_open(moment):
        yield Step(moment.date(), None, Why.ON_DUTY)


def _days(start: dt.datetime, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]) -> Counted:
    day, number = start.date(), 0
    steps = [Step(day, None, Why.FIRST_DAY)]
    while steps[-1].why not in {Why.COUNTED, Why.MOVED} or number < limit.amount or not calendar.is_working(day):
        day += ONE_DAY
        steps.append(_look_at(day, number, limit, calendar, pauses))
        number = steps[-1].number or number
    return end_of(day), steps


def _look_at(day: dt.date, number: int, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]) -> Step:
    """What `day` adds to a count that stands at `number`: nothing where the clock stands still as the day ends."""
    if any(stopped <= end_of(day) < resumed for stopped, resumed in pauses):
        return Step(day, None, Why.PAUSED)
    working = calendar.is_working(day)
    if number < limit.amount and (working or limit.unit is Unit.DAY):
        return Step(day, number + 1, Why.COUNTED)
    if working:
        return Step(day, None, Why.MOVED)
    holiday = calendar.holidays.get(day, "")
    return Step(day, None, Why.HOLIDAY if holiday else Why.WEEKEND, holiday)


def _days_before(event: dt.datetime, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]) -> Counted:
    """The latest day that leaves the full limit before the event; no shift, which would only shorten it."""
    last = event.date() - limit.amount * ONE_DAY
    return end_of(last), [Step(last, None, Why.BEFORE, str(limit.amount))]


def _given_day(start: dt.datetime, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]) -> Counted:
    """The end of the very day that was given, whatever day that is."""
    return end_of(start.date()), [Step(start.date(), None, Why.GIVEN)]


def _period_end(start: dt.datetime, limit: Limit, calendar: Calendar, pauses: Sequence[Pause]) -> Counted:
    month = next(m for m in LAST_MONTHS[limit.unit] if m >= start.month)
    last = dt.date(start.year + month // 12, month % 12 + 1, 1) - ONE_DAY
    return end_of(last), [Step(last, None, Why.PERIOD)]


_COUNTS = {
    Unit.AT_ONCE: _at_once,
    Unit.HOUR: _hours,
    Unit.DAY: _days,
    Unit.WORKING_DAY: _days,
    Unit.DAY_BEFORE: _days_before,
    Unit.GIVEN_DAY: _given_day,
    Unit.MONTH_END: _period_end,
    Unit.HALF_YEAR_END: _period_end,
    Unit.YEAR_END: _period_end,
}
