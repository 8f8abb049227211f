"""Whose turn a moment falls into, and rosters as people write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.files.sheets import pasted_rows
from tgpl.duty.presenters import Month
from tgpl.duty.rules import Why, day_of_duty, read_day, read_lines

OPENS = dt.time(7, 30)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2027-02-05T17:00", "2027-02-05"),  # the office has just shut
        ("2027-02-05T23:59", "2027-02-05"),
        ("2027-02-06T00:00", "2027-02-05"),  # the night still belongs to the evening before
        ("2027-02-06T07:29", "2027-02-05"),
        ("2027-02-06T07:30", "2027-02-06"),  # Saturday, the first of Tết
        ("2027-02-06T12:00", "2027-02-06"),
        ("2027-01-01T02:00", "2026-12-31"),
    ],
)
def test_a_turn_runs_from_the_opening_hour_to_the_next_days(moment: str, day: str) -> None:
    assert day_of_duty(dt.datetime.fromisoformat(moment), OPENS) == dt.date.fromisoformat(day)


@given(st.dates(dt.date(2018, 1, 2), dt.date(2100, 1, 1)), st.times(), st.times())
def test_every_moment_falls_into_one_turn_of_24_hours(day: dt.date, time: dt.time, opens: dt.time) -> None:
    moment = dt.datetime.combine(day, time)
    begins = dt.datetime.combine(day_of_duty(moment, opens), opens)
    assert begins <= moment < begins + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("17/02/2027", "2027-02-17"),
        ("Thứ Tư 17/2/2027", "2027-02-17"),
        ("17-02-2027", "2027-02-17"),
        ("17.2.2027", "2027-02-17"),
        ("2027-02-17", "2027-02-17"),
        ("30/02/2027", None),
        ("hôm nay", None),
        ("", None),
    ],
)
def test_days_are_read_as_people_write_them(written: str, day: str | None) -> None:
    assert read_day(written) == (dt.date.fromisoformat(day) if day else None)


@given(st.dates(min_value=dt.date(1900, 1, 1)))
def test_a_printed_day_is_read_back(day: dt.date) -> None:
    assert read_day(f"{day:%d/%m/}{day.year:04}") == read_day(day.isoformat()) == day


def test_a_pasted_table_with_headings_and_empty_lines() -> None:
    text = "Ngày\tNgười trực\tHỗ trợ\tLý do\n\n05/02/2027\tPhạm Văn Trợ\tLê Thị Tiếp\tTrực Tết\n06/02/2027;Lê Thị Tiếp"
    lines, faults = read_lines(pasted_rows(text))
    assert faults == []
    assert [(line.number, line.day.day, line.keeper, line.backup, line.reason) for line in lines] == [
        (3, 5, "Phạm Văn Trợ", "Lê Thị Tiếp", "Trực Tết"),
        (4, 6, "Lê Thị Tiếp", "", ""),
    ]


def test_each_line_that_cannot_be_taken_in_is_named() -> None:
    text = "05/02/2027\tA\n31/02/2027\tB\n06/02/2027\t\n05/02/2027\tC"
    _lines, faults = read_lines(pasted_rows(text))
    assert [(fault.number, fault.why) for fault in faults] == [(2, Why.NO_DAY), (3, Why.NO_NAME), (4, Why.TWICE)]


@given(st.lists(st.lists(st.text(), min_size=1, max_size=6)))
def test_no_table_breaks_the_reader(rows: list[list[str]]) -> None:
    lines, faults = read_lines(rows)
    assert len(lines) + len([f for f in faults if f.why != Why.TWICE]) <= len(rows)


def test_months_follow_each_other_over_the_year() -> None:
    december = Month(2026, 12)
    assert (december.first, december.last) == (dt.date(2026, 12, 1), dt.date(2026, 12, 31))
    assert (december.before, december.after) == (Month(2026, 11), Month(2027, 1))
