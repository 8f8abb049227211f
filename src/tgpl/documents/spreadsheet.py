"""The tables of a paper as a workbook, for those who go on counting: text stays text, nothing is a formula."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from tgpl.documents.paper import Paper, PaperError
from tgpl.documents.tree import as_tree, words_of

NO_DATE = datetime(1980, 1, 1, tzinfo=UTC)
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDEST = 45  # letters


def as_xlsx(paper: Paper) -> bytes:
    """Each table of `paper` on a sheet of its own, the same bytes for the same paper. Raises PaperError without one."""
    tables = [block for block in as_tree(paper)["body"] if block["kind"] == "table"]
    if not tables:
        raise PaperError("Văn bản này không có bảng nào.")
    out = BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": paper.title[:255], "created": NO_DATE})
    for number, table in enumerate(tables, start=1):
        _write(book, book.add_worksheet(f"Bảng {number}"), paper, table)
    book.close()
    return out.getvalue()


def _write(book: Any, page: Any, paper: Paper, table: dict[str, Any]) -> None:
    font = {"font_name": "Times New Roman", "font_size": 12}
    name = book.add_format({**font, "bold": True})
    framed = {**font, "border": 1, "text_wrap": True}
    head = book.add_format({**framed, "bold": True, "align": "center", "valign": "vcenter"})
    cell = book.add_format({**framed, "valign": "top"})
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.write_string(0, 0, paper.title, name)
    page.write_string(1, 0, paper.subject if isinstance(paper.subject, str) else "", name)
    rows = [*[(row, head) for row in table["header"]], *[(row, cell) for row in table["rows"]]]
    for number, (row, look) in enumerate(rows, start=3):
        for one in row:
            page.write_string(number, one["column"], words_of(one["runs"]), look)
    page.repeat_rows(3, 2 + len(table["header"]))
    page.freeze_panes(3 + len(table["header"]), 0)
    for column in range(table["columns"]):
        page.set_column(column, column, _width(rows, column))


def _width(rows: list[Any], column: int) -> int:
    lengths = [len(words_of(one["runs"])) for row, _look in rows for one in row if one["column"] == column]
    return min(max([6, *lengths]), _WIDEST)
