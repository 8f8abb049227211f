"""How a statistical table is worded on pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.reports.models import TableIssue
from tgpl.reports.tables.drawing import Head, header_grid
from tgpl.reports.tables.rules.issues import IssueStatus
from tgpl.reports.tables.rules.sheet import Sheet, SheetRow, worded
from tgpl.reports.tables.services import MINISTRY


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


def head_of(issue: TableIssue) -> Head:
    """What stands over and under the figures of an issue on paper."""
    agency = issue.agency
    correction = "; ".join(f"dòng {c.row}, cột {c.column}: {c.was} thành {c.now}" for c in issue.changed())
    return Head(
        sender=agency.name.upper(),
        superior=agency.parent.name.upper() if agency.parent else "",
        receiver=agency.parent.name if agency.parent else MINISTRY,
        version=issue.version,
        prepared_by=issue.prepared_by_name,
        checked_by=issue.checked_by_name,
        signed_by=issue.signer,
        position=issue.position.upper() or "THỦ TRƯỞNG ĐƠN VỊ",
        day=issue.signed_on,
        correction=f"{issue.correction}. {correction}" if correction else "",
    )


@dataclass(frozen=True)
class Step:
    """Something that may be done with an issue now."""

    label: str
    view: str
    is_form: bool = True


def steps_of(issue: TableIssue, actor: Actor) -> list[Step]:
    """What `actor` may do with the issue next."""
    if issue.agency_id != actor.agency_id or not actor.may(Permission.ISSUE_REPORTS):
        return []
    give_back = Step(_("Trả lại"), "reports:return_table")
    if issue.status == IssueStatus.PREPARED:
        return [Step(_("Ghi đã kiểm tra"), "reports:check_table"), give_back]
    if issue.status == IssueStatus.CHECKED:
        return [Step(_("Ghi chữ ký"), "reports:sign_table"), give_back]
    if issue.status == IssueStatus.SIGNED and not issue.sendings.all():
        return [Step(_("Gửi lên cấp trên"), "reports:send_table", is_form=False)]
    return []
