"""Who is behind the yearly target is told where the head chooses, and weighs; the head decides."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tgpl.cases.standing import standings
from tgpl.cases.testing import accept
from tgpl.core.law.rule_files import Mark
from tgpl.quality.rules.targets import Asked, Band, Pace, pace
from tgpl.quality.services import enter_bands, note_circumstance
from tgpl.quality.testing import ended, on_register

BAND = Band(0, Decimal(12), Decimal(15), Decimal(20))


@pytest.mark.parametrize(
    ("on", "done", "share", "due", "behind"),
    [
        (date(2026, 7, 2), 3, 1, "6.0", "0.5"),  # half of the year, half of what was due
        (date(2026, 7, 2), 6, 1, "6.0", "0"),
        (date(2026, 7, 2), 9, 1, "6.0", "0"),  # ahead weighs no more than in time
        (date(2026, 12, 31), 0, 1, "12.0", "1"),
        (date(2026, 12, 31), 3, "0.5", "6.0", "0.5"),  # a leader is asked for half
        (date(2026, 1, 1), 0, 1, "0.0", "0"),  # nothing is due on the first day
    ],
)
def test_the_pace_of_a_year(on, done, share, due, behind) -> None:
    found = pace(Asked(BAND, Decimal(share), None), Decimal(done), on)
    assert (found.due, found.behind) == (Decimal(due), Decimal(behind))


@given(st.decimals(0, 50, places=1), st.decimals(0, 50, places=1))
def test_behind_is_a_share(due: Decimal, done: Decimal) -> None:
    assert 0 <= Pace(due, done).behind <= 1


@pytest.fixture
def bands(cast, moment) -> None:
    given = [Band(0, Decimal(60), Decimal(70), Decimal(80))]
    enter_bands(
        by=cast.department_officer.actor,
        year=2026,
        citation="Công văn mẫu",
        mark=Mark.TO_VERIFY,
        bands=given,
        at=moment,
    )


@pytest.mark.django_db
def test_the_ranking_hears_of_it(cast, moment, bands) -> None:
    ended(cast, moment, by="officer")
    busy, idle = on_register(cast, cast.officer), on_register(cast, cast.branch_officer)
    told = standings.of([busy.pk, idle.pk], moment.date())
    assert told[idle.pk].share == 1
    assert 0 < told[busy.pk].share < 1
    assert "có 1, đến nay cần 10" in told[busy.pk].words


@pytest.mark.django_db
def test_who_was_away_long_is_not_weighed_and_it_is_said_why(cast, moment, bands) -> None:
    officer = on_register(cast, cast.officer)
    note_circumstance(
        by=cast.director.actor,
        practitioner=officer,
        year=2026,
        at=moment,
        absent_months=12,
        share=100,
        reason="Thai sản",
    )
    told = standings.of([officer.pk], moment.date())[officer.pk]
    assert told.share == 0
    assert "nghỉ dài" in told.words


@pytest.mark.django_db
def test_the_head_reads_it_where_they_choose(cast, client_for, moment, bands) -> None:
    on_register(cast, cast.officer)
    case = accept(cast, moment - timedelta(hours=1))
    page = client_for("director").get(reverse("cases:choose_practitioner", args=[case.code])).content.decode()
    assert "chậm chỉ tiêu năm: có 0" in page
