"""What holds for every limit, whatever the start and the calendar."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.deadlines.rules import (
    VIETNAM,
    Calendar,
    Circumstance,
    Limit,
    OfficeHours,
    Rule,
    Unit,
    UnknownCircumstance,
    Why,
    due,
    end_of,
    local,
)

MORNING = OfficeHours(((dt.time(7, 30), dt.time(11, 30)), (dt.time(13, 30), dt.time(17, 0))))
PLAIN = Calendar(hours=MORNING)


def rule(unit: Unit, amount: int = 0, **more) -> Rule:
    return Rule("thử", "Thử", "Bắt đầu", Limit(unit, amount), "Điều 1", "confirmed", dt.date(2018, 1, 1), **more)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


counted_in_days = st.sampled_from([Unit.DAY, Unit.WORKING_DAY])
rules = st.one_of(
    st.builds(rule, st.just(Unit.AT_ONCE)),
    st.builds(rule, st.just(Unit.HOUR), st.integers(1, 72)),
    st.builds(rule, counted_in_days, st.integers(1, 45)),
    st.builds(rule, st.sampled_from([Unit.MONTH_END, Unit.HALF_YEAR_END, Unit.YEAR_END])),
)
starts = st.builds(
    dt.datetime.combine, st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)), st.times(), st.just(VIETNAM)
)
days = st.dates(dt.date(2026, 1, 1), dt.date(2028, 3, 1))
calendars = st.builds(
    Calendar,
    st.dictionaries(days, st.just("Nghỉ"), max_size=12),
    st.dictionaries(days, st.just("Làm bù"), max_size=3),
    st.just(MORNING),
)
pauses = st.lists(st.tuples(starts, starts).map(sorted).map(tuple), max_size=3)


@given(rules, starts, calendars, pauses)
def test_a_limit_never_ends_before_it_begins(rule, start, calendar, pauses) -> None:
    assert due(rule, start, calendar, pauses=pauses).due >= start


@given(rules, starts, starts, calendars, pauses)
def test_who_starts_later_is_never_due_earlier(rule, one, other, calendar, pauses) -> None:
    first, second = sorted([one, other])
    assert due(rule, first, calendar, pauses=pauses).due <= due(rule, second, calendar, pauses=pauses).due


@given(rules, starts, calendars, days)
def test_another_holiday_never_makes_it_earlier(rule, start, calendar, day) -> None:
    more = dataclasses.replace(calendar, holidays={**calendar.holidays, day: "Nghỉ thêm"})
    assert due(rule, start, calendar).due <= due(rule, start, more).due


@given(rules, starts, calendars, pauses, st.tuples(starts, starts).map(sorted).map(tuple))
def test_another_pause_never_makes_it_earlier(rule, start, calendar, pauses, pause) -> None:
    assert due(rule, start, calendar, pauses=pauses).due <= due(rule, start, calendar, pauses=[*pauses, pause]).due


@given(st.integers(1, 72), starts, calendars)
def test_hours_are_hours_of_the_clock(hours, start, calendar) -> None:
    assert due(rule(Unit.HOUR, hours), start, calendar).due - start == dt.timedelta(hours=hours)


@given(counted_in_days, st.integers(1, 45), starts, calendars)
def test_days_end_with_a_working_day_after_so_many_counted(unit, amount, start, calendar) -> None:
    counted = due(rule(unit, amount), start, calendar)
    last = counted.due.date()
    assert counted.due == end_of(last)
    assert calendar.is_working(last)
    assert [step.number for step in counted.steps if step.number] == list(range(1, amount + 1))
    assert last >= start.date() + dt.timedelta(days=amount)
    assert [step.day for step in counted.steps] == [
        start.date() + dt.timedelta(days=n) for n in range(len(counted.steps))
    ]


@given(st.integers(1, 30), starts, calendars)
def test_only_working_days_count_as_working_days(amount, start, calendar) -> None:
    counted = due(rule(Unit.WORKING_DAY, amount), start, calendar)
    assert all(calendar.is_working(step.day) == (step.number is not None) for step in counted.steps[1:])


@given(st.integers(1, 30), starts, calendars)
def test_as_many_days_are_never_due_after_as_many_working_days(amount, start, calendar) -> None:
    assert due(rule(Unit.DAY, amount), start, calendar).due <= due(rule(Unit.WORKING_DAY, amount), start, calendar).due


@given(st.integers(1, 45), starts)
def test_a_limit_before_an_event_leaves_all_its_days(amount, start) -> None:
    counted = due(rule(Unit.DAY_BEFORE, amount), start, PLAIN)
    assert start.date() - counted.due.date() == dt.timedelta(days=amount)


@given(rules, starts)
def test_the_zone_in_which_a_moment_is_written_does_not_matter(rule, start) -> None:
    assert due(rule, start.astimezone(dt.UTC), PLAIN).due == due(rule, start, PLAIN).due


def test_a_moment_without_a_zone_is_vietnamese_time() -> None:
    assert local(dt.datetime.fromisoformat("2026-02-12T16:30")).isoformat() == "2026-02-12T16:30:00+07:00"
    # Late in the evening in London it is already the next day in Hà Nội.
    assert due(rule(Unit.DAY, 1), dt.datetime(2026, 3, 2, 20, 0, tzinfo=dt.UTC), PLAIN).due == at("2026-03-04T23:59:59")


@pytest.mark.parametrize(
    ("start", "stopped", "resumed", "end"),
    [
        ("2026-03-02T09:00", "2026-03-03T10:00", "2026-03-05T10:00", "2026-03-09T23:59:59"),  # two days still
        ("2026-03-02T09:00", "2026-03-03T10:00", "2026-03-03T15:00", "2026-03-05T23:59:59"),  # within a day: none
        ("2026-03-02T09:00", "2026-03-05T23:00", "2026-03-06T08:00", "2026-03-06T23:59:59"),  # over its last midnight
        ("2026-03-02T09:00", "2026-03-07T09:00", "2026-03-09T09:00", "2026-03-05T23:59:59"),  # after its end: none
    ],
)
def test_days_on_which_the_clock_stands_still_at_midnight_are_added(start, stopped, resumed, end) -> None:
    counted = due(rule(Unit.WORKING_DAY, 3), at(start), PLAIN, pauses=[(at(stopped), at(resumed))])
    assert counted.due == at(end)


def test_hours_stand_still_to_the_minute_and_overlapping_pauses_once() -> None:
    still = [(at("2026-03-02T12:00"), at("2026-03-02T14:00")), (at("2026-03-02T13:00"), at("2026-03-02T14:30"))]
    assert due(rule(Unit.HOUR, 12), at("2026-03-02T09:00"), PLAIN, pauses=still).due == at("2026-03-02T23:30")


def test_of_several_circumstances_the_longest_limit_applies() -> None:
    both = (Circumstance("a", "A", Limit(Unit.WORKING_DAY, 10)), Circumstance("b", "B", Limit(Unit.WORKING_DAY, 7)))
    counted = due(rule(Unit.WORKING_DAY, 5, circumstances=both), at("2026-03-02T09:00"), PLAIN, ["b", "a"])
    assert counted.limit.amount == 10
    with pytest.raises(UnknownCircumstance):
        due(rule(Unit.WORKING_DAY, 5, circumstances=both), at("2026-03-02T09:00"), PLAIN, ["c"])


@pytest.mark.parametrize(
    ("start", "on_duty"),
    [
        ("2026-03-02T20:00", False),  # due Tuesday 8:00
        ("2026-03-02T19:00", True),  # due Tuesday 7:00, before the office opens
        ("2026-03-03T00:00", True),  # due at noon, in the break
        ("2026-03-06T21:00", True),  # due Saturday 9:00
    ],
)
def test_a_limit_that_ends_outside_office_hours_is_the_duty_officers(start: str, on_duty: bool) -> None:
    steps = due(rule(Unit.HOUR, 12), at(start), PLAIN).steps
    assert (Why.ON_DUTY in {step.why for step in steps}) is on_duty


@pytest.mark.parametrize(
    ("unit", "day", "last"),
    [
        (Unit.MONTH_END, "2028-02-10", "2028-02-29"),
        (Unit.MONTH_END, "2026-12-31", "2026-12-31"),
        (Unit.HALF_YEAR_END, "2026-06-30", "2026-06-30"),
        (Unit.HALF_YEAR_END, "2026-07-01", "2026-12-31"),
        (Unit.YEAR_END, "2026-01-01", "2026-12-31"),
    ],
)
def test_a_period_ends_with_its_last_day(unit: Unit, day: str, last: str) -> None:
    assert due(rule(unit), at(f"{day}T09:00"), PLAIN).due == at(f"{last}T23:59:59")
