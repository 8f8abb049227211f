"""A filled table as it is kept, shown, sent and compared: what `tgpl stats --format json` prints.

It is kept as JSON and read back years later: a field may be added with a default, none may change its meaning.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from tgpl.reports.tables.rules.filling import Checked, Filled, Number
from tgpl.reports.tables.rules.form import Column, Row
from tgpl.reports.tables.rules.periods import Period

Shown = int | float | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    key: str
    label: str
    path: tuple[str, ...] = ()
    formula: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row with its cells by column; None where the column says nothing about the row."""

    key: str
    label: str
    level: int
    cells: Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class SheetFault:
    place: str
    left: Shown
    right: Shown


@dataclass(frozen=True, slots=True)
class SheetCheck:
    text: str
    rule: str
    holds: bool
    faults: tuple[SheetFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of one period for some offices."""

    table: str
    number: str
    title: str
    unit: str
    citation: str
    mark: str
    in_force: bool
    period: str
    period_title: str
    first: str
    last: str
    complete: bool
    offices: tuple[str, ...]
    counted_on: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[SheetRow, ...]
    checks: tuple[SheetCheck, ...]
    notes: tuple[str, ...] = ()
    due: Mapping[str, str] | None = None

    def cell(self, row: str, column: str) -> Shown:
        return next(one for one in self.rows if one.key == row).cells[column]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Sheet":
        columns = tuple(SheetColumn(**{**column, "path": tuple(column["path"])}) for column in data["columns"])
        checks = tuple(
            SheetCheck(**{**check, "faults": tuple(SheetFault(**fault) for fault in check["faults"])})
            for check in data["checks"]
        )
        rows = tuple(SheetRow(**row) for row in data["rows"])
        lists = {name: tuple(data[name]) for name in ("offices", "notes")}
        return cls(**{**data, **lists, "columns": columns, "rows": rows, "checks": checks})


def sheet_of(
    filled: Filled, period: Period, *, offices: tuple[str, ...], today: dt.date, in_force: bool, due: Mapping[str, str]
) -> Sheet:
    """The filled table with everything that says what it is."""
    form, columns = filled.form, filled.columns()
    return Sheet(
        table=form.code,
        number=form.number,
        title=form.title,
        unit=form.unit,
        citation=form.citation,
        mark=form.mark.value,
        in_force=in_force,
        period=period.code,
        period_title=period.title,
        first=period.first.isoformat(),
        last=period.last.isoformat(),
        complete=period.is_over(today),
        offices=offices,
        counted_on=today.isoformat(),
        columns=tuple(SheetColumn(c.key, c.label, c.path, " + ".join(c.total_of)) for c in columns),
        rows=tuple(_row(filled, row, columns) for row in filled.rows()),
        checks=tuple(_check(checked) for checked in filled.checks),
        notes=form.notes,
        due=dict(due),
    )


def _row(filled: Filled, row: Row, columns: tuple[Column, ...]) -> SheetRow:
    cells = {column.key: shown(filled.cells[row.key, column.key]) for column in columns}
    return SheetRow(row.key, row.label, row.level, cells)


def _check(checked: Checked) -> SheetCheck:
    check = checked.check
    faults = tuple(SheetFault(f.place, shown(f.left), shown(f.right)) for f in checked.faults)
    return SheetCheck(check.text, f"{check.left} = {' + '.join(check.right) or '0'}", checked.holds, faults)


def shown(number: Number | None) -> Shown:
    """Whole numbers as they are; a part of a case with two decimals."""
    if number is None or isinstance(number, int):
        return number
    whole = Fraction(number)
    return int(whole) if whole.denominator == 1 else round(float(whole), 2)


def worded(number: Shown) -> str:
    """1.234 or 0,5 as people here write numbers; a dash for zero, x for no such thing."""
    if number is None:
        return "x"
    if not number:
        return "-"
    text = f"{number:,.2f}".rstrip("0").rstrip(".") if isinstance(number, float) else f"{number:,}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that differs between two versions of one table."""

    row: str
    column: str
    was: Shown
    now: Shown


def changes(before: Sheet, after: Sheet) -> Iterator[Change]:
    """Every cell that is not the same in both, cells that only one of them has among them."""
    old, new = _cells(before), _cells(after)
    for place in dict.fromkeys([*old, *new]):
        if old.get(place) != new.get(place):
            yield Change(*place, old.get(place), new.get(place))


def _cells(sheet: Sheet) -> dict[tuple[str, str], Shown]:
    return {(row.key, column): number for row in sheet.rows for column, number in row.cells.items()}
