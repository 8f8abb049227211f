"""A statistical table as its circular draws it: columns, rows, what each counts, and what must agree with what."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from tgpl.core.law.rule_files import Mark


@dataclass(frozen=True, slots=True)
class Choice:
    """Which values of a dimension belong to a column or row: these, or all but these."""

    values: frozenset[str]
    others: bool = False

    def takes(self, value: str) -> bool:
        return (value in self.values) != self.others


Where = Mapping[str, Choice]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `counts` names what is counted, `where` which of it; `total_of` are columns that it adds up instead.

    `path` are the headings over it. `only_if_filled`: not in the circular, shown when it holds anything.
    """

    key: str
    label: str
    counts: str
    where: Where = field(default_factory=dict)
    total_of: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    only_if_filled: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `counts`, where it is given, takes the place of the columns'."""

    key: str
    label: str
    level: int = 0
    counts: str = ""
    where: Where = field(default_factory=dict)
    only_if_filled: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One column (or row) must be the sum of others, in every row (or column); of none: it must be empty."""

    text: str
    axis: str  # "columns" or "rows"
    left: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """Which columns say that what is carried over is what the period before left undone."""

    column: str
    performed: str
    ended: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the table to whom."""

    sender: str
    receiver: str


@dataclass(frozen=True, slots=True)
class Due:
    """A day of the year of report, or of the year after it."""

    day: int
    month: int
    years_after: int = 0

    def in_year(self, year: int) -> dt.date:
        return dt.date(year + self.years_after, self.month, self.day)


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table of a circular as it is in force between two dates. `due`: by kind of period and by who must have it."""

    code: str
    number: str
    title: str
    unit: str
    citation: str
    mark: Mark
    valid_from: dt.date
    valid_to: dt.date | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    checks: tuple[Check, ...]
    notes: tuple[str, ...] = ()
    senders: tuple[Sender, ...] = ()
    due: Mapping[str, Mapping[str, Due]] = field(default_factory=dict)
    combined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sharing: str = ""
    carried_over: CarriedOver | None = None

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    def row(self, key: str) -> Row:
        return next(row for row in self.rows if row.key == key)

    def counts(self) -> dict[str, frozenset[str]]:
        """What must be counted, and by which dimensions."""
        found: dict[str, set[str]] = {}
        for row in self.rows:
            for column in self.columns:
                if not column.total_of:
                    found.setdefault(row.counts or column.counts, set()).update(column.where, row.where)
        return {name: frozenset(dimensions) for name, dimensions in found.items()}
