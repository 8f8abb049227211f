"""A table as a paper (PDF/UA, A4 landscape) and as a workbook, drawn from its sheet and its head alone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from tgpl.documents.paper import Block, Cell, Issuer, Listing, Paper, Paragraph, Signature, Table, bold
from tgpl.documents.paper import Row as PaperRow
from tgpl.reports.tables.rules.sheet import Sheet, SheetColumn, worded

OUT_OF_FORCE = "Biểu này không áp dụng cho kỳ báo cáo đã chọn; số liệu chỉ để tham khảo, so sánh."
NOT_OVER = "Kỳ báo cáo chưa kết thúc: số liệu tính đến ngày lập."
TO_VERIFY = "Mẫu biểu và cách tính chưa đối chiếu với văn bản chính thức."

MADE = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)  # a workbook must say when it was made; ours are all alike


@dataclass(frozen=True, slots=True)
class Head:
    """Who sends a table to whom, its number and day, who made, checked and signed it; blank until it is known."""

    sender: str = ""
    superior: str = ""
    receiver: str = ""
    version: int = 0
    prepared_by: str = ""
    checked_by: str = ""
    signed_by: str = ""
    position: str = "THỦ TRƯỞNG ĐƠN VỊ"
    place: str = ""
    day: dt.date | None = None
    correction: str = ""


def header_grid(columns: tuple[SheetColumn, ...]) -> list[list[tuple[str, int, int]]]:
    """The heading rows as (text, columns spanned, rows spanned); the head of the row labels is not among them."""
    depth = max(len(column.path) for column in columns) + 1
    grid = []
    for level in range(depth):
        line: list[tuple[str, int, int]] = []
        at = 0
        while at < len(columns):
            span = _span(columns, at, level)
            column = columns[at]
            if len(column.path) > level:
                line.append((column.path[level], span, 1))
            elif len(column.path) == level:
                line.append((column.label, 1, depth - level))
            at += span
        grid.append(line)
    return grid


def _span(columns: tuple[SheetColumn, ...], at: int, level: int) -> int:
    """How many columns from `at` stand under the same heading at this level."""
    path = columns[at].path
    if len(path) <= level:
        return 1
    count = 1
    while at + count < len(columns) and columns[at + count].path[: level + 1] == path[: level + 1]:
        count += 1
    return count


def as_paper(sheet: Sheet, head: Head = Head()) -> Paper:
    """The table as its circular wants it on paper."""
    return Paper(
        title=f"Biểu số {sheet.number}: {sheet.title}",
        issuer=Issuer(head.sender, head.superior) if head.sender else None,
        place=head.place,
        date=head.day,
        type_name=f"BIỂU SỐ {sheet.number}",
        subject="\n".join(filter(None, [sheet.title, sheet.period_title, f"Đơn vị tính: {sheet.unit}"])),
        form=sheet.citation,
        body=tuple(_body(sheet, head)),
        recipients=(head.receiver,) if head.receiver else (),
        signatures=(
            Signature("NGƯỜI LẬP BIỂU", head.prepared_by),
            Signature("NGƯỜI KIỂM TRA", head.checked_by),
            Signature(head.position, head.signed_by),
        ),
        landscape=True,
    )


def _body(sheet: Sheet, head: Head) -> Iterator[Block]:
    if head.correction:
        yield Paragraph(f"Bản sửa số {head.version}. Nội dung sửa: {head.correction}", indent=False)
    yield Table(header=tuple(_header(sheet)), rows=tuple(_rows(sheet)), align=_align(sheet), widths=_widths(sheet))
    said = tuple(remarks(sheet))
    if said:
        yield Paragraph(bold("Ghi chú:"), indent=False)
        yield Listing(said)


def remarks(sheet: Sheet) -> Iterator[str]:
    """What the reader of the table must know: what is provisional about it, and which checks do not hold."""
    if not sheet.complete:
        yield NOT_OVER
    if not sheet.in_force:
        yield OUT_OF_FORCE
    if sheet.mark != "confirmed":
        yield TO_VERIFY
    yield from sheet.notes
    for check in sheet.checks:
        if not check.holds:
            fault = check.faults[0]
            yield f"Chưa khớp: {check.text} ({fault.place}: {worded(fault.left)} khác {worded(fault.right)})."


def _header(sheet: Sheet) -> Iterator[PaperRow]:
    grid = header_grid(sheet.columns)
    for number, line in enumerate(grid):
        label = (Cell("Nội dung", rowspan=len(grid)),) if number == 0 else ()
        yield (*label, *(Cell(text, colspan=wide, rowspan=high, align="center") for text, wide, high in line))
    yield ("A", *(f"({column.key})" for column in sheet.columns))


def _rows(sheet: Sheet) -> Iterator[PaperRow]:
    for row in sheet.rows:
        yield (row.label, *(worded(row.cells[column.key]) for column in sheet.columns))


def _align(sheet: Sheet) -> tuple[Any, ...]:
    return ("left", *["right"] * len(sheet.columns))


def _widths(sheet: Sheet) -> tuple[float, ...]:
    return (18, *[82 / len(sheet.columns)] * len(sheet.columns))


def as_xlsx(sheet: Sheet, head: Head = Head()) -> bytes:
    """The table as a workbook: numbers are numbers, no text is ever a formula; the same sheet gives the same bytes."""
    import xlsxwriter

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    book.set_properties({"title": f"{sheet.number} {sheet.title}", "created": MADE})
    _write_page(book, book.add_worksheet(f"Bieu {sheet.table}"), sheet, head)
    book.close()
    return out.getvalue()


def _write_page(book: Any, page: Any, sheet: Sheet, head: Head) -> None:
    looks = _looks(book)
    last = len(sheet.columns)
    page.set_landscape(), page.set_paper(9), page.fit_to_pages(1, 0)
    page.set_column(0, 0, 42), page.set_column(1, last, 11)
    for number, text in enumerate(_title_lines(sheet, head)):
        page.merge_range(number, 0, number, last, text, looks["title"] if number == 2 else looks["plain"])
    top = _write_header(page, sheet, looks, len(_title_lines(sheet, head)) + 1)
    page.freeze_panes(top, 1), page.repeat_rows(top - 1)
    for number, row in enumerate(sheet.rows, start=top):
        page.write_string(number, 0, row.label, looks["label"])
        for at, column in enumerate(sheet.columns, start=1):
            value = row.cells[column.key]
            page.write_string(number, at, "x", looks["number"]) if value is None else page.write_number(
                number, at, value, looks["number"]
            )
    _write_foot(page, sheet, head, looks, top + len(sheet.rows) + 1)


def _title_lines(sheet: Sheet, head: Head) -> list[str]:
    return [
        f"Đơn vị gửi: {head.sender or '……'}    Đơn vị nhận: {head.receiver or '……'}",
        f"Biểu số {sheet.number}. {sheet.citation}",
        sheet.title.upper(),
        sheet.period_title,
        f"Đơn vị tính: {sheet.unit}",
    ]


def _write_header(page: Any, sheet: Sheet, looks: dict[str, Any], top: int) -> int:
    grid = header_grid(sheet.columns)
    _merge(page, top, 0, len(grid), 1, "Nội dung", looks["head"])
    taken: set[tuple[int, int]] = set()
    for level, line in enumerate(grid):
        at = 1
        for text, wide, high in line:
            while (level, at) in taken:
                at += 1
            _merge(page, top + level, at, high, wide, text, looks["head"])
            taken.update((level + down, at + right) for down in range(high) for right in range(wide))
            at += wide
    page.write_string(top + len(grid), 0, "A", looks["head"])
    for at, column in enumerate(sheet.columns, start=1):
        page.write_string(top + len(grid), at, f"({column.key})", looks["head"])
    return top + len(grid) + 1


def _merge(page: Any, row: int, column: int, high: int, wide: int, text: str, look: Any) -> None:
    if high == wide == 1:
        page.write_string(row, column, text, look)
    else:
        page.merge_range(row, column, row + high - 1, column + wide - 1, text, look)


def _write_foot(page: Any, sheet: Sheet, head: Head, looks: dict[str, Any], row: int) -> None:
    for text in remarks(sheet):
        page.write_string(row, 0, text, looks["plain"])
        row += 1
    third = max(len(sheet.columns) // 3, 1)
    signed = [
        (0, "NGƯỜI LẬP BIỂU", head.prepared_by),
        (third, "NGƯỜI KIỂM TRA", head.checked_by),
        (2 * third, head.position, head.signed_by),
    ]
    for at, position, name in signed:
        page.write_string(row + 1, at, position, looks["strong"])
        page.write_string(row + 5, at, name, looks["plain"])


def _looks(book: Any) -> dict[str, Any]:
    font = {"font_name": "Times New Roman", "font_size": 11}
    boxed = {**font, "border": 1, "valign": "vcenter", "text_wrap": True}
    return {
        "plain": book.add_format(font),
        "strong": book.add_format({**font, "bold": True}),
        "title": book.add_format({**font, "bold": True, "font_size": 14, "align": "center"}),
        "head": book.add_format({**boxed, "bold": True, "align": "center"}),
        "label": book.add_format(boxed),
        "number": book.add_format({**boxed, "align": "right", "num_format": '#,##0.##;-#,##0.##;"-"'}),
    }
