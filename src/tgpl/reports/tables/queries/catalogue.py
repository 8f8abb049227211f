"""The tables, periods and fields as the files say: ours under `data/`, an office's own before them."""

import datetime as dt
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from tgpl.core.law.rule_files import in_force, rule_files
from tgpl.deadlines.queries import calendar_for
from tgpl.deadlines.rules import VIETNAM
from tgpl.reports.tables.rules.files import Fields, read_fields, read_regimes, read_tables
from tgpl.reports.tables.rules.form import TableForm
from tgpl.reports.tables.rules.periods import FULL, HALF, PRELIMINARY, Period, Regime, parse_period

OURS = Path(__file__).parents[2] / "data"


class UnknownTable(LookupError):
    """No table has this code, worded for the person who asked."""


def office_files() -> Path:
    """Where an office corrects or adds files: one of the same name takes the place of ours."""
    return Path(settings.DATA_DIR) / "law" / "reports"


def _file(name: str) -> Path:
    own = office_files() / name
    return own if own.exists() else OURS / name


def fields() -> Fields:
    """The fields of the statistics and those of the register that belong to each."""
    return read_fields(_file("fields.yaml"))


def regimes() -> tuple[Regime, ...]:
    return _regimes(_file("periods.yaml"))


@cache
def _regimes(path: Path) -> tuple[Regime, ...]:
    return read_regimes(path)


def tables() -> tuple[TableForm, ...]:
    """Every table in every version, as the files stood when this process first needed them."""
    return _tables(OURS / "tables", office_files() / "tables")


@cache
def _tables(*folders: Path) -> tuple[TableForm, ...]:
    return read_tables(rule_files(*folders), fields())


def period_of(code: str) -> Period:
    """The period of this short name. Raises PeriodError."""
    return parse_period(code, regimes())


def table_on(code: str, day: dt.date) -> TableForm:
    """The version of a table for a period that ends on `day`; outside its time of force, the version nearest to it."""
    versions = [table for table in tables() if table.code == code.lower()]
    if not versions:
        known = ", ".join(sorted({table.code for table in tables()}))
        raise UnknownTable(f"Không có biểu “{code}”. Các biểu có thể lập: {known}.")
    return in_force(versions, day) or min(versions, key=lambda table: abs(table.valid_from - day))


def is_in_force(table: TableForm, period: Period) -> bool:
    """Whether the circular asks for this table for this period."""
    return in_force([table], period.last) is not None


def due_days(table: TableForm, period: Period) -> dict[str, dt.date]:
    """By when each receiver must have the table; a day off moves to the next working day."""
    return {to: _next_working(due.in_year(period.year)) for to, due in table.due.get(period.kind, {}).items()}


def _next_working(day: dt.date) -> dt.date:
    calendar = calendar_for(dt.datetime.combine(day, dt.time(12), VIETNAM))
    while not calendar.is_working(day):
        day += dt.timedelta(days=1)
    return day


def offered_periods() -> list[Period]:
    """The periods of report of this year and the two before, the newest first."""
    year = timezone.localdate().year
    kinds = ("", f"-{PRELIMINARY}", f"-{HALF}")
    return [period_of(f"{one}{kind}") for one in (year, year - 1, year - 2) for kind in kinds]


def year_before(period: Period) -> Period | None:
    """The full year before a period of a circular: what it left undone is carried over."""
    return period_of(str(period.year - 1)) if period.kind in (HALF, PRELIMINARY, FULL) else None
