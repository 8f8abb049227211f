"""The open tables of a year: which traits stand side by side, and what of them is shown.

The pairs form a tree: kind – sex – field, kind – age, kind – outcome – channel. Tables that hang together like this
give no more away than their common totals do, which the test of what can be worked out takes in; a ring would.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tgpl.reports.open_data.rules.hiding import LEAST, CannotHide, Place, Sum, hide

PAIRS = (("kind", "sex"), ("kind", "age"), ("kind", "outcome"), ("sex", "field"), ("outcome", "channel"))
TRAITS = tuple(dict.fromkeys(trait for pair in PAIRS for trait in pair))
TOTAL: Place = ("all",)
TOO_FEW = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """How many requests, by how many people."""

    requests: int
    people: int


@dataclass(frozen=True, slots=True)
class OpenTable:
    """Two traits side by side; None is hidden."""

    key: str
    row_label: str
    column_label: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class OpenYear:
    """What is published of a year: the tables with their totals last, the total of all."""

    year: int
    total: int
    tables: tuple[OpenTable, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "OpenYear":
        tables = tuple(
            OpenTable(
                **{
                    **table,
                    "columns": tuple(table["columns"]),
                    "rows": tuple((name, tuple(numbers)) for name, numbers in table["rows"]),
                }
            )
            for table in data["tables"]
        )
        return cls(data["year"], data["total"], tables)


def cell_of(pair: tuple[str, str], row: str, column: str) -> Place:
    return (*pair, row, column)


def sums_of(values: Mapping[str, Iterable[str]]) -> list[Sum]:
    """Every sum that a reader of the tables knows."""
    found = []
    for pair in PAIRS:
        rows, columns = (list(values[trait]) for trait in pair)
        found += [Sum((pair[0], row), tuple(cell_of(pair, row, column) for column in columns)) for row in rows]
        found += [Sum((pair[1], column), tuple(cell_of(pair, row, column) for row in rows)) for column in columns]
    found += [Sum(TOTAL, tuple((trait, value) for value in values[trait])) for trait in TRAITS]
    return found


def open_year(
    year: int,
    counted: Mapping[Place, Counted],
    names: Mapping[str, Mapping[str, str]],
    labels: Mapping[str, str],
) -> OpenYear:
    """The tables as they may be shown. Raises CannotHide when there are too few requests in all."""
    sums = sums_of(names)
    places = {place for one in sums for place in one.places()}
    numbers = {place: counted[place].requests if place in counted else 0 for place in places}
    if numbers[TOTAL] < TOO_FEW:
        raise CannotHide
    small = [place for place, one in counted.items() if one.requests and (one.requests < LEAST or one.people < LEAST)]
    hidden = hide(numbers, sums, small, shown=frozenset({TOTAL}))
    shown = {place: None if place in hidden else number for place, number in numbers.items()}
    return OpenYear(year, numbers[TOTAL], tuple(_table(pair, shown, names, labels) for pair in PAIRS))


def _table(
    pair: tuple[str, str],
    shown: Mapping[Place, int | None],
    names: Mapping[str, Mapping[str, str]],
    labels: Mapping[str, str],
) -> OpenTable:
    rows, columns = (names[trait] for trait in pair)
    lines = [
        (name, (*(shown[cell_of(pair, row, column)] for column in columns), shown[pair[0], row]))
        for row, name in rows.items()
    ]
    last = ("", (*(shown[pair[1], column] for column in columns), shown[TOTAL]))
    return OpenTable("-".join(pair), labels[pair[0]], labels[pair[1]], tuple(columns.values()), (*lines, last))
