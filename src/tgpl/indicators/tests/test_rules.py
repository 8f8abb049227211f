"""What a figure covers and how a share is said."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.indicators.rules import Reading, Scope, ScopeError

MAY, OCTOBER = date(2026, 5, 20), date(2026, 10, 30)
OFFICES = frozenset({1, 2})


@pytest.mark.parametrize(
    ("value", "out_of", "percent"),
    [
        (0, 4, "0.0"),
        (1, 3, "33.3"),
        (2, 3, "66.6"),  # cut, not rounded
        (9999, 10000, "99.9"),  # one person is still missing: never "100"
        (4, 4, "100.0"),
    ],
)
def test_a_share_is_cut_and_never_rounded_up(value: int, out_of: int, percent: str) -> None:
    assert Reading("x", value, out_of).percent == Decimal(percent)


def test_a_share_of_nobody_is_not_known() -> None:
    assert Reading("x", 0, 0).percent is None
    assert Reading("x", 5).percent is None


@given(out_of=st.integers(1, 10**7), data=st.data())
def test_only_all_are_a_hundred(out_of: int, data: st.DataObject) -> None:
    value = data.draw(st.integers(0, out_of))
    reading = Reading("x", value, out_of)
    assert (reading.percent == 100) == (reading.missing == 0)


@pytest.mark.parametrize(
    ("start", "end", "covered"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), (date(2026, 1, 1), OCTOBER)),
        (date(2026, 3, 1), date(2026, 4, 30), (date(2026, 3, 1), date(2026, 4, 30))),
        (None, None, (date(2026, 1, 1), OCTOBER)),
        (date(2025, 7, 1), None, (date(2025, 7, 1), OCTOBER)),
    ],
)
def test_a_period_is_covered_as_far_as_it_has_come(start: date | None, end: date | None, covered: tuple) -> None:
    scope = Scope.period(start, end, OCTOBER, OFFICES)
    assert (scope.first, scope.last) == covered
    assert scope.as_of == OCTOBER


def test_a_period_that_has_not_begun_covers_nothing() -> None:
    with pytest.raises(ScopeError):
        Scope.period(date(2026, 11, 1), date(2026, 12, 31), OCTOBER, OFFICES)


def test_a_year_runs_from_its_first_day() -> None:
    assert Scope.year_to(MAY, OFFICES) == Scope(date(2026, 1, 1), MAY, MAY, OFFICES)
    assert Scope.year_to(date(2026, 12, 31), OFFICES).day_after == date(2027, 1, 1)
