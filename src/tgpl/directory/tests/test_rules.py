"""When a door is open, as tables that an officer can read."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.directory.rules import Day, Session, UnreadHours, door_at, read_day, write_day

VN = dt.timezone(dt.timedelta(hours=7))
WORKDAY = read_day("07:30-11:30, 13:30-17:00")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("07:30-11:30, 13:30-17:00", "07:30-11:30, 13:30-17:00"),
        ("7h30 đến 11h30; 13h30 – 17h", "07:30-11:30, 13:30-17:00"),
        ("13:30-17:00, 7:30-11:30", "07:30-11:30, 13:30-17:00"),
        ("8-12", "08:00-12:00"),
        ("8g-11g30", "08:00-11:30"),
        ("", ""),
        (" , ", ""),
    ],
)
def test_hours_are_read_as_people_write_them(typed, read) -> None:
    assert write_day(read_day(typed)) == read


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("sáng", "sáng"),
        ("07:30-25:00", "07:30-25:00"),
        ("07:30-11:61", "07:30-11:61"),
        ("17:00-07:30", "17:00-07:30"),
        ("8:00-8:00", "8:00-8:00"),
        ("07:30-11:30, 11:00-12:00", "11:00-12:00"),
    ],
)
def test_what_cannot_be_read_is_named(typed, part) -> None:
    with pytest.raises(UnreadHours) as fault:
        read_day(typed)
    assert fault.value.part == part


def week(day: dt.date) -> Day:
    """Open on working days; the 30th of April and the 1st of May are off."""
    return () if day.weekday() > 4 or (day.month, day.day) in {(4, 30), (5, 1)} else WORKDAY


@pytest.mark.parametrize(
    ("now", "is_open", "changes"),
    [
        ("2026-04-29T07:29", False, "2026-04-29T07:30"),
        ("2026-04-29T07:30", True, "2026-04-29T11:30"),
        ("2026-04-29T11:30", False, "2026-04-29T13:30"),
        ("2026-04-29T16:59", True, "2026-04-29T17:00"),
        ("2026-04-29T17:00", False, "2026-05-04T07:30"),  # over two holidays and a week-end
        ("2026-05-02T10:00", False, "2026-05-04T07:30"),
    ],
)
def test_a_door_opens_and_shuts(now, is_open, changes) -> None:
    door = door_at(dt.datetime.fromisoformat(now).replace(tzinfo=VN), week)
    assert (door.is_open, f"{door.changes_at:%Y-%m-%dT%H:%M}") == (is_open, changes)


def test_a_door_that_never_opens_promises_nothing() -> None:
    assert door_at(dt.datetime(2026, 4, 29, tzinfo=VN), lambda _day: ()).changes_at is None


minutes = st.integers(0, 1439).map(lambda n: dt.time(n // 60, n % 60))


@given(
    st.lists(minutes, min_size=2, max_size=8, unique=True),
    st.datetimes(timezones=st.just(VN)),
)
def test_what_is_written_is_read_back_and_a_door_is_open_within_its_sessions_only(times, now) -> None:
    times = sorted(times)[: len(times) // 2 * 2]
    day = tuple(Session(*pair) for pair in zip(times[::2], times[1::2], strict=True))
    assert read_day(write_day(day)) == day
    door = door_at(now, lambda _day: day)
    assert door.is_open == any(s.opens <= now.time() < s.closes for s in day)
    assert door.changes_at > now
