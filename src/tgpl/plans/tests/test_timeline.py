"""The plan in time: bars within their span, a calendar file that other programs read, and the pages that show both."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.plans.rules import Window
from tgpl.plans.rules.charting import bar, months, span
from tgpl.plans.rules.ics import Day, calendar_file, escaped, folded
from tgpl.plans.testing import plan_in_force

D = date
FIRST, LAST = D(2026, 1, 1), D(2026, 12, 31)


@pytest.mark.parametrize(
    ("window", "start", "end"),
    [
        (Window(FIRST, LAST), 0, 1),
        (Window(D(2026, 1, 1), D(2026, 1, 1)), 0, Fraction(1, 365)),
        (Window(D(2025, 1, 1), D(2027, 1, 1)), 0, 1),
        (Window(None, D(2026, 12, 31)), 0, 1),
        (Window(D(2026, 12, 31), None), Fraction(364, 365), 1),
    ],
)
def test_a_window_is_a_bar(window: Window, start: Fraction, end: Fraction) -> None:
    found = bar(window, FIRST, LAST)
    assert found is not None
    assert (found.start, found.end) == (start, end)


def test_what_has_no_day_or_lies_outside_is_no_bar() -> None:
    assert bar(Window(waits=True), FIRST, LAST) is None
    assert bar(Window(D(2024, 1, 1), D(2024, 12, 31)), FIRST, LAST) is None


days = st.dates(D(2020, 1, 1), D(2035, 12, 31))


@given(st.lists(st.builds(Window, st.none() | days, st.none() | days), max_size=5), days)
def test_the_span_is_whole_months_with_today_in_it(windows: list[Window], today: date) -> None:
    first, last = span(windows, today)
    assert first.day == 1
    assert (last + timedelta(days=1)).day == 1
    assert first <= today <= last
    assert months(first, last)[-1] <= last < months(first, last)[-1] + timedelta(days=31)
    assert len(months(first, last)) <= 36


def test_a_calendar_file_names_each_day_and_reminds() -> None:
    file = calendar_file(
        "Kế hoạch; 2026", [Day("task-1", D(2026, 6, 30), "Hạn", "Hội nghị, tỉnh")], datetime(2026, 1, 2, tzinfo=UTC), 7
    )
    assert "X-WR-CALNAME:Kế hoạch\\; 2026\r\n" in file
    assert "DTSTART;VALUE=DATE:20260630\r\nDTEND;VALUE=DATE:20260701\r\n" in file
    assert "UID:task-1@tgpl\r\n" in file
    assert "DESCRIPTION:Hội nghị\\, tỉnh\r\n" in file
    assert "TRIGGER:-P7D" in file
    assert file.endswith("END:VCALENDAR\r\n")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_lines_are_folded_without_cutting_a_letter(text: str) -> None:
    pieces = folded(escaped(text)).split("\r\n ")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert "".join(pieces) == escaped(text)


@pytest.fixture
def officer(client_for: Callable[[str], Client]) -> Client:
    return client_for("department_officer")


def test_timeline_and_table_say_the_same(officer: Client, cast: Cast) -> None:
    with time_machine.travel("2026-05-04 09:00 +0700", tick=False):
        plan = plan_in_force(cast.department_officer.actor)
        page = officer.get(f"/ke-hoach/{plan.pk}/thoi-gian/").content.decode()
    assert page.count("<rect") == 3
    assert "chậm nhất" in page
    # The communes' conferences follow that of the province: they begin when it should end.
    assert 'từ <time datetime="2026-06-30">' in page


def test_a_task_that_moves_takes_its_follower_along(officer: Client, cast: Cast) -> None:
    with time_machine.travel("2026-05-04 09:00 +0700", tick=False):
        plan = plan_in_force(cast.department_officer.actor)
        plan.tasks.get(number="II.2.a").periods.update(end=D(2026, 9, 15))
        page = officer.get(f"/ke-hoach/{plan.pk}/thoi-gian/").content.decode()
    assert 'từ <time datetime="2026-09-15">' in page


def test_the_calendar_and_its_file(officer: Client, cast: Cast, client_for: Callable[[str], Client]) -> None:
    with time_machine.travel("2026-05-04 09:00 +0700", tick=False):
        plan = plan_in_force(cast.department_officer.actor)
        page = officer.get(f"/ke-hoach/{plan.pk}/lich/").content.decode()
        file = officer.get(f"/ke-hoach/{plan.pk}/lich.ics")
        share = client_for("police_partner").get("/ke-hoach/phan-viec/lich.ics").content.decode()
    assert "Hạn nhiệm vụ II.2.a" in page
    assert "Hạn báo cáo" in page
    assert file.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "20260630" in file.content.decode()
    assert "20261231" in share  # the police helps in II.1
    assert "20260630" not in share
