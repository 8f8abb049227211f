"""Cells from counts: every line of a count goes into the cells that take it, sums and checks follow."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from tgpl.reports.tables.rules.form import Check, Column, Row, TableForm, Where

Number = int | Fraction


@dataclass(frozen=True, slots=True)
class Line:
    """So many records that agree in every dimension."""

    values: Mapping[str, str]
    number: Number


@dataclass(frozen=True, slots=True)
class Count:
    """All lines of one thing counted, and the dimensions that it knows."""

    dimensions: frozenset[str]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a check does not hold: in the row (or column) `place` the one side is `left`, the other `right`."""

    place: str
    left: Number
    right: Number


@dataclass(frozen=True, slots=True)
class Checked:
    check: Check
    faults: tuple[Fault, ...]

    @property
    def holds(self) -> bool:
        return not self.faults


@dataclass(frozen=True, slots=True)
class Filled:
    """The cells by (row, column); None where a column says nothing about a row."""

    form: TableForm
    cells: Mapping[tuple[str, str], Number | None]
    checks: tuple[Checked, ...] = field(default=())

    def rows(self) -> tuple[Row, ...]:
        """The rows to show: those of the circular, and others only where they hold something."""
        return tuple(row for row in self.form.rows if not row.only_if_filled or self._holds(row=row.key))

    def columns(self) -> tuple[Column, ...]:
        return tuple(c for c in self.form.columns if not c.only_if_filled or self._holds(column=c.key))

    def _holds(self, row: str = "", column: str = "") -> bool:
        return any(number for (r, c), number in self.cells.items() if row in ("", r) and column in ("", c))


def fill(form: TableForm, counts: Mapping[str, Count]) -> Filled:
    """The table from what was counted, with its checks done."""
    cells = _added(form, counts)
    for row in form.rows:
        for column in form.columns:
            if column.total_of:
                parts = [cells[row.key, key] for key in column.total_of]
                cells[row.key, column.key] = sum((part for part in parts if part is not None), 0)
    return Filled(form, cells, tuple(_checked(form, cells)))


def _added(form: TableForm, counts: Mapping[str, Count]) -> dict[tuple[str, str], Number | None]:
    added: dict[tuple[str, str], Number] = dict.fromkeys(_telling(form, counts), 0)
    for name, count in counts.items():
        for line in count.lines:
            for place in _places(form, name, line):
                if place in added:
                    added[place] += line.number
    return {(row.key, column.key): added.get((row.key, column.key)) for row in form.rows for column in form.columns}


def _telling(form: TableForm, counts: Mapping[str, Count]) -> Iterator[tuple[str, str]]:
    """The cells in which what is counted knows the dimensions that are asked for."""
    for row in form.rows:
        for column in form.columns:
            known = counts[row.counts or column.counts].dimensions if not column.total_of else frozenset()
            if known.issuperset(column.where) and known.issuperset(row.where):
                yield row.key, column.key


def _places(form: TableForm, name: str, line: Line) -> Iterator[tuple[str, str]]:
    """The cells that take this line of the count `name`."""
    columns = [column for column in form.columns if not column.total_of and takes(column.where, line)]
    for row in form.rows:
        if takes(row.where, line):
            yield from ((row.key, column.key) for column in columns if (row.counts or column.counts) == name)


def takes(where: Where, line: Line) -> bool:
    """Whether the line belongs to a row or column with this condition."""
    return all(dimension in line.values and choice.takes(line.values[dimension]) for dimension, choice in where.items())


def _checked(form: TableForm, cells: Mapping[tuple[str, str], Number | None]) -> Iterable[Checked]:
    for check in form.checks:
        places = [row.key for row in form.rows] if check.axis == "columns" else [column.key for column in form.columns]
        yield Checked(check, tuple(fault for place in places if (fault := _fault(check, place, cells))))


def _fault(check: Check, place: str, cells: Mapping[tuple[str, str], Number | None]) -> Fault | None:
    def at(key: str) -> Number | None:
        return cells[(place, key) if check.axis == "columns" else (key, place)]

    left, right = at(check.left), [at(key) for key in check.right]
    if left is None or any(number is None for number in right):
        return None
    total = sum((number for number in right if number is not None), 0)
    return None if left == total else Fault(place, left, total)
