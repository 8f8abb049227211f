"""Weighted kappa against tables worked by hand, and against another formula for the same thing."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tgpl.quality.rules.agreement import Strength, agreement, quadratic_kappa, strength_of

GRADES = ["good", "fair", "pass", "fail"]
pairs_of_grades = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        # Two grades: quadratic weights are plain kappa. Agreed 40/50; by chance (30·28 + 20·22)/50² = 0.512;
        # (0.8 - 0.512) / (1 - 0.512) = 36/61.
        ([[24, 6], [4, 16]], Fraction(36, 61)),
        ([[3, 0, 0], [0, 4, 0], [0, 0, 5]], Fraction(1)),  # all on the diagonal
        ([[1, 2], [2, 4]], Fraction(0)),  # every cell as chance has it
        ([[0, 5], [5, 0]], Fraction(-1)),  # always opposite
        # Three grades, rows 4 3 3, columns 2 3 5. Observed 1·1 + 4·1 + 1·1 = 6, of 10. Expected
        # 4·3 + 4(4·5) + 3·2 + 3·5 + 4(3·2) + 3·3 = 146, of 10². So 1 - (6/10)/(146/100) = 43/73.
        ([[2, 1, 1], [0, 2, 1], [0, 0, 3]], Fraction(43, 73)),
    ],
)
def test_tables_worked_by_hand(table: list[list[int]], kappa: Fraction) -> None:
    assert quadratic_kappa(table) == kappa


def test_one_grade_throughout_or_no_pair_has_no_kappa() -> None:
    assert agreement([("good", "good")] * 30, GRADES).kappa is None
    assert agreement([], GRADES).kappa is None


@given(pairs_of_grades)
def test_it_is_the_concordance_of_grades_taken_as_numbers(pairs: list[tuple[int, int]]) -> None:
    """1 - mean squared difference / (var x + var y + (mean x - mean y)²), no table needed (Fleiss and Cohen 1973)."""
    n = len(pairs)
    xs, ys = [Fraction(x) for x, _ in pairs], [Fraction(y) for _, y in pairs]
    mean_x, mean_y = sum(xs) / n, sum(ys) / n
    spread = sum((x - mean_x) ** 2 for x in xs) / n + sum((y - mean_y) ** 2 for y in ys) / n + (mean_x - mean_y) ** 2
    assume(spread)
    expected = 1 - (sum((x - y) ** 2 for x, y in pairs) / Fraction(n)) / spread
    assert agreement([(GRADES[x], GRADES[y]) for x, y in pairs], GRADES).kappa == expected


@given(pairs_of_grades)
def test_it_does_not_matter_who_was_first(pairs: list[tuple[int, int]]) -> None:
    named = [(GRADES[x], GRADES[y]) for x, y in pairs]
    swapped = [(second, first) for first, second in named]
    assert agreement(named, GRADES).kappa == agreement(swapped, GRADES).kappa


def test_a_near_miss_weighs_less_than_a_far_one() -> None:
    agreed = [(grade, grade) for grade in GRADES for _ in range(5)]
    near = agreement([*agreed, ("good", "fair")], GRADES).kappa
    far = agreement([*agreed, ("good", "fail")], GRADES).kappa
    assert near is not None
    assert far is not None
    assert near > far


def test_the_count_goes_with_it() -> None:
    found = agreement([("good", "good"), ("good", "fair"), ("fail", "fail")], GRADES)
    assert (found.pairs, found.same, found.is_few) == (3, 2, True)


@pytest.mark.parametrize(
    ("kappa", "word"),
    [("-0.2", "none"), ("0", "none"), ("0.2", "slight"), ("0.21", "fair"), ("0.6", "moderate"), ("0.8", "substantial"),
     ("0.81", "almost_perfect"), ("1", "almost_perfect")],
)  # fmt: skip
def test_words_for_its_size(kappa: str, word: str) -> None:
    assert strength_of(Fraction(kappa)) == Strength(word)
