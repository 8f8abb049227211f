"""Tables on a page: the words of each cell, and rows that go on overleaf."""

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tgpl.core.reading.grid import Grid
from tgpl.core.reading.lines import Cell
from tgpl.core.reading.page import Word
from tgpl.core.reading.strips import Strip, strips

# What is usual between a cell's line and its text.
_PADDING = 6.0
# A dash before a capital opens a paragraph, however full the line before it was.
_BULLET = re.compile(r"[-–+•]\s*(?=[A-ZĐÀ-Ỹ])")


@dataclass(slots=True)
class Box:
    """A cell as drawn: its lines of text, and the width that it has for them."""

    lines: list[Strip] = field(default_factory=list)
    room: float = 0.0

    @property
    def text(self) -> str:
        """Lines that were broken to the cell's width are one again; where one may end a paragraph stands a mark."""
        found = self.lines[0].text if self.lines else ""
        for before, line in pairwise(self.lines):
            found += f"{self._between(before, line)}{line.text}"
        return found

    def _between(self, before: Strip, line: Strip) -> str:
        if before.room_for(line.words[0], before.left + self.room) or _BULLET.match(line.text):
            return "\n"
        return MAYBE if line.text[:1].isupper() or line.text[:1].isdigit() else " "


# Between two lines of a cell: perhaps a new paragraph begins here.
MAYBE = "\v"


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of the table's grid: the cell there, and whether it is the rest of the one above or on the left."""

    box: Box
    above: bool = False
    left: bool = False


Row = list[Spot]


def as_cells(row: Row) -> tuple[Cell, ...]:
    return tuple(Cell(spot.box.text, spot.above, spot.left) for spot in row)


class Table:
    """A table with the words that stand in it."""

    def __init__(self, grid: Grid, words: list[Word]) -> None:
        self.grid = grid
        within: dict[tuple[int, int], list[Word]] = defaultdict(list)
        for word in words:
            place = grid.place(*word.middle)
            if place is not None:
                within[grid.first[place]].append(word)
        self.words = {word for found in within.values() for word in found}
        self._lines = {place: strips(found) for place, found in within.items()}
        self._padding = min([_PADDING, *(self._lead(place) for place in self._lines)])

    def _lead(self, place: tuple[int, int]) -> float:
        return max(1.0, min(line.left for line in self._lines[place]) - self.grid.across[place[1]])

    def rows(self) -> list[Row]:
        boxes = {first: Box(self._lines.get(first, []), self._room(first)) for first in set(self.grid.first.values())}
        return [
            [self._spot(row, column, boxes) for column in range(self.grid.width)] for row in range(self.grid.height)
        ]

    def _spot(self, row: int, column: int, boxes: dict[tuple[int, int], Box]) -> Spot:
        first = self.grid.first[row, column]
        return Spot(boxes[first], above=first[0] < row, left=first[1] < column)

    def _room(self, place: tuple[int, int]) -> float:
        """The width that the cell has for text, whether that is set to the left or in the middle."""
        columns = [column for (row, column), first in self.grid.first.items() if first == place and row == place[0]]
        return self.grid.across[max(columns) + 1] - self.grid.across[place[1]] - 2 * self._padding


def overleaf(before: list[Row], rows: list[Row]) -> list[Row]:
    """The rows of a table that goes on from the page before, without its head said again.

    Where a row was cut in two, the last of the rows `before` takes the words that stand overleaf.
    """
    said = [as_cells(row) for row in before[:3]]
    while rows and as_cells(rows[0]) in said:
        rows = rows[1:]
    if not rows or not _is_rest(rows[0]):
        return rows
    whole = {id(spot.box): last.box for spot, last in zip(rows[0], before[-1], strict=True)}
    for spot, last in zip(rows[0], before[-1], strict=True):
        if not spot.left:
            last.box.lines += spot.box.lines
    return [[replace(spot, box=whole.get(id(spot.box), spot.box)) for spot in row] for row in rows[1:]]


def _is_rest(row: Row) -> bool:
    """Whether a row is the rest of one from the page before: it has no number, and is no heading over all columns."""
    return not row[0].box.text and not any(spot.left for spot in row)
