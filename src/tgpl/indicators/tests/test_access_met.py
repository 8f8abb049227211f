"""Access needs met or not: in the figure and in the data set, as the day stood."""

from datetime import date, timedelta

import pytest
import time_machine

from tgpl.cases.models import Case
from tgpl.cases.services import answer_access_needs
from tgpl.cases.testing import accept
from tgpl.indicators.dataset.dimensions import TRAITS
from tgpl.indicators.dataset.queries import cross
from tgpl.indicators.queries import all_offices, read_figure
from tgpl.indicators.rules import Scope

pytestmark = pytest.mark.django_db
FIGURE = "cases.disability.access_met"


@pytest.fixture
def case(cast, moment) -> Case:
    return accept(cast, moment, person={"access_needs": ["sign_language", "home_visit"]})


def read(day: date) -> tuple[int, int | None]:
    reading = read_figure(Scope.year_to(day, all_offices()), FIGURE)
    return reading.value, reading.out_of


def test_a_case_counts_once_every_need_is_met_and_days_before_stay(cast, case, moment) -> None:
    by, today = cast.director.actor, moment.date()
    assert read(today) == (0, 1)
    with time_machine.travel(moment + timedelta(days=2), tick=False):
        later = moment + timedelta(days=2)
        answer_access_needs(by=by, case=case, outcomes={"sign_language": "met"}, at=later)
        assert read(later.date()) == (0, 1)
        answer_access_needs(by=by, case=case, outcomes={"home_visit": "not_needed"}, at=later)
        assert read(later.date()) == (1, 1)
    assert read(today) == (0, 1)


def test_the_data_set_tells_met_from_not_met_and_from_not_yet_said(cast, case, moment) -> None:
    scope = Scope.year_to(moment.date(), all_offices())
    before = cross(TRAITS["access"], TRAITS["sex"], scope)
    assert sum(before.at("unanswered", sex) for sex in before.columns) == 1
    outcomes = {"sign_language": "not_met", "home_visit": "met"}
    answer_access_needs(by=cast.director.actor, case=case, outcomes=outcomes, reason="Chưa có người", at=moment)
    after = cross(TRAITS["access"], TRAITS["sex"], scope)
    for outcome in ("met", "not_met"):
        assert sum(after.at(outcome, sex) for sex in after.columns) == 1
