"""Periods of report by their short names: 2026-H1, 2026-prelim, 2026, 2026-Q3, 2026-05, 2026-01-01..2026-03-31."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tgpl.core.law.rule_files import Mark, in_force
from tgpl.reports.tables.rules.form import Due

FIRST_YEAR, LAST_YEAR = 2018, 2100  # the Law of 2017 in force; what the calendar is trusted with
HALF, PRELIMINARY, FULL = "H1", "prelim", "full"
HOW_TO_WRITE = (
    "Kỳ báo cáo viết như 2026-H1 (6 tháng), 2026-prelim (sơ bộ năm), 2026 (tròn năm), 2026-Q3 (quý), 2026-05 (tháng) "
    "hoặc 2026-01-01..2026-03-31 (từ ngày đến ngày)"
)


class PeriodError(ValueError):
    """A period that cannot be, worded for the person who wrote it."""


@dataclass(frozen=True, slots=True)
class RegimePeriod:
    """A kind of period of a circular."""

    name: str
    first: Due
    last: Due


@dataclass(frozen=True, slots=True)
class Regime:
    """The kinds of period of one circular, for the years between two dates."""

    name: str
    valid_from: dt.date
    valid_to: dt.date | None
    citation: str
    mark: Mark
    periods: Mapping[str, RegimePeriod]


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days under its short name. `kind` is H1, prelim or full for the periods of a circular, else empty."""

    code: str
    name: str
    first: dt.date
    last: dt.date
    kind: str = ""
    year: int = 0

    @property
    def title(self) -> str:
        return f"Kỳ báo cáo: {self.name} (từ {self.first:%d/%m/%Y} đến hết {self.last:%d/%m/%Y})"

    def is_over(self, today: dt.date) -> bool:
        """Whether its last day has passed: only then are its figures actual and whole."""
        return self.last < today


_OFFICIAL = re.compile(r"(\d{4})(?:-(H1|prelim))?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


def parse_period(code: str, regimes: Sequence[Regime]) -> Period:
    """The period of this short name under the circular of its year. Raises PeriodError."""
    code = code.strip()
    for pattern, read in ((_OFFICIAL, _official), (_QUARTER, _quarter), (_MONTH, _month), (_SPAN, _span)):
        match = pattern.fullmatch(code)
        if match:
            return read(match, regimes)
    raise PeriodError(f"Không hiểu kỳ báo cáo “{code}”. {HOW_TO_WRITE}.")


def _official(match: re.Match[str], regimes: Sequence[Regime]) -> Period:
    year, kind = _year(match[1]), match[2] or FULL
    regime = in_force(regimes, dt.date(year, 12, 31))
    if regime is None:
        raise PeriodError(f"Chưa có quy định về kỳ báo cáo của năm {year}.")
    period = regime.periods[kind]
    name = f"{period.name} {year}"
    return Period(match[0], name, period.first.in_year(year), period.last.in_year(year), kind, year)


def _quarter(match: re.Match[str], regimes: Sequence[Regime]) -> Period:
    year, quarter = _year(match[1]), int(match[2])
    last_month = 3 * quarter
    first, last = dt.date(year, last_month - 2, 1), dt.date(year, last_month, monthrange(year, last_month)[1])
    return Period(match[0], f"quý {quarter} năm {year}", first, last, year=year)


def _month(match: re.Match[str], regimes: Sequence[Regime]) -> Period:
    year, month = _year(match[1]), int(match[2])
    last = dt.date(year, month, monthrange(year, month)[1])
    return Period(match[0], f"tháng {month} năm {year}", last.replace(day=1), last, year=year)


def _span(match: re.Match[str], regimes: Sequence[Regime]) -> Period:
    try:
        first, last = (dt.date.fromisoformat(day) for day in match.groups())
    except ValueError:
        raise PeriodError(f"Trong “{match[0]}” có ngày không có thật.") from None
    if last < first:
        raise PeriodError(f"Trong “{match[0]}” ngày cuối đứng trước ngày đầu.")
    _year(str(first.year)), _year(str(last.year))
    return Period(match[0], f"từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}", first, last, year=last.year)


def _year(text: str) -> int:
    year = int(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError(f"Năm {year} nằm ngoài sổ sách: chỉ lập từ năm {FIRST_YEAR} đến năm {LAST_YEAR}.")
    return year
