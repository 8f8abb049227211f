"""A table of counts with its totals."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

TOTAL = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases were accepted, and how many ended, in one cell."""

    new: int = 0
    ended: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.new + other.new, self.ended + other.ended)


Cells = Mapping[tuple[str, str], Counts]


def with_totals(cells: Cells) -> dict[tuple[str, str], Counts]:
    """The cells by (field, form), and the totals of each field, of each form and of all under the name TOTAL."""
    found = dict(cells)
    for (field, form), counts in cells.items():
        for key in ((field, TOTAL), (TOTAL, form), (TOTAL, TOTAL)):
            found[key] = found.get(key, Counts()) + counts
    return found


def rows(cells: Cells, fields: Iterable[str], forms: Iterable[str]) -> list[tuple[str, list[Counts]]]:
    """The table line by line: each field with its forms and its total, the totals last."""
    whole, columns = with_totals(cells), [*forms, TOTAL]
    return [(field, [whole.get((field, form), Counts()) for form in columns]) for field in [*fields, TOTAL]]
