"""What a snapshot of a periodic report holds: its figures, and its sections with their sentences already said.

It is kept as JSON and read back years later: a field may be added with a default, none may change its meaning. The
template may change in between; what was said then is in the snapshot.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from tgpl.reports.rules.content import FigureLine, figure_from_json


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """A figure of the period, and what it was in the same days of the year before."""

    key: str
    label: str
    unit: str
    value: float
    before: float


@dataclass(frozen=True, slots=True)
class PeriodTable:
    """A small table: its heads, and rows of a label with numbers (None: no such thing)."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[float | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class PeriodSection:
    """A heading and what stands under it: blocks of one key each (say, table, chart, compare, passage …)."""

    heading: str
    blocks: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class PeriodicContent:
    """A report of a period as it could be written at the end of the day `as_of`."""

    template: str
    name: str
    subject: str
    period: str
    period_name: str
    first: str
    last: str
    citation: str
    mark: str
    as_of: dt.date
    figures: tuple[PeriodFigure, ...]
    tables: Mapping[str, PeriodTable]
    indicators: Mapping[str, FigureLine]
    sections: tuple[PeriodSection, ...]
    notes: tuple[str, ...] = ()

    def passages(self) -> Iterator[Mapping[str, Any]]:
        """The places for the officer's own words: key, label, hint, missing."""
        for section in self.sections:
            for block in section.blocks:
                if "passage" in block:
                    yield block["passage"]

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "as_of": self.as_of.isoformat()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "PeriodicContent":
        rebuilt = {
            "as_of": dt.date.fromisoformat(data["as_of"]),
            "figures": tuple(PeriodFigure(**figure) for figure in data["figures"]),
            "tables": {name: _table(table) for name, table in data["tables"].items()},
            "indicators": {code: figure_from_json(figure) for code, figure in data["indicators"].items()},
            "sections": tuple(PeriodSection(s["heading"], tuple(s["blocks"])) for s in data["sections"]),
            "notes": tuple(data["notes"]),
        }
        return cls(**{**data, **rebuilt})


def _table(data: Mapping[str, Any]) -> PeriodTable:
    rows = tuple((label, tuple(numbers)) for label, numbers in data["rows"])
    return PeriodTable(data["caption"], tuple(data["heads"]), rows)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that differs between two snapshots."""

    label: str
    was: float
    now: float


def differences(before: PeriodicContent, after: PeriodicContent) -> list[Difference]:
    """The figures that moved from one snapshot to the next, as their labels are now."""
    old = {figure.key: figure.value for figure in before.figures}
    return [
        Difference(figure.label, old[figure.key], figure.value)
        for figure in after.figures
        if figure.key in old and old[figure.key] != figure.value
    ]
