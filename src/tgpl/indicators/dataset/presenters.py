"""How two crossed traits are worded, drawn and written to files."""

import csv
from dataclasses import dataclass
from io import BytesIO, StringIO
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.core.pages.charts import Bar, bar_chart
from tgpl.indicators.dataset.dimensions import Trait
from tgpl.indicators.dataset.rules import TOTAL, Crossed
from tgpl.indicators.rules import Scope

BOM = "\ufeff"  # spreadsheet programs take a file without it for another character set


@dataclass(frozen=True)
class Cell:
    value: int
    url: str
    label: str


@dataclass(frozen=True)
class Line:
    name: str
    cells: list[Cell]


def title(row: Trait, column: Trait) -> str:
    words = {"row": row.label, "column": str(column.label).lower()}
    return _("%(row)s và %(column)s") % words


def chart(row: Trait, column: Trait, crossed: Crossed) -> SafeString:
    bars = [Bar(name, [crossed.at(value, other) for other in crossed.columns]) for value, name in crossed.rows.items()]
    return bar_chart(title(row, column), list(crossed.columns.values()), bars, "bieu-do")


def lines(row: Trait, column: Trait, crossed: Crossed, scope: Scope) -> list[Line]:
    """The table, each number leading to its requests."""
    columns = {**crossed.columns, TOTAL: _("Tổng số")}
    asked = {"tu": scope.first.isoformat(), "den": scope.last.isoformat(), "hang": row.code, "cot": column.code}
    found = []
    for value, name, numbers in crossed.lines():
        called = name or _("Tổng số")
        cells = [
            Cell(number, _url(asked, value, other), f"{called}, {columns[other]}: {number}")
            for other, number in numbers
        ]
        found.append(Line(called, cells))
    return found


def _url(asked: dict[str, str], row: str, column: str) -> str:
    query = {**asked, "gia-tri-hang": row, "gia-tri-cot": column}
    return f"{reverse('indicators:list_crossed')}?{urlencode(query)}"


def grid(row: Trait, crossed: Crossed) -> list[list[str | int]]:
    """The table as plain rows, the heading first."""
    head: list[str | int] = [str(row.label), *crossed.columns.values(), _("Tổng số")]
    total = _("Tổng số")
    return [head, *([name or total, *(number for column, number in cells)] for value, name, cells in crossed.lines())]


def as_csv(rows: list[list[str | int]]) -> bytes:
    """The rows as CSV that spreadsheet programs open with the right letters."""
    out = StringIO(BOM)
    out.seek(0, 2)
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def as_xlsx(rows: list[list[str | int]], name: str) -> bytes:
    """The rows as a workbook of one page; no text is ever a formula."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page, strong = book.add_worksheet("So lieu"), book.add_format({"bold": True, "text_wrap": True})
    book.set_properties({"title": name})
    page.set_column(0, 0, 34)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row, strong if number == 0 else None)
    book.close()
    return out.getvalue()
