"""The open tables of a year: which traits stand side by side, and what of them is shown.

The pairs form a tree: kind – sex – field, kind – age, kind – outcome – channel. Tables that hang together like this
give no more away than their common totals do, which the test of what can be worked out takes in; a ring would.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tgpl.reports.open_data.rules.hiding import Place, Sum

PAIRS = (("kind", "sex"), ("kind", "age"), ("kind", "outcome"), ("sex", "field"), ("outcome", "channel"))
TRAITS = tuple(dict.fromkeys(trait for pair in PAIRS for trait in pair))
TOTAL: Place = ("all",)


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

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "OpenTable":
        rows = tuple((name, tuple(numbers)) for name, numbers in data["rows"])
        return cls(**{**data, "columns": tuple(data["columns"]), "rows": rows})


@dataclass(frozen=True, slots=True)
class OpenYear:
    """What is published of a year: the tables with their totals last, the total of all, the funnel of everybody."""

    year: int
    total: int
    tables: tuple[OpenTable, ...]
    funnel: tuple[OpenTable, ...] = ()  # years published before it was counted have none

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "OpenYear":
        kept = {part: tuple(map(OpenTable.from_json, data.get(part, ()))) for part in ("tables", "funnel")}
        return cls(data["year"], data["total"], **kept)


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
