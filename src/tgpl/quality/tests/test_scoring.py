"""The grade of a sheet, as a table that a lawyer can check against Điều 14 đến Điều 17 of Thông tư 12/2018/TT-BTP."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.quality.rulebook import sheet_on
from tgpl.quality.rules.scoring import Fault, fault_of, faults, graded

SHEET = sheet_on(date(2026, 3, 2))
FULL = {criterion.code: criterion.points for criterion in SHEET.criteria}


def losing(points: str) -> dict[str, Decimal]:
    """A full sheet that loses so many points, criterion after criterion."""
    left, sheet = Decimal(points), dict(FULL)
    for code, most in FULL.items():
        taken = min(left, most)
        sheet[code], left = most - taken, left - taken
    return sheet


def test_the_sheet_is_thirty_sixty_ten() -> None:
    assert [(group.code, group.points) for group in SHEET.groups] == [("I", 30), ("II", 60), ("III", 10)]
    assert SHEET.opinion_criterion is not None
    assert SHEET.opinion_criterion.code == "III"


@pytest.mark.parametrize(
    ("lost", "total", "grade"),
    [
        ("0", "100", "Tốt"),
        ("10", "90", "Tốt"),
        ("10.5", "89.5", "Khá"),
        ("30", "70", "Khá"),
        ("30.5", "69.5", "Đạt"),
        ("50", "50", "Đạt"),
        ("50.5", "49.5", "Không đạt"),
        ("100", "0", "Không đạt"),
    ],
)
def test_thresholds(lost: str, total: str, grade: str) -> None:
    result = graded(SHEET, losing(lost))
    assert (result.total, result.grade.title) == (Decimal(total), grade)
    assert not result.is_overridden


@pytest.mark.parametrize("act", [act.code for act in SHEET.acts])
def test_any_prohibited_act_fails_whatever_the_points(act: str) -> None:
    result = graded(SHEET, FULL, acts=[act])
    assert result.total == 100
    assert result.grade.title == "Không đạt"
    assert result.by_points.title == "Tốt"
    assert [found.code for found in result.acts] == [act]


def test_the_next_better_grade_is_named() -> None:
    assert graded(SHEET, FULL).missed is None
    missed = graded(SHEET, losing("10.5")).missed
    assert missed is not None
    assert missed.title == "Tốt"


@pytest.mark.parametrize(
    ("points", "fault"),
    [
        (None, Fault.MISSING),
        ("-0.5", Fault.NEGATIVE),
        ("10.5", Fault.TOO_MANY),
        ("9.25", Fault.NOT_A_STEP),
        ("9.5", None),
        ("0", None),
        ("10", None),
    ],
)
def test_points_that_cannot_stand(points: str | None, fault: Fault | None) -> None:
    assert fault_of(SHEET, SHEET.criteria[0], points if points is None else Decimal(points)) == fault


def test_a_sheet_with_a_hole_has_no_grade() -> None:
    holed = {code: points for code, points in FULL.items() if code != "II.c"}
    assert [(criterion.code, fault) for criterion, fault in faults(SHEET, holed)] == [("II.c", Fault.MISSING)]
    with pytest.raises(ValueError, match=r"II\.c"):
        graded(SHEET, holed)


halves = st.tuples(*(st.integers(0, int(2 * c.points)).map(lambda n: Decimal(n) / 2) for c in SHEET.criteria))


@given(halves)
def test_a_total_is_the_sum_and_falls_in_one_grade(points: tuple[Decimal, ...]) -> None:
    result = graded(SHEET, dict(zip(FULL, points, strict=True)))
    assert result.total == sum(points)
    assert result.grade.least <= result.total
    assert result.missed is None or result.total < result.missed.least


@given(halves, st.sampled_from(list(FULL)))
def test_more_points_never_lower_the_grade(points: tuple[Decimal, ...], better: str) -> None:
    given_points = dict(zip(FULL, points, strict=True))
    raised = {**given_points, better: FULL[better]}
    order = [grade.code for grade in SHEET.grades]
    assert order.index(graded(SHEET, raised).grade.code) <= order.index(graded(SHEET, given_points).grade.code)
