"""Where the cells of a table lie, once spans are counted, and how wide its columns want to be."""

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt

from tgpl.documents.paper import Align, Cell, PaperError, Row, Run, Table, Text


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its place in the grid."""

    row: int
    column: int
    cell: Cell


def as_cell(value: Cell | Text) -> Cell:
    return value if isinstance(value, Cell) else Cell(value)


def column_count(table: Table) -> int:
    if not table.header or not table.header[0]:
        raise PaperError("Bảng phải có ít nhất một hàng tiêu đề và một cột.")
    return sum(as_cell(cell).colspan for cell in table.header[0])


def placed(rows: tuple[Row, ...], columns: int) -> list[list[Placed]]:
    """The cells of `rows` row by row; refuses rows that leave a hole, run over the edge or past the last row."""
    taken: defaultdict[int, set[int]] = defaultdict(set)
    result = []
    for number, row in enumerate(rows):
        result.append(_placed_row(number, row, taken))
        if taken[number] != set(range(columns)):
            raise PaperError(f"Hàng {number + 1} của bảng không khớp với {columns} cột.")
    if len(taken) > len(rows):
        raise PaperError("Ô gộp hàng chạy ra ngoài bảng.")
    return result


def _placed_row(number: int, row: Row, taken: dict[int, set[int]]) -> list[Placed]:
    line, column = [], 0
    for value in row:
        cell = as_cell(value)
        while column in taken[number]:
            column += 1
        line.append(Placed(number, column, cell))
        for down in range(cell.rowspan):
            taken[number + down].update(range(column, column + cell.colspan))
    return line


def alignment(table: Table, spot: Placed, header: bool) -> Align:
    """How the text of a cell is aligned: its own wish, else centred in headers, else as its column."""
    if spot.cell.align:
        return spot.cell.align
    if header or spot.cell.colspan > 1:
        return "center"
    return table.align[spot.column] if spot.column < len(table.align) else "left"


def widths(table: Table, columns: int, lines: list[list[Placed]]) -> list[float]:
    """Relative widths: those given, else enough for the longest word and more for long texts."""
    if len(table.widths) == columns:
        return list(table.widths)
    demand = [4.0] * columns
    for line in lines:
        for spot in line:
            if spot.cell.colspan == 1:
                demand[spot.column] = max(demand[spot.column], _demand(length(spot.cell.text)))
    return demand


def _demand(lengths: list[int]) -> float:
    longest, whole = max(lengths, default=0), sum(lengths)
    return max(min(longest, 25), min(3 * sqrt(whole), 40))


def length(text: Text) -> list[int]:
    """The lengths of the words of `text`."""
    parts = text if isinstance(text, tuple) else (text,)
    joined = "".join(part.text if isinstance(part, Run) else part for part in parts)
    return [len(word) for word in joined.split()]
