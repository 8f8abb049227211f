"""From a plan's periods to windows: years that return, tasks that follow others, as a table; and no circle hangs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.plans.rules import Declared, Stage, Timed, When, Window, follows_itself, standing, windows_of

D = date
TODAY = D(2026, 11, 22)


def window(when: When, today: date = TODAY, **others: Timed) -> Window:
    return windows_of({"it": Timed((when,)), **others}, today)["it"][0]


@pytest.mark.parametrize(
    ("says", "when", "today", "start", "end"),
    [
        ("Quý IV năm 2026", When(D(2026, 10, 1), D(2026, 12, 31)), TODAY, D(2026, 10, 1), D(2026, 12, 31)),
        ("Hằng năm", When(yearly=True), TODAY, D(2026, 1, 1), D(2026, 12, 31)),
        ("Hằng năm, đọc năm sau", When(yearly=True), D(2027, 3, 1), D(2027, 1, 1), D(2027, 12, 31)),
        ("Tháng 4 hằng năm", When(D(2025, 4, 1), D(2025, 4, 30), yearly=True), TODAY, D(2026, 4, 1), D(2026, 4, 30)),
        ("Quý III năm 2026 và các năm tiếp theo", When(D(2026, 7, 1), yearly=True), TODAY, D(2026, 7, 1),
         D(2026, 12, 31)),
        ("Như trên, năm sau", When(D(2026, 7, 1), yearly=True), D(2027, 2, 1), D(2027, 1, 1), D(2027, 12, 31)),
        ("Năm 2027 và các năm tiếp theo", When(D(2027, 1, 1), yearly=True), TODAY, D(2027, 1, 1), D(2027, 12, 31)),
        ("Năm 2027 trở đi, không lặp", When(D(2027, 1, 1)), TODAY, D(2027, 1, 1), None),
        ("Tháng 11 đến tháng 01 hằng năm", When(D(2025, 11, 1), D(2026, 1, 31), yearly=True), D(2027, 1, 15),
         D(2026, 11, 1), D(2027, 1, 31)),
        ("Như trên, tháng 2", When(D(2025, 11, 1), D(2026, 1, 31), yearly=True), D(2027, 2, 15), D(2027, 11, 1),
         D(2028, 1, 31)),
        ("29/02 hằng năm", When(D(2024, 2, 29), D(2024, 2, 29), yearly=True), TODAY, D(2026, 2, 28), D(2026, 2, 28)),
        ("Theo yêu cầu", When(conditional=True), TODAY, None, None),
    ],
)  # fmt: skip
def test_periods_become_windows(says: str, when: When, today: date, start: date | None, end: date | None) -> None:
    found = window(when, today)
    assert (found.start, found.end) == (start, end), says


FIRST = Timed((When(D(2026, 10, 1), D(2026, 10, 31)),))


def test_a_task_that_follows_another_begins_when_that_should_end() -> None:
    found = window(When(after="first"), first=FIRST)
    assert (found.start, found.end, found.waits) == (D(2026, 10, 31), None, True)


def test_and_moves_with_it() -> None:
    later = Timed((When(D(2026, 10, 1), D(2026, 12, 15)),))
    assert window(When(after="first", within=30), first=FIRST).end == D(2026, 11, 30)
    assert window(When(after="first", within=30), first=later).end == D(2027, 1, 14)


def test_what_was_done_counts_from_its_own_day() -> None:
    done = Timed(FIRST.periods, done_on=D(2026, 10, 10))
    found = window(When(after="first", within=30), first=done)
    assert (found.start, found.end, found.waits) == (D(2026, 10, 10), D(2026, 11, 9), False)


def test_a_chain_of_three_moves_as_one() -> None:
    second = Timed((When(after="first", within=10),))
    assert window(When(after="second", within=5), first=FIRST, second=second).end == D(2026, 11, 15)


def test_a_circle_waits_and_hangs_nothing() -> None:
    tasks = {"a": Timed((When(after="b"),)), "b": Timed((When(after="a"),))}
    assert all(found[0].waits for found in windows_of(tasks, TODAY).values())
    assert follows_itself({"a": "b", "b": "a"}, "a")
    assert not follows_itself({"a": "b", "b": None}, "a")


def test_what_returns_every_year_is_done_for_its_year_only() -> None:
    task = Timed((When(yearly=True),), done_on=D(2026, 12, 1))
    assert task.is_done_on(D(2026, 12, 31))
    assert not task.is_done_on(D(2027, 1, 1))
    assert Timed(FIRST.periods, done_on=D(2026, 10, 1)).is_done_on(D(2030, 1, 1))


@pytest.mark.parametrize(
    ("found", "stage"),
    [
        (Window(D(2026, 10, 31), None, waits=True), Stage.WAITING),
        (Window(D(2026, 10, 31), D(2026, 11, 1), waits=True), Stage.LATE),
        (Window(D(2026, 10, 10), D(2027, 1, 9)), Stage.RUNNING),
    ],
)
def test_a_task_waits_for_another_but_not_for_ever(found: Window, stage: Stage) -> None:
    assert standing([found], Declared.NOT_BEGUN, TODAY).stage is stage


days = st.dates(D(2020, 1, 1), D(2035, 12, 31))
whens = st.builds(
    When,
    start=st.none() | days,
    end=st.none() | days,
    yearly=st.booleans(),
    after=st.none() | st.sampled_from("abc"),
    within=st.none() | st.integers(1, 400),
    conditional=st.booleans(),
).filter(lambda w: not (w.start and w.end) or w.start <= w.end)
timed = st.builds(Timed, st.lists(whens, max_size=2).map(tuple), st.none() | days)


@given(st.dictionaries(st.sampled_from("abc"), timed), days)
def test_no_window_ends_before_it_starts(tasks: dict[str, Timed], today: date) -> None:
    for windows in windows_of(tasks, today).values():
        for found in windows:
            assert not (found.start and found.end) or found.start <= found.end


@given(days, st.integers(0, 400), st.integers(1, 400))
def test_moving_the_first_moves_the_second_as_far(end: date, by: int, within: int) -> None:
    def due(of: date) -> date | None:
        return window(When(after="first", within=within), first=Timed((When(None, of),))).end

    assert due(end + timedelta(days=by)) == due(end) + timedelta(days=by)
