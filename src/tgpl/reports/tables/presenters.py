"""How a statistical table is worded on pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tgpl.reports.tables.drawing import header_grid
from tgpl.reports.tables.rules.sheet import Sheet, SheetRow, worded


@dataclass(frozen=True)
class Cell:
    """A number in a table and the page of the records behind it."""

    words: str
    url: str
    label: str


@dataclass(frozen=True)
class Line:
    label: str
    level: int
    cells: list[Cell]


@dataclass(frozen=True)
class Gap:
    """Where a check does not hold, and the page of the records to mend."""

    text: str
    where: str
    left: str
    right: str
    url: str


@dataclass(frozen=True)
class TablePage:
    """A sheet ready for its page."""

    sheet: Sheet
    headings: list[list[tuple[str, int, int]]]
    lines: list[Line]
    gaps: list[Gap]

    @property
    def depth(self) -> int:
        return len(self.headings)


def page_of(sheet: Sheet, *, linked: bool = True) -> TablePage:
    """A sheet for its page; `linked`: its numbers lead to the records as they are today."""
    lines = [Line(row.label, row.level, list(_cells(sheet, row, linked))) for row in sheet.rows]
    return TablePage(sheet, header_grid(sheet.columns), lines, list(_gaps(sheet)))


def _cells(sheet: Sheet, row: SheetRow, linked: bool) -> Iterator[Cell]:
    for column in sheet.columns:
        number = row.cells[column.key]
        words = worded(number)
        label = f"{row.label}, {', '.join((*column.path, column.label))}: {words}"
        yield Cell(
            words, _url("list_table_cell", sheet, dong=row.key, cot=column.key) if number and linked else "", label
        )


def _gaps(sheet: Sheet) -> Iterator[Gap]:
    names = {row.key: row.label for row in sheet.rows} | {c.key: f"({c.key}) {c.label}" for c in sheet.columns}
    for number, check in enumerate(sheet.checks):
        for fault in check.faults:
            yield Gap(
                text=check.text,
                where=names.get(fault.place, fault.place),
                left=worded(fault.left),
                right=worded(fault.right),
                url=_url("list_table_gap", sheet, kiem=str(number), tai=fault.place),
            )


def _url(view: str, sheet: Sheet, **query: str) -> str:
    address = reverse(f"reports:{view}", kwargs={"code": sheet.table, "period": sheet.period})
    return f"{address}?{urlencode(query)}"


def cell_title(sheet_title: str, row: str, column: str) -> str:
    """What the list behind a cell is called."""
    return _("%(title)s: %(row)s, %(column)s") % {"title": sheet_title, "row": row, "column": column}
