"""Statements and the register of payments as workbooks. What a person typed is written as text, never as a formula."""

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tgpl.core.law.rule_files import Mark
from tgpl.fees.models import Statement
from tgpl.fees.wording import mark_words

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
MONEY = "#,##0"


class _Sheet:
    """A worksheet being written from the top."""

    def __init__(self, book: Any, name: str, widths: Sequence[int]) -> None:
        self.sheet, self.row = book.add_worksheet(name), 0
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.money = book.add_format({"num_format": MONEY, "valign": "top"})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self.text = book.add_format({"text_wrap": True, "valign": "top"})
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def write(self, *cells: Any, bold: bool = False) -> None:
        for column, value in enumerate(cells):
            self._cell(column, value, bold)
        self.row += 1

    def _cell(self, column: int, value: Any, bold: bool) -> None:
        if isinstance(value, dt.date):
            self.sheet.write_datetime(self.row, column, dt.datetime.combine(value, dt.time()), self.day)
        elif isinstance(value, Decimal | int):
            self.sheet.write_number(self.row, column, value, self.money)
        else:
            self.sheet.write_string(self.row, column, str(value), self.bold if bold else self.text)


def _book(content: BytesIO) -> Any:
    import xlsxwriter  # when the first table is asked for, not at every start

    return xlsxwriter.Workbook(content, OPTIONS)


def register_workbook(paid: Iterable[Statement], first: dt.date, last: dt.date) -> bytes:
    """The register of payments: one row a statement, and the sum below."""
    content = BytesIO()
    with override("vi"), _book(content) as book:
        sheet = _Sheet(book, _("Sổ chi"), [6, 12, 18, 28, 24, 24, 16, 16, 16])
        sheet.write(_("Sổ chi thù lao, bồi dưỡng từ %s đến %s") % (f"{first:%d/%m/%Y}", f"{last:%d/%m/%Y}"), bold=True)
        sheet.write(
            _("STT"), _("Ngày chi"), _("Chứng từ"), _("Người thực hiện"), _("Loại"), _("Vụ việc"),
            _("Thù lao"), _("Chi phí"), _("Cộng"), bold=True,
        )  # fmt: skip
        fees, costs = _write_payments(sheet, paid)
        sheet.write("", "", "", _("Tổng cộng"), "", "", fees, costs, fees + costs)
        sheet.sheet.freeze_panes(2, 0)
    return content.getvalue()


def _write_payments(sheet: _Sheet, paid: Iterable[Statement]) -> tuple[Decimal, Decimal]:
    fees = costs = Decimal(0)
    for number, one in enumerate(paid, start=1):
        kind = one.get_practitioner_kind_display()
        sheet.write(
            number, one.paid_on, one.paid_by_paper, one.practitioner.full_name, kind, one.case.code,
            one.fee, one.costs, one.total,
        )  # fmt: skip
        fees, costs = fees + one.fee, costs + one.costs
    return fees, costs


def statement_workbook(statement: Statement) -> bytes:
    """The lines of the sum, each with its amount and its rule."""
    content = BytesIO()
    with override("vi"), _book(content) as book:
        sheet = _Sheet(book, _("Bảng kê"), [6, 60, 12, 18, 48, 18])
        head = (_("Vụ việc"), statement.case.code), (_("Người thực hiện"), statement.practitioner.full_name)
        for label, value in head:
            sheet.write("", f"{label}: {value}", bold=True)
        sheet.write(_("STT"), _("Nội dung"), _("Số buổi"), _("Số tiền"), _("Căn cứ"), _("Đối chiếu"), bold=True)
        for number, line in enumerate(statement.reckoned.get("lines", []), start=1):
            sessions, amount = (Decimal(line[name]) or "" for name in ("sessions", "amount"))
            sheet.write(number, line["text"], sessions, amount, line["citation"], mark_words(Mark(line["mark"])))
        sheet.write("", _("Tổng cộng"), "", statement.total)
    return content.getvalue()


def workbook_response(content: bytes, name: str) -> HttpResponse:
    """A workbook to take away."""
    headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=MEDIA, headers=headers)
