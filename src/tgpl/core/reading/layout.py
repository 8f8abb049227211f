"""Pages as print turned into lines of text: columns, paragraphs, tables; what belongs to the page alone is left out."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from tgpl.core.reading.cells import Row, Table, as_cells, overleaf
from tgpl.core.reading.grid import grids, with_columns
from tgpl.core.reading.lines import Line
from tgpl.core.reading.page import Page, Word
from tgpl.core.reading.strips import Strip, in_columns, strips

_PAGE_NUMBER = re.compile(r"(?:trang\s*)?\W*\d{1,3}\W*(?:/\s*\d{1,3}\W*)?", re.I)
# What a running head is not: an item of a list, or the end of a sentence.
_ITEM = re.compile(r"[-–+•]|.*[.;:,]$")
_MOST_HEAD_LINES = 3
# Above this share of a page stands no text but a running head.
_HEAD_ENDS = 0.07


@dataclass(slots=True)
class _Sheet:
    """A page in the making: its lines of text and its tables, each from the top down."""

    page: Page
    lines: list[Strip]
    tables: list[Table]


def lines_of(pages: list[Page]) -> list[Line]:
    """The lines of all pages."""
    sheets = _without_running_heads([_sheet(page) for page in pages])
    writer = _Writer(sheets)
    for sheet in sheets:
        writer.write(sheet)
    writer.close_table()
    return writer.lines


def _sheet(page: Page) -> _Sheet:
    tables = [table for grid in grids(page.rules) if (table := Table(grid, page.words)).words]
    within = {word for table in tables for word in table.words}
    return _Sheet(page, strips(word for word in page.words if word not in within), tables)


def _without_running_heads(sheets: list[_Sheet]) -> list[_Sheet]:
    """Without page numbers, and without lines that come again at the edge of most pages."""
    step = _step(sheets)
    for sheet in sheets:
        sheet.lines = sheet.lines[_has_numbered_head(sheet, step) :]
    for _ in range(_MOST_HEAD_LINES):
        edges = {sheet.page.number: _edges(sheet) for sheet in sheets}
        shapes = Counter(shape for lines in edges.values() for shape in {_shape(line) for line in lines})
        running = {shape for shape, times in shapes.items() if times > max(1, (len(sheets) - 1) / 2)}
        for sheet in sheets:
            drop = [line for line in edges[sheet.page.number] if _is_page_number(line) or _shape(line) in running]
            sheet.lines = [line for line in sheet.lines if line not in drop]
    return sheets


def _has_numbered_head(sheet: _Sheet, step: float) -> bool:
    """Whether the page begins with a line of its own that ends with the page's number: "UBND tỉnh – Kế hoạch   2"."""
    if len(sheet.lines) < 2 or sheet.page.number == 1:
        return False
    head, text = sheet.lines[:2]
    ends_so = head.text.split()[-1] == str(sheet.page.number) and not _ITEM.match(head.text)
    return ends_so and head.base / sheet.page.height < _HEAD_ENDS and text.base - head.base > 1.1 * step


def _edges(sheet: _Sheet) -> list[Strip]:
    """The first and the last line within the margins that are no item or end of a sentence."""
    ends = sheet.lines[:1] + sheet.lines[-1:]
    outer = [line for line in ends if not 0.12 < line.base / sheet.page.height < 0.88]
    return [line for line in outer if _is_page_number(line) or not _ITEM.match(line.text)]


def _is_page_number(line: Strip) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.text))


def _shape(line: Strip) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.base / 3)


def _step(sheets: list[_Sheet]) -> float:
    """The usual distance from line to line."""
    steps = [b.base - a.base for sheet in sheets for a, b in pairwise(sheet.lines)]
    return median(steps) if steps else 20.0


class _Writer:
    """Writes sheet after sheet and knows the line before, to see where paragraphs begin."""

    def __init__(self, sheets: list[_Sheet]) -> None:
        self.lines: list[Line] = []
        self._pictures = {sheet.page.number for sheet in sheets if sheet.page.is_picture}
        self._step = _step(sheets)
        self._right = _right_margins(sheets)
        self._before: Strip | None = None
        self._page_before = 0
        self._columns: tuple[float, ...] = ()
        self._rows: list[tuple[int, Row]] = []

    def write(self, sheet: _Sheet) -> None:
        tables = list(sheet.tables)
        block: list[Strip] = []
        for line in sheet.lines:
            while tables and tables[0].grid.down[0] < line.base:
                self._write_lines(block, sheet.page)
                block = []
                self._add_table(tables.pop(0), sheet.page)
            block.append(line)
        self._write_lines(block, sheet.page)
        for table in tables:
            self._add_table(table, sheet.page)

    def _write_lines(self, block: list[Strip], page: Page) -> None:
        if block:
            self.close_table()
        for line in in_columns(block, page.width):
            gap = None if line.beside else self._begins(line, page)
            self._write(Line(0, line.text, page.number, gap, line.bold and gap is not False), line.words)
            self._before, self._page_before = line, page.number

    def _begins(self, line: Strip, page: Page) -> bool:
        """Whether a paragraph begins here: the line before ended early, or this one is set apart or indented."""
        before = self._before
        if before is None or before.beside:
            return True
        if before.room_for(line.words[0], self._right[page.width]):
            return True
        if page.number == self._page_before and line.base - before.base > 1.25 * self._step:
            return True
        return line.left - before.left > 0.8 * line.size

    def _add_table(self, table: Table, page: Page) -> None:
        table.grid = with_columns(table.grid, self._columns)
        rows = table.rows()
        if self._rows and len(self._columns) == len(table.grid.across):
            rows = overleaf([row for _, row in self._rows], rows)
        else:
            self.close_table()
        self._rows += [(page.number, row) for row in rows]
        self._columns = table.grid.across

    def close_table(self) -> None:
        """Writes the table that was open: nothing more of it can come overleaf."""
        for page, row in self._rows:
            cells = as_cells(row)
            own = [spot for spot in row if not spot.above and not spot.left]
            words = [word for spot in own for line in spot.box.lines for word in line.words]
            self._write(Line(0, " | ".join(cell.own for cell in cells), page, gap=True, cells=cells), words)
        if self._rows:
            self._rows, self._columns, self._before = [], (), None

    def _write(self, line: Line, words: Iterable[Word]) -> None:
        if line.text.strip(" |"):
            faint = tuple(word.text for word in words if word.faint) if line.page in self._pictures else None
            self.lines.append(replace(line, number=len(self.lines) + 1, faint=faint))


def _right_margins(sheets: list[_Sheet]) -> dict[float, float]:
    """Where text ends on pages of each width."""
    found: dict[float, float] = {}
    for sheet in sheets:
        found[sheet.page.width] = max([found.get(sheet.page.width, 0.0), *(line.right for line in sheet.lines)])
    return found
