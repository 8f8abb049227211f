"""Periods of report by their short names."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.rules.periods import FIRST_YEAR, LAST_YEAR, PeriodError, parse_period


@pytest.mark.parametrize(
    ("code", "first", "last", "name"),
    [
        ("2025-H1", date(2025, 1, 1), date(2025, 5, 31), "6 tháng 2025"),
        ("2025-prelim", date(2025, 1, 1), date(2025, 10, 31), "năm 2025"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "năm chính thức 2025"),
        ("2026-H1", date(2026, 1, 1), date(2026, 5, 31), "sơ bộ 6 tháng 2026"),
        ("2026-prelim", date(2026, 1, 1), date(2026, 10, 31), "sơ bộ năm 2026"),
        (" 2026 ", date(2026, 1, 1), date(2026, 12, 31), "tròn năm 2026"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "quý 1 năm 2026"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quý 4 năm 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "tháng 2 năm 2024"),
        ("2026-03-05..2026-03-05", date(2026, 3, 5), date(2026, 3, 5), "từ 05/03/2026 đến 05/03/2026"),
    ],
)
def test_a_short_name_says_from_when_to_when(code: str, first: date, last: date, name: str) -> None:
    period = period_of(code)
    assert (period.first, period.last, period.name) == (first, last, name)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("", "Không hiểu kỳ báo cáo"),
        ("2026-H2", "Không hiểu kỳ báo cáo"),
        ("2026-Q5", "Không hiểu kỳ báo cáo"),
        ("2026-13", "Không hiểu kỳ báo cáo"),
        ("kỳ này", "2026-H1 (6 tháng)"),
        ("1999", "Năm 1999 nằm ngoài sổ sách"),
        ("2018", "Chưa có quy định về kỳ báo cáo của năm 2018"),
        ("2026-02-30..2026-03-01", "không có thật"),
        ("2026-03-02..2026-03-01", "ngày cuối đứng trước ngày đầu"),
    ],
)
def test_what_is_no_period_is_said_in_words(code: str, why: str) -> None:
    with pytest.raises(PeriodError, match=why.replace("(", r"\(").replace(")", r"\)")):
        period_of(code)


DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@given(first=DAYS, last=DAYS)
def test_any_span_comes_back_as_it_was_written(first: date, last: date) -> None:
    code = f"{first}..{last}"
    if last < first:
        with pytest.raises(PeriodError):
            parse_period(code, ())
    else:
        period = parse_period(code, ())
        assert (period.first, period.last, period.code) == (first, last, code)


@given(year=st.integers(2019, LAST_YEAR))
def test_quarters_and_months_fill_the_year_without_a_hole(year: int) -> None:
    for codes in ([f"{year}-Q{n}" for n in range(1, 5)], [f"{year}-{n:02}" for n in range(1, 13)]):
        spans = [period_of(code) for code in codes]
        assert spans[0].first == date(year, 1, 1)
        assert spans[-1].last == date(year, 12, 31)
        for one, following in pairwise(spans):
            assert following.first == one.last + timedelta(days=1)


@given(text=st.text(max_size=30))
def test_no_text_breaks_the_parser(text: str) -> None:
    with suppress(PeriodError):
        assert parse_period(text, ()).last


def test_a_period_is_over_the_day_after_its_last() -> None:
    period = period_of("2026-H1")
    assert not period.is_over(date(2026, 5, 31))
    assert period.is_over(date(2026, 6, 1))
