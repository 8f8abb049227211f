"""What a year asks of a trợ giúp viên, as the letters of the Ministry have it, and where the year is heading."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.quality.rulebook import targets
from tgpl.quality.rules.targets import Officer, Standing, asked_of, bands_of, credit, forecast, whole_months

RULES = targets()
BANDS = {target.year: target.bands for target in RULES.years}


@pytest.mark.parametrize(
    ("year", "appointed", "done", "standing"),
    [
        # Công văn 5008/BTP-TGPL for 2022: under 3 years 6-11 / 12-15 / 16 and more
        (2022, "2021-06-01", "5", "below"),
        (2022, "2021-06-01", "6", "reached"),
        (2022, "2021-06-01", "11.5", "reached"),
        (2022, "2021-06-01", "12", "fair"),
        (2022, "2021-06-01", "16", "good"),
        # 3 to under 5 years: 10-14 / 15-20 / 21 and more
        (2022, "2019-06-01", "9.5", "below"),
        (2022, "2019-06-01", "20.5", "fair"),
        (2022, "2019-06-01", "21", "good"),
        # 5 years and more: 13-20 / 21-26 / 27 and more
        (2022, "2010-01-01", "13", "reached"),
        (2022, "2010-01-01", "27", "good"),
        # Công văn 5282/BTP-TGPL for 2023
        (2023, "2022-06-01", "6.5", "below"),
        (2023, "2022-06-01", "17", "good"),
        (2023, "2019-12-31", "16", "fair"),
        (2023, "2019-01-01", "21.5", "reached"),  # the fifth year is full on 1 January 2024
        (2023, "2010-01-01", "28", "good"),
    ],
)
def test_bands(year: int, appointed: str, done: str, standing: str) -> None:
    asked = asked_of(Officer(date.fromisoformat(appointed)), BANDS[year], year, RULES.counting)
    assert asked.standing(Decimal(done)) == Standing(standing)


@pytest.mark.parametrize(
    ("officer", "exempt"),
    [
        (Officer(date(2015, 1, 1), absent_months=9), "exempt_absent"),
        (Officer(date(2015, 1, 1), absent_months=8), None),
        (Officer(date(2023, 9, 2)), "exempt_new"),
        (Officer(date(2023, 9, 1)), None),  # four whole months to the end of the year
    ],
)
def test_exemptions(officer: Officer, exempt: str | None) -> None:
    assert asked_of(officer, BANDS[2023], 2023, RULES.counting).exempt == (exempt and Standing(exempt))


def test_a_leader_is_asked_for_a_part() -> None:
    leader = Officer(date(2010, 1, 1), share=Decimal("0.5"))
    asked = asked_of(leader, BANDS[2023], 2023, RULES.counting)
    assert (asked.reached, asked.fair, asked.good) == (7, 11, 14)
    assert asked.standing(Decimal("6.5")) == Standing.BELOW
    assert asked.standing(Decimal(7)) == Standing.REACHED


def test_a_year_without_bands_takes_the_last_ones_known() -> None:
    found = bands_of(RULES.years, 2026)
    assert found is not None
    assert found.year == 2023
    assert bands_of(RULES.years, 2021) is None


@pytest.mark.parametrize(("practitioners", "counts"), [(1, "1"), (2, "0.5"), (3, "0.5")])
def test_a_shared_case_is_half_a_case(practitioners: int, counts: str) -> None:
    assert credit(practitioners, RULES.counting) == Decimal(counts)


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_whole_months_never_overstate(since: date, more: int) -> None:
    on = date.fromordinal(since.toordinal() + more)
    months = whole_months(since, on)
    assert months * 28 <= more
    assert more < (months + 1) * 31


def test_half_the_year_gone_doubles() -> None:
    found = forecast(Decimal(10), 2026, date(2026, 7, 2))
    assert found is not None
    assert found.expected == Decimal("19.9")
    assert found.low < found.expected < found.high


def test_the_first_month_says_nothing() -> None:
    assert forecast(Decimal(1), 2026, date(2026, 1, 29)) is None


def test_the_last_day_is_certain() -> None:
    found = forecast(Decimal("12.5"), 2026, date(2026, 12, 31))
    assert found is not None
    assert (found.low, found.expected, found.high) == (Decimal("12.5"),) * 3


@given(st.integers(0, 80).map(lambda n: Decimal(n) / 2), st.dates(date(2026, 2, 1), date(2026, 12, 31)))
def test_a_forecast_never_takes_back_what_was_done(done: Decimal, today: date) -> None:
    found = forecast(done, 2026, today)
    assert found is not None
    assert done <= found.low <= found.expected <= found.high
