"""Two traits crossed: how often each value of the one met each value of the other. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TOTAL = "*"


@dataclass(frozen=True, slots=True)
class Crossed:
    """Counts by (row, column); TOTAL stands for all rows or columns, counted apart where one counts under several."""

    rows: Mapping[str, str]
    columns: Mapping[str, str]
    counts: Mapping[tuple[str, str], int]

    def at(self, row: str, column: str) -> int:
        return self.counts.get((row, column), 0)

    def lines(self) -> Iterable[tuple[str, str, list[tuple[str, int]]]]:
        """Each row's value, name and cells (column, count), the total of the row last; the totals of all below."""
        names = {**self.rows, TOTAL: ""}
        for row, name in names.items():
            yield row, name, [(column, self.at(row, column)) for column in (*self.columns, TOTAL)]


def without_empty(crossed: Crossed) -> Crossed:
    """Only the rows and columns that hold anything: a province has a hundred communes."""
    rows = {value: name for value, name in crossed.rows.items() if crossed.at(value, TOTAL)}
    columns = {value: name for value, name in crossed.columns.items() if crossed.at(TOTAL, value)}
    return Crossed(rows, columns, crossed.counts)
