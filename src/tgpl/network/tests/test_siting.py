"""The choice of places is the best there is: held against every choice, one by one, on small instances."""

import random
import time
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tgpl.network.rules.distance import NoPlace, Point, kilometres
from tgpl.network.rules.siting import Aim, Problem, best_places, further, outcome


@st.composite
def problems(draw: st.DrawFn) -> tuple[Problem, int]:
    communes, places = draw(st.integers(1, 7)), draw(st.integers(1, 6))
    lengths = st.one_of(st.none(), st.integers(0, 40).map(float))
    rows = st.lists(st.lists(lengths, min_size=places, max_size=places), min_size=communes, max_size=communes)
    standing = draw(st.frozensets(st.integers(0, places - 1), max_size=places - 1))
    count = draw(st.integers(max(1, len(standing)), places))
    need = draw(st.lists(st.integers(0, 50), min_size=communes, max_size=communes))
    return Problem(need, draw(rows), standing, draw(st.booleans()), float(draw(st.integers(0, 40)))), count


def every_choice(problem: Problem, count: int) -> list[frozenset[int]]:
    choices = (frozenset(choice) for choice in combinations(problem.candidates, count))
    return [choice for choice in choices if not problem.fixed or choice >= problem.standing]


@given(problems())
@settings(max_examples=120)
def test_no_other_choice_is_nearer(given_: tuple[Problem, int]) -> None:
    problem, count = given_
    found = best_places(problem, Aim.MEDIAN, count)
    assert found in every_choice(problem, count)
    least = min(outcome(problem, choice).mean for choice in every_choice(problem, count))
    assert outcome(problem, found).mean == pytest.approx(least, abs=1e-4)


@given(problems())
@settings(max_examples=120)
def test_no_other_choice_reaches_more(given_: tuple[Problem, int]) -> None:
    problem, count = given_
    found = best_places(problem, Aim.COVER, count)
    assert found in every_choice(problem, count)
    assert outcome(problem, found).covered == max(outcome(problem, c).covered for c in every_choice(problem, count))


@given(problems())
@settings(max_examples=40)
def test_one_more_branch_never_makes_it_worse(given_: tuple[Problem, int]) -> None:
    problem, _count = given_
    steps = list(further(problem, Aim.MEDIAN, 3))
    assert all(after.mean <= before.mean + 1e-4 for before, after in pairwise(steps))
    assert len(steps) == min(4, len(problem.candidates) - len(problem.standing) + 1)


def a_province(communes: int) -> Problem:
    chance = random.Random(7)
    points = [Point(20.5 + chance.random(), 106 + chance.random()) for _ in range(communes)]
    lengths = [[kilometres(one, other) for other in points] for one in points]
    return Problem([chance.randint(1, 400) for _ in points], lengths, frozenset({0, 1, 2}), True, 15.0)


@pytest.mark.parametrize("aim", list(Aim))
def test_a_province_of_two_hundred_communes_takes_seconds(aim: Aim) -> None:
    began = time.process_time()
    steps = list(further(a_province(200), aim, 3))
    assert len(steps) == 4
    assert time.process_time() - began < 60  # about 5 s here; the machine of a test may be slow


def test_a_place_without_any_way_is_never_the_nearest() -> None:
    problem = Problem([1], [[None, 5.0]], frozenset(), True, 4.0)
    assert best_places(problem, Aim.MEDIAN, 1) == {1}
    assert outcome(problem, {0}).covered == 0


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (Point(21.0285, 105.8542), Point(21.0285, 105.8542), 0),
        (Point(21.0285, 105.8542), Point(10.7769, 106.7009), 1143),  # Hà Nội – TP. Hồ Chí Minh, as maps give it
        (Point(20.8449, 106.6881), Point(21.0285, 105.8542), 89),
    ],
)
def test_distances_are_those_of_the_globe(one: Point, other: Point, km: int) -> None:
    assert kilometres(one, other) == pytest.approx(km, abs=8)
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))


@pytest.mark.parametrize("degrees", [(105.85, 21.03), (0, 0), (21, 99), (-21, 105)])
def test_a_point_outside_the_country_is_refused(degrees: tuple[float, float]) -> None:
    with pytest.raises(NoPlace):
        Point.in_viet_nam(*degrees)
