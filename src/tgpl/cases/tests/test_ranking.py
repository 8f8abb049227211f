"""Whom the ranking names first, as a head would read it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.cases.queries.candidates import weights
from tgpl.cases.rules.ranking import Candidate, Wanted, rank

WEIGHTS = {
    "field": 30, "workload": 30, "gender": 25, "sign_language": 40, "disability": 15, "near": 10, "standing": 10,
    "on_leave": -100, "opposed": -200,
}  # fmt: skip
PLAIN = {"key": 1, "name": "a"}


@pytest.mark.parametrize(
    ("wanted", "better", "worse", "because"),
    [
        ({}, {"fields": {"land"}}, {"fields": {"criminal"}}, "field"),
        ({}, {"open_cases": 2}, {"open_cases": 9}, "workload"),
        ({"gender": "female"}, {"gender": "female"}, {"gender": "male"}, "gender"),
        ({"sign_language": True}, {"knows_sign_language": True}, {"fields": {"land"}}, "sign_language"),
        ({"disability": True}, {"disability_experience": True}, {}, "disability"),
        ({}, {"is_near": True}, {}, "near"),
        ({}, {"standing": 0.9}, {"standing": 0.2}, "standing"),
        ({}, {}, {"on_leave": True, "fields": {"land"}}, ""),
        ({}, {"on_leave": True}, {"is_opposed": True, "fields": {"land"}, "is_near": True}, "on_leave"),
    ],
)
def test_who_comes_first_and_why(wanted, better, worse, because) -> None:
    one, other = ({**PLAIN, **given, "key": key} for key, given in ((2, better), (1, worse)))
    first, second = rank([Candidate(**other), Candidate(**one)], Wanted(field="land", **wanted), WEIGHTS)
    assert first.candidate.key == 2
    assert first.points >= second.points
    assert not because or because in {reason.code for reason in first.reasons}


@pytest.mark.parametrize(("given_skill", "wanted"), [("knows_sign_language", {}), ("disability_experience", {})])
def test_a_skill_that_nobody_needs_counts_nothing(given_skill, wanted) -> None:
    (ranked,) = rank([Candidate(**PLAIN, **{given_skill: True})], Wanted(field="land", **wanted), WEIGHTS)
    assert ranked.points == 0


def test_the_weights_are_data_and_name_every_reason() -> None:
    assert set(weights(date(2026, 3, 2))) == set(WEIGHTS)


@given(st.lists(st.builds(Candidate, key=st.integers(1, 99), name=st.text(max_size=3), open_cases=st.integers(0, 50),
    on_leave=st.booleans(), is_opposed=st.booleans(), is_near=st.booleans()), max_size=8))  # fmt: skip
def test_nobody_is_lost_and_the_opposed_come_last(candidates) -> None:
    ranked = rank(candidates, Wanted(field="land"), WEIGHTS)
    assert sorted(r.candidate.key for r in ranked) == sorted(c.key for c in candidates)
    opposed = [r.candidate.is_opposed for r in ranked]
    assert opposed == sorted(opposed)
