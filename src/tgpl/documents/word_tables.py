"""Writing into Word: paragraphs from runs, tables that only place things, and tables of content with their spans."""

from typing import Any

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from tgpl.documents.tree import Tree

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
Place = Document | _Cell


def write(place: Place, style: str, runs: list[Tree] | str = "", **look: Any) -> Paragraph:
    """A paragraph in `style` on the page, or in a cell, whose first and still empty paragraph is used."""
    first = place.paragraphs[0] if isinstance(place, _Cell) else None
    paragraph = first if first is not None and len(first._p) == 0 else place.add_paragraph()
    document = place if isinstance(place, Document) else place.part.document
    paragraph.style = document.styles[style]
    say(paragraph, [{"text": runs}] if isinstance(runs, str) else runs, **look)
    return paragraph


def say(paragraph: Paragraph, runs: list[Tree], *, bold: bool = False, italic: bool = False, size: float = 0) -> None:
    """Append runs; each line end in a text becomes a line break."""
    for run in runs:
        written = paragraph.add_run(run["text"])
        written.bold = True if bold or run.get("bold") else None
        written.italic = True if italic or run.get("italic") else None
        if size:
            written.font.size = Pt(size)


def layout_table(document: Document, widths: list[float]) -> list[_Cell]:
    """One row of cells without lines, that only stand side by side and stay on one page."""
    table = document.add_table(rows=1, cols=len(widths))
    table.style = document.styles["Normal Table"]
    table.autofit = False
    _set_widths(table, widths)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
    _mark_row(table.rows[0], "w:cantSplit")
    return list(table.rows[0].cells)


def _set_widths(table: Table, widths: list[float]) -> None:
    for grid_column, width in zip(table._tbl.tblGrid, widths, strict=True):
        grid_column.set(qn("w:w"), str(Mm(width).twips))


def _mark_row(row: _Row, mark: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(mark))


def ruled_table(document: Document, tree: Tree, *, width: float, size: float, blank_row: float) -> Table:
    """A table of content: header rows marked to repeat on each page, spans, widths in proportion.

    A row that says nothing is room to write by hand, `blank_row` millimetres high.
    """
    columns = tree["columns"]
    table = document.add_table(rows=0, cols=columns)
    table.style, table.autofit, table.alignment = document.styles["Table Grid"], False, WD_TABLE_ALIGNMENT.CENTER
    shares = [share * width / sum(tree["widths"]) for share in tree["widths"]]
    _set_widths(table, shares)
    _pad(table, 1 if columns > 8 else 1.6)
    for part, header in (("header", True), ("rows", False)):
        _fill(table, tree[part], shares, size=size, header=header)
    for row, cells in zip(table.rows[len(tree["header"]) :], tree["rows"], strict=True):
        if not any(cell["runs"] for cell in cells):
            row.height = Mm(blank_row)
    return table


def _pad(table: Table, beside: float) -> None:
    """Room between the lines of the table and its words, in millimetres."""
    sides = "".join(
        f'<w:{side} w:w="{Mm(room).twips}" w:type="dxa"/>'
        for side, room in (("top", 0.7), ("left", beside), ("bottom", 0.7), ("right", beside))
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))


def _fill(table: Table, rows: list[list[Tree]], shares: list[float], *, size: float, header: bool) -> None:
    style = table.part.document.styles["Table Text"]
    hanging: dict[int, tuple[int, int]] = {}
    for cells in rows:
        row = _Row(table._tbl.add_tr(), table)
        if header:
            _mark_row(row, "w:tblHeader")
        _mark_row(row, "w:cantSplit")
        starting = {cell["column"]: cell for cell in cells}
        column = 0
        while column < len(shares):
            cell = starting.get(column)
            if cell is None:
                span, left = hanging[column]
                _add_cell(row, shares[column : column + span], "continue", header=header)
                hanging[column] = (span, left - 1)
            else:
                span = cell["colspan"]
                merge = "restart" if cell["rowspan"] > 1 else None
                hanging[column] = (span, cell["rowspan"] - 1)
                paragraph = _add_cell(row, shares[column : column + span], merge, header=header)
                paragraph.style, paragraph.alignment = style, ALIGNMENTS[cell["align"]]
                say(paragraph, cell["runs"], bold=header, size=size)
            column += span


def _add_cell(row: _Row, shares: list[float], merge: str | None, *, header: bool) -> Paragraph:
    cell = row._tr.add_tc()
    cell.width = Mm(sum(shares))
    cell.vMerge = merge
    cell.get_or_add_tcPr().vAlign_val = WD_CELL_VERTICAL_ALIGNMENT.CENTER if header else None
    if len(shares) > 1:
        cell.grid_span = len(shares)
    return Paragraph(cell.p_lst[0], row)
