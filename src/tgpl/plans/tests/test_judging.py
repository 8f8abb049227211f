"""What evidence shows, when it is another thing than what is said, and which tasks want attention first: tables."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.plans.rules import (
    Alarm,
    Declared,
    Goal,
    Signs,
    Stage,
    Standing,
    Watch,
    alarms,
    differs,
    risk,
    share_goal,
    shown_status,
)

TODAY = date(2026, 11, 22)
WATCH = Watch(soon=30, silent=30, falling=30)
NOT_BEGUN, UNDER_WAY, DONE = Declared


@pytest.mark.parametrize(
    ("goals", "is_over", "shown"),
    [
        ([], True, None),
        ([Goal(0, 1)], False, NOT_BEGUN),
        ([Goal(1, 1)], False, DONE),
        ([Goal(1, 2)], False, UNDER_WAY),
        ([Goal(1, 1), Goal(0, 1)], False, UNDER_WAY),
        # A share that holds so far is done only when the time is over.
        ([Goal(9, 9, lasting=True)], False, UNDER_WAY),
        ([Goal(9, 9, lasting=True)], True, DONE),
        ([Goal(8, 9, lasting=True)], True, UNDER_WAY),
        # Nobody asked: nothing is shown by that.
        ([Goal(0, 0, lasting=True)], True, None),
        ([Goal(0, 0, lasting=True), Goal(1, 1)], False, DONE),
    ],
)
def test_what_the_evidence_shows(goals: list[Goal], is_over: bool, shown: Declared | None) -> None:
    assert shown_status(goals, is_over) == shown


@pytest.mark.parametrize(("value", "out_of", "percent", "is_met"), [
    (9, 9, 100, True), (8, 9, 100, False), (8, 9, 88, True), (8, 9, 89, False), (0, 0, 100, True),
])  # fmt: skip
def test_a_share_reaches_its_goal_exactly(value: int, out_of: int, percent: int, is_met: bool) -> None:
    assert share_goal(value, out_of, percent).is_met is is_met


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(1, 100))
def test_a_goal_is_never_met_by_rounding(value: int, out_of: int, percent: int) -> None:
    assert share_goal(value, out_of, percent).is_met == (value * 100 >= out_of * percent)


def test_only_what_is_shown_can_differ() -> None:
    assert differs(DONE, UNDER_WAY)
    assert not differs(DONE, DONE)
    assert not differs(DONE, None)


def signs(stage: Stage, due: date | None = None, quiet: int = 0, **more: bool) -> Signs:
    return Signs(Standing(stage, due), quiet, **more)


@pytest.mark.parametrize(
    ("of", "found"),
    [
        (signs(Stage.RUNNING, date(2027, 6, 1)), ()),
        (signs(Stage.LATE, date(2026, 11, 1)), (Alarm.LATE,)),
        (signs(Stage.SOON, date(2026, 12, 22)), (Alarm.SOON,)),
        (signs(Stage.RUNNING, date(2026, 12, 23)), ()),
        (signs(Stage.RUNNING, date(2027, 6, 1), quiet=31), (Alarm.SILENT,)),
        (signs(Stage.RUNNING, date(2027, 6, 1), quiet=30), ()),
        (signs(Stage.AHEAD, date(2027, 6, 1), quiet=90), ()),
        (signs(Stage.WAITING, quiet=90), ()),
        (signs(Stage.STANDING, quiet=31, falling=True), (Alarm.FALLING, Alarm.SILENT)),
        (signs(Stage.LATE, date(2026, 11, 1), 90, unanswered=True), (Alarm.LATE, Alarm.UNANSWERED, Alarm.SILENT)),
        (signs(Stage.DONE, date(2026, 11, 1), 90, falling=True), ()),
        (signs(Stage.DONE, differs=True), (Alarm.DIFFERS,)),
    ],
)
def test_the_alarms_of_a_task(of: Signs, found: tuple[Alarm, ...]) -> None:
    assert alarms(of, TODAY, WATCH) == found


def test_the_most_at_risk_stands_first() -> None:
    late, early = date(2026, 12, 1), date(2026, 11, 30)
    order = [
        ((Alarm.LATE, Alarm.SILENT), late),
        ((Alarm.LATE,), early),
        ((Alarm.LATE,), late),
        ((Alarm.SOON,), early),
        ((), early),
        ((), None),
    ]
    assert sorted(order, key=lambda one: risk(*one)) == order
