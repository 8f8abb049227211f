"""Where a task stands on a day, as a table; and that no task is ever without a stage."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.plans.rules import MOVES, Declared, PlanStatus, Stage, Window, may_move, standing

TODAY = date(2026, 11, 21)
D = date


@pytest.mark.parametrize(
    ("windows", "stage", "due"),
    [
        ([Window(D(2026, 1, 1), D(2026, 12, 31))], Stage.RUNNING, D(2026, 12, 31)),
        ([Window(D(2026, 1, 1), D(2026, 12, 21))], Stage.SOON, D(2026, 12, 21)),
        ([Window(None, TODAY)], Stage.SOON, TODAY),
        ([Window(None, D(2026, 11, 20))], Stage.LATE, D(2026, 11, 20)),
        ([Window(D(2027, 1, 1), None)], Stage.AHEAD, None),
        ([Window(D(2026, 1, 1), None)], Stage.STANDING, None),
        # Two windows: the one that is not over counts, in whatever order the plan names them.
        ([Window(D(2026, 11, 1), D(2026, 12, 31)), Window(D(2026, 3, 1), D(2026, 4, 30))],
         Stage.RUNNING, D(2026, 12, 31)),
        ([Window(D(2026, 3, 1), D(2026, 4, 30)), Window(D(2027, 3, 1), D(2027, 4, 30))], Stage.AHEAD, D(2027, 4, 30)),
        ([Window(D(2026, 3, 1), D(2026, 4, 30)), Window(D(2026, 5, 1), D(2026, 6, 30))], Stage.LATE, D(2026, 6, 30)),
        ([Window(yearly=True)], Stage.STANDING, None),
        ([Window()], Stage.STANDING, None),
        ([Window(waits=True)], Stage.WAITING, None),
        ([Window(waits=True), Window(yearly=True)], Stage.STANDING, None),
        ([], Stage.STANDING, None),
    ],
)  # fmt: skip
def test_where_a_task_stands(windows: list[Window], stage: Stage, due: date | None) -> None:
    where = standing(windows, Declared.UNDER_WAY, TODAY)
    assert (where.stage, where.due) == (stage, due)


def test_what_is_done_is_never_late() -> None:
    where = standing([Window(None, D(2026, 1, 1))], Declared.DONE, TODAY)
    assert (where.stage, where.due) == (Stage.DONE, D(2026, 1, 1))


days = st.none() | st.dates(D(2024, 1, 1), D(2030, 1, 1))
windows = st.lists(
    st.builds(Window, days, days, st.booleans(), st.booleans()).filter(
        lambda w: not (w.start and w.end) or w.start <= w.end
    ),
    max_size=3,
)


@given(windows, st.dates(D(2024, 1, 1), D(2030, 1, 1)))
def test_a_task_is_late_only_when_every_dated_window_is_over(some: list[Window], today: date) -> None:
    where = standing(some, Declared.NOT_BEGUN, today)
    dated = [w for w in some if w.start or w.end]
    all_over = bool(dated) and all(w.end and w.end < today for w in dated)
    assert (where.stage is Stage.LATE) == all_over


@given(windows, st.dates(D(2024, 1, 1), D(2029, 1, 1)))
def test_soon_means_within_thirty_days(some: list[Window], today: date) -> None:
    where = standing(some, Declared.NOT_BEGUN, today)
    if where.stage is Stage.SOON:
        assert where.due is not None
        assert today <= where.due <= today + timedelta(days=30)


def test_a_plan_moves_only_forward() -> None:
    allowed = {(before, after) for after in PlanStatus for before in MOVES[after]}
    assert allowed == {
        ("", "reading"),
        ("", "read"),
        ("reading", "read"),
        ("reading", "set_aside"),
        ("read", "in_force"),
        ("read", "set_aside"),
        ("in_force", "set_aside"),
        ("in_force", "replaced"),
    }
    assert not may_move(PlanStatus.SET_ASIDE, PlanStatus.IN_FORCE)
