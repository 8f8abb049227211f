"""The estimate table (dự toán) as a paper and as a workbook. Worded in Vietnamese: it goes to the finance department.

The form of the finance department was not read: columns are those of common practice, marked to be checked.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from tgpl.documents.paper import Cell, Issuer, Note, Paper, Paragraph, Row, Signature, Table, bold
from tgpl.plans.models import Plan
from tgpl.plans.queries.budget import PlanBudget
from tgpl.plans.rules.budget import Sums

_HEADER = ("TT", "Nội dung", "Đơn vị tính", "Số lượng", "Đơn giá", "Dự toán", "Đã giao", "Đã chi", "Nguồn")
_NUMBERS = range(3, 8)
_SOURCES = {"state": "Ngân sách nhà nước", "other": "Nguồn hợp pháp khác"}
_TO_VERIFY = "Mẫu bảng dự toán chưa đối chiếu với mẫu của cơ quan tài chính."
Line = tuple[str | int, ...]
_MADE = datetime(1980, 1, 1, tzinfo=UTC)  # a workbook must say when it was made; ours are all alike


def _lines(budget: PlanBudget) -> Iterator[tuple[bool, Line]]:
    """Each line of the table, and whether it is a sum."""
    for task in budget.tasks:
        if not task.lines:
            continue
        yield True, (task.task.number, task.task.title, "", "", "", *_sums(task.sums), "")
        for at, line in enumerate(task.lines, start=1):
            money = (line.quantity, line.price, line.estimate, line.allocated, line.spent)
            yield False, (at, line.content, line.unit, *money, _SOURCES[line.source])
    for source, (_label, sums) in zip(_SOURCES.values(), budget.by_source, strict=True):
        yield True, ("", f"Cộng: {source}", "", "", "", *_sums(sums), "")
    yield True, ("", "Tổng cộng", "", "", "", *_sums(budget.sums), "")


def _sums(sums: Sums) -> tuple[int, int, int]:
    return sums.estimate, sums.allocated, sums.spent


def estimate_paper(plan: Plan, budget: PlanBudget, issuer: str, day: date) -> Paper:
    """The table as it is handed in."""
    rows = tuple(_row(is_sum, line) for is_sum, line in _lines(budget))
    return Paper(
        title=f"Dự toán kinh phí thực hiện kế hoạch năm {budget.year}",
        issuer=Issuer(issuer.upper()),
        place=plan.place,
        date=day,
        type_name="DỰ TOÁN",
        subject=f"Kinh phí năm {budget.year}: {plan.title}",
        body=(
            Paragraph((f"Kèm theo Kế hoạch số {plan.number or '……'}. Đơn vị tính: đồng.",)),
            Table((_HEADER,), rows, align=("left", "left", "left", *["right"] * 5, "left")),
            Note(_TO_VERIFY),
        ),
        signatures=(Signature("NGƯỜI LẬP", ""), Signature("THỦ TRƯỞNG ĐƠN VỊ", "")),
    )


def _row(is_sum: bool, line: Line) -> Row:
    words = [
        f"{value:,}".replace(",", ".") if at in _NUMBERS and value != "" else str(value)
        for at, value in enumerate(line)
    ]
    return tuple(Cell((bold(text),)) if is_sum and text else text for text in words)


def _worded(value: str | int) -> str:
    return f"{value:,}".replace(",", ".") if isinstance(value, int) else value


def estimate_workbook(plan: Plan, budget: PlanBudget) -> bytes:
    """The table as a workbook: sums are numbers, no text is ever a formula; the same table gives the same bytes."""
    import xlsxwriter

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": f"Dự toán {budget.year}", "created": _MADE})
    page = book.add_worksheet(f"Du toan {budget.year}")
    _write(book, page, plan, budget)
    book.close()
    return out.getvalue()


def _write(book: Any, page: Any, plan: Plan, budget: PlanBudget) -> None:
    looks = {
        is_sum: book.add_format(
            {"bold": is_sum, "num_format": "#,##0", "text_wrap": True, "border": 1, "valign": "top"}
        )
        for is_sum in (True, False)
    }
    page.set_landscape(), page.set_paper(9), page.fit_to_pages(1, 0)
    page.set_column(0, 0, 8), page.set_column(1, 1, 50), page.set_column(2, 8, 14)
    page.write_string(0, 0, f"DỰ TOÁN NĂM {budget.year}", book.add_format({"bold": True}))
    page.write_string(1, 0, plan.title)
    page.write_string(2, 0, f"Đơn vị tính: đồng. {_TO_VERIFY}")
    for at, label in enumerate(_HEADER):
        page.write_string(4, at, label, looks[True])
    page.freeze_panes(5, 2), page.repeat_rows(4)
    for number, (is_sum, line) in enumerate(_lines(budget), start=5):
        for at, value in enumerate(line):
            write = page.write_number if isinstance(value, int) else page.write_string
            write(number, at, value, looks[is_sum])
