"""From answers to points, as anyone can count them by hand."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.quality.rulebook import opinion_form_on
from tgpl.quality.rules.opinion import proposed_points, warnings

FORM = opinion_form_on(date(2026, 3, 2))
COUNTED = [question.code for question in FORM.questions if question.counts]
TEN, HALF = Decimal(10), Decimal("0.5")


def answers(*given_answers: str) -> dict[str, str]:
    return dict(zip(COUNTED, given_answers, strict=False))


@pytest.mark.parametrize(
    ("given_answers", "points"),
    [
        (["yes"] * 7, "10"),
        (["no"] * 7, "0"),
        (["partly"] * 7, "5"),
        (["yes"] * 6 + ["no"], "8.5"),  # 6/7 of 10 is 8.57…
        (["yes"] * 5 + ["partly", "no"], "8"),  # 5.5/7 of 10 is 7.86…
        (["yes"] * 4 + ["unsure"] * 3, "10"),  # what nobody knows does not count
        (["yes"] * 3 + ["unsure"] * 4, None),  # fewer than half say anything
        ([], None),
    ],
)
def test_points(given_answers: list[str], points: str | None) -> None:
    proposal = proposed_points(FORM, answers(*given_answers), most=TEN, step=HALF)
    assert proposal.points == (None if points is None else Decimal(points))


def test_money_that_was_asked_for_warns_and_takes_no_points() -> None:
    told = {**answers(*["yes"] * 7), "money": "yes"}
    assert proposed_points(FORM, told, most=TEN, step=HALF).points == 10
    assert [question.code for question in warnings(FORM, told)] == ["money"]
    assert not list(warnings(FORM, {"money": "no"}))


@given(st.lists(st.sampled_from(["yes", "partly", "no", "unsure", "nonsense"]), max_size=7))
def test_points_are_whole_steps_between_none_and_all(given_answers: list[str]) -> None:
    points = proposed_points(FORM, answers(*given_answers), most=TEN, step=HALF).points
    assert points is None or (0 <= points <= 10 and points % HALF == 0)
