"""Word files (.docx, .docm): paragraphs with the numbers that a person sees, tables with their merged cells.

Read from the file's own XML, because libraries for Word leave automatic numbers out or turn them into bare lists.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from tgpl.core.reading.legacy import from_font
from tgpl.core.reading.lines import Cell, Line, UnreadableFile
from tgpl.core.reading.text import mender
from tgpl.core.reading.word_numbering import Numbering
from tgpl.core.reading.word_package import DAMAGE, Element, WordPackage, value, w
from tgpl.core.reading.word_styles import Styles

_PAGE = "\f"
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-", w("lastRenderedPageBreak"): _PAGE}
# Deleted and moved text, text boxes (they are read apart), and what describes text instead of being it.
_SKIPPED = {w(name) for name in ("pPr", "rPr", "del", "moveFrom", "mc:Fallback", "txbxContent", "sdtPr")}
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml")}


def read_word(content: bytes) -> list[Line]:
    """The lines of a Word file: a paragraph is a line, or several where its author broke it."""
    try:
        package = WordPackage(content)
        reader = _Reader(package)
        reader.read(package.body)
    except UnreadableFile:
        raise
    except DAMAGE:
        raise UnreadableFile("Tệp Word (.docx) bị hỏng: hãy mở bằng Word hoặc LibreOffice và lưu lại.") from None
    if not any(line.text.strip() for line in reader.lines):
        raise UnreadableFile("Tệp Word không có chữ nào để đọc: nếu là ảnh chụp văn bản, hãy gửi bản PDF.")
    return _mended(reader.lines)


def _mended(lines: list[Line]) -> list[Line]:
    mend = mender("\n".join(line.text for line in lines))
    return [
        replace(line, text=mend(line.text), cells=tuple(replace(cell, text=mend(cell.text)) for cell in line.cells))
        for line in lines
    ]


class _Reader:
    """Reads the body in order and knows the page and the numbers so far."""

    def __init__(self, package: WordPackage) -> None:
        self.styles = Styles(package.part("styles"))
        self.numbering = Numbering(package.part("numbering"))
        # Word notes where pages ended when it last showed them; without that, only its author's page breaks tell.
        self.shown_pages = next(package.body.iter(w("lastRenderedPageBreak")), None) is not None
        self.page = 1
        self.lines: list[Line] = []

    def read(self, container: Element) -> None:
        for child in _unwrapped(container):
            if child.tag == w("p"):
                self._paragraph(child)
            elif child.tag == w("tbl") and _is_layout(child):
                self._columns(child)
            elif child.tag == w("tbl"):
                self._rows(child)

    def _paragraph(self, paragraph: Element) -> None:
        for box in _text_boxes(paragraph):
            self.read(box)
        text = self._text(paragraph)
        bold = self._is_bold(paragraph)
        for place, part in enumerate(text.split("\n")):
            self._add(Line(0, part, gap=place == 0, bold=bold))

    def _add(self, line: Line) -> None:
        if line.text.strip():
            self.lines.append(replace(line, number=len(self.lines) + 1, page=self.page))

    def _columns(self, table: Element) -> None:
        """A table that only places text side by side, as letterheads do: one column after the other."""
        for column in zip_longest(*map(_cells, _table_rows(table))):
            for cell in column:
                if cell is not None:
                    self.read(cell)

    def _rows(self, table: Element) -> None:
        above: list[Cell] = []
        for row in _table_rows(table):
            cells: list[Cell] = []
            for cell in _cells(row):
                cells.append(self._cell(cell, cells, above))
            self._add(Line(0, " | ".join(cell.own for cell in cells), gap=True, cells=tuple(cells)))
            above = cells

    def _cell(self, cell: Element | None, row: list[Cell], above: list[Cell]) -> Cell:
        """One place of the table's grid; None goes on with the cell on its left."""
        upper = above[len(row)] if len(row) < len(above) else None
        if cell is None:
            return replace(row[-1], left=True) if row else Cell("")
        if upper is not None and _goes_on(cell):
            return Cell(upper.text, above=True)
        paragraphs = [self._text(paragraph, alone=True) for paragraph in cell.iter(w("p"))]
        return Cell("\n".join(text for text in paragraphs if text.strip()))

    def _text(self, paragraph: Element, *, alone: bool = False) -> str:
        """The paragraph's text with its number; a number without text counts only where it stands `alone` in a cell."""
        text = "".join(self._pieces(paragraph, paragraph))
        before = len(text) - len(text.lstrip(_PAGE))
        self.page += text.count(_PAGE) if self.shown_pages else before
        text = text.replace(_PAGE, "")
        listed = self.styles.list_of(paragraph)
        label = self.numbering.label(*listed) if listed else ""
        return f"{label} {text}".strip() if label and (text.strip() or alone) else text

    def _pieces(self, element: Element, paragraph: Element) -> Iterator[str]:
        for child in element:
            if child.tag in _SKIPPED or _is_hidden(child):
                continue
            if child.tag == w("t"):
                yield from_font(child.text or "", self.styles.font_of(element, paragraph))
            elif child.tag == w("br"):
                yield self._break(child)
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            else:
                yield from self._pieces(child, paragraph)

    def _break(self, mark: Element) -> str:
        if mark.get(w("type")) != "page":
            return "\n"
        return "" if self.shown_pages else _PAGE

    def _is_bold(self, paragraph: Element) -> bool:
        runs = [run for run in paragraph.iter(w("r")) if any((t.text or "").strip() for t in run.iter(w("t")))]
        return bool(runs) and all(self.styles.is_bold(run, paragraph) for run in runs)


def _unwrapped(container: Element) -> Iterator[Element]:
    """The children, also those within content controls."""
    for child in container:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _table_rows(table: Element) -> list[Element]:
    return [row for row in _unwrapped(table) if row.tag == w("tr") and row.find(f"{w('trPr')}/{w('del')}") is None]


def _cells(row: Element) -> list[Element | None]:
    """The row's cells by place in the grid; None where a cell reaches over."""
    found: list[Element | None] = [None] * int(value(row, "trPr/gridBefore") or 0)
    for cell in _unwrapped(row):
        if cell.tag == w("tc"):
            found += [cell, *[None] * (int(value(cell, "tcPr/gridSpan") or 1) - 1)]
    return found


def _goes_on(cell: Element) -> bool:
    merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
    return merge is not None and merge.get(w("val")) in {None, "continue"}


def _is_layout(table: Element) -> bool:
    """Whether words stand in no more than two of its columns: no table of tasks has so few."""
    busy = {
        place
        for row in _table_rows(table)
        for place, cell in enumerate(_cells(row))
        if cell is not None and any((t.text or "").strip() for t in cell.iter(w("t")))
    }
    return len(busy) <= 2


def _text_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == w("txbxContent"):
            yield child
        elif child.tag != w("mc:Fallback"):
            yield from _text_boxes(child)


def _is_hidden(run: Element) -> bool:
    mark = run.find(f"{w('rPr')}/{w('vanish')}")
    return mark is not None and mark.get(w("val")) not in {"0", "false", "off"}
