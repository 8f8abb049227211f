"""The figure of communes that answered: everybody asked counts, and a day reads as it stood."""

from datetime import date, timedelta

import pytest
import time_machine

from tgpl.indicators.catalogue import indicator
from tgpl.indicators.queries import read_figure, records_behind
from tgpl.indicators.rules import Scope
from tgpl.network.testing import a_round, answered

pytestmark = pytest.mark.django_db


def test_the_figure_counts_every_commune_asked_and_frozen_days_stay(cast, moment) -> None:
    survey_round = a_round(cast)
    scope = Scope(date(2026, 1, 1), date(2026, 3, 2), date(2026, 3, 2), frozenset())
    assert (read_figure(scope, "surveys.answered").value, read_figure(scope, "surveys.answered").out_of) == (0, 1)
    with time_machine.travel(moment + timedelta(days=3), tick=False):
        answered(cast, survey_round)
    later = Scope(date(2026, 1, 1), date(2026, 3, 5), date(2026, 3, 5), frozenset())
    assert read_figure(scope, "surveys.answered").value == 0  # the day as it stood
    assert read_figure(later, "surveys.answered").value == 1
    assert records_behind(indicator("surveys.answered"), later, cast.department_officer.actor).count() == 1
    assert records_behind(indicator("surveys.answered"), later, cast.police_partner.actor).count() == 0
