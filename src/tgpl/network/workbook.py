"""The form as a workbook: out with locked headings, in with every wrong cell told, and a whole round as one table.

Nothing that somebody wrote is a formula, and an empty cell of a workbook never empties a cell of the draft.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from django.utils.translation import override

from tgpl.network.models import Sending, SurveyReturn, SurveyRound
from tgpl.network.rules import Section, Survey
from tgpl.network.wording import column_name

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LARGEST_FILE = 5 * 1024 * 1024
LARGEST_UNFOLDED = 50 * 1024 * 1024
_ID_LABEL, _CODE_HEAD, _FIRST_COLUMN = "Mã phiếu", "Mã", 2
_SHEET_NAME = 31  # letters that Excel allows


class WorkbookError(Exception):
    """A file that is no form of ours, or another commune's; says what to do."""


@dataclass(slots=True)
class Taken:
    """What a workbook holds: cells as typed, and where each stood ("trang …, ô C7")."""

    typed: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    strange: list[str] = field(default_factory=list)


def _sheet_names(survey: Survey) -> list[str]:
    return [f"{number}. {section.code}"[:_SHEET_NAME] for number, section in enumerate(survey.sections, start=1)]


# Out


def form_workbook(survey_return: SurveyReturn) -> bytes:
    """The form of one commune, filled in as far as its draft has come."""
    import xlsxwriter  # when the first form is asked for, not at every start

    content = BytesIO()
    survey = survey_return.round.survey
    with override("vi"), xlsxwriter.Workbook(content, OPTIONS) as book:
        pen = _Pen(book)
        _write_guide(book, pen, survey_return)
        for name, section in zip(_sheet_names(survey), survey.sections, strict=True):
            _write_section(book.add_worksheet(name), pen, section, survey_return.typed)
    return content.getvalue()


class _Pen:
    """The looks of cells; only those to fill in are unlocked."""

    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.text = book.add_format(wrapped)
        self.head = book.add_format({**wrapped, "bold": True, "border": 1})
        self.row = book.add_format({**wrapped, "border": 1})
        self.open = book.add_format({"border": 1, "locked": False, "bg_color": "#FFF8DC"})


def _write_guide(book: Any, pen: _Pen, survey_return: SurveyReturn) -> None:
    page = book.add_worksheet(_("Hướng dẫn"))
    page.protect()
    page.set_column(0, 0, 18)
    page.set_column(1, 1, 90)
    page.write_string(0, 0, survey_return.round.title, pen.title)
    lines = [
        (_("Xã, phường"), survey_return.agency.name),
        (_("Hạn gửi"), f"{survey_return.round.closes_on:%d/%m/%Y}"),
        (_ID_LABEL, str(survey_return.uid)),
        (
            _("Cách điền"),
            _("Chỉ ghi vào các ô màu vàng, mỗi ô một số. Chưa biết thì để trống, đừng ghi 0."),
        ),
        ("", _("Nam cộng nữ phải bằng tổng số; để trống tổng số thì máy cộng.")),
        ("", _("Nộp tệp này trên trang của phiếu. Ô nào sai, trang sẽ chỉ ra; không số nào bị mất.")),
    ]
    for number, (label, text) in enumerate(lines, start=2):
        page.write_string(number, 0, label, pen.text)
        page.write_string(number, 1, text, pen.text)


def _write_section(page: Any, pen: _Pen, section: Section, typed: dict[str, str]) -> None:
    page.protect()
    page.set_column(0, 0, 24)
    page.set_column(1, 1, 60)
    page.write_string(0, 0, _(section.title), pen.title)
    page.write_string(1, 0, _(section.hint))
    heads = [_CODE_HEAD, _("Nội dung"), *(column_name(section, column) for column in section.columns)]
    for column, head in enumerate(heads):
        page.write_string(3, column, head, pen.head)
    for number, row in enumerate(section.rows, start=4):
        page.write_string(number, 0, f"{section.code}.{row.code}", pen.row)
        page.write_string(number, 1, _(row.text), pen.row)
        for column, name in enumerate(section.columns, start=_FIRST_COLUMN):
            _write_typed(page, number, column, typed.get(f"{section.code}.{row.code}.{name}", ""), pen.open)
    page.freeze_panes(4, _FIRST_COLUMN)
    page.data_validation(
        4, _FIRST_COLUMN, 3 + len(section.rows), _FIRST_COLUMN + len(section.columns) - 1,
        {"validate": "integer", "criteria": ">=", "value": 0, "error_type": "warning",
         "error_title": _("Không phải là số"), "error_message": _("Chỉ ghi chữ số, ví dụ 12.")},
    )  # fmt: skip


def _write_typed(page: Any, row: int, column: int, text: str, look: Any) -> None:
    if text.isascii() and text.isdecimal() and len(text) < 16:
        page.write_number(row, column, int(text), look)
    else:
        page.write_string(row, column, text, look) if text else page.write_blank(row, column, None, look)


# In


def read_workbook(survey_return: SurveyReturn, content: IO[bytes]) -> Taken:
    """The cells of a form that came back; raises WorkbookError when it is no form of this commune and round."""
    sheets = _sheets(content)
    _check_owner(survey_return, sheets)
    survey, taken = survey_return.round.survey, Taken()
    known = set(survey.cells())
    for title, rows in sheets:
        for number, row in enumerate(rows):
            _read_row(taken, known, title, number, row)
    if not taken.typed:
        raise WorkbookError(_("Tệp không có số nào. Hãy ghi vào các ô màu vàng rồi nộp lại."))
    return taken


def _sheets(content: IO[bytes]) -> list[tuple[str, list[list[Any]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        _check_size(content)
        book = CalamineWorkbook.from_filelike(content)
        return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except (CalamineError, BadZipFile, OSError, ValueError):
        raise WorkbookError(_("Không đọc được tệp. Hãy lưu tệp dạng Excel (.xlsx) rồi nộp lại.")) from None


def _check_size(content: IO[bytes]) -> None:
    """A small file may unfold into all of our memory."""
    unfolded = sum(member.file_size for member in ZipFile(content).infolist())
    content.seek(0)
    if unfolded > LARGEST_UNFOLDED:
        raise WorkbookError(_("Mở ra, tệp này lớn bất thường. Hãy dùng đúng mẫu đã tải về."))


def _check_owner(survey_return: SurveyReturn, sheets: Iterable[tuple[str, list[list[Any]]]]) -> None:
    rows = [row for _title, rows in sheets for row in rows]
    found = [str(row[1]).strip() for row in rows if len(row) > 1 and row[0] == _ID_LABEL]
    if not found:
        raise WorkbookError(_("Tệp này không phải mẫu của đợt khảo sát. Hãy tải mẫu về, điền rồi nộp lại."))
    if found[0] != str(survey_return.uid):
        raise WorkbookError(_("Tệp này là phiếu của nơi khác hoặc của đợt khác. Hãy tải đúng mẫu của phiếu này."))


def _read_row(taken: Taken, known: set[str], title: str, number: int, row: list[Any]) -> None:
    code = str(row[0]).strip() if row else ""
    names = ("male", "female", "total") if f"{code}.male" in known else ("total",)
    if f"{code}.total" not in known:
        _note_strange(taken, title, number, row)
        return
    for column, name in enumerate(names, start=_FIRST_COLUMN):
        text = _text(row[column]) if column < len(row) else ""
        if text:
            taken.typed[f"{code}.{name}"] = text
            taken.places[f"{code}.{name}"] = _place(title, number, column)


def _note_strange(taken: Taken, title: str, number: int, row: list[Any]) -> None:
    """A row of numbers without a code of ours: told, not dropped in silence."""
    if any(isinstance(cell, int | float) for cell in row[_FIRST_COLUMN:]):
        taken.strange.append(_place(title, number, 0))


def _place(title: str, row: int, column: int) -> str:
    return _("trang “%(page)s”, ô %(cell)s") % {"page": title, "cell": f"{'ABCDEFGH'[column]}{row + 1}"}


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


# A whole round


def round_workbook(survey_round: SurveyRound, sendings: Iterable[Sending]) -> bytes:
    """Every commune's figures, a sheet a section; what a commune did not know stays empty."""
    import xlsxwriter

    content, kept = BytesIO(), list(sendings)
    survey = survey_round.survey
    with override("vi"), xlsxwriter.Workbook(content, OPTIONS) as book:
        pen = _Pen(book)
        for name, section in zip(_sheet_names(survey), survey.sections, strict=True):
            _write_table(book.add_worksheet(name), pen, section, kept)
    return content.getvalue()


def _write_table(page: Any, pen: _Pen, section: Section, sendings: list[Sending]) -> None:
    page.set_column(0, 0, 40)
    page.write_string(0, 0, _(section.title), pen.title)
    for column, head in enumerate([_("Xã, phường"), *_heads(section)]):
        page.write_string(2, column, head, pen.head)
    cells = list(section.cells())
    for number, sending in enumerate(sendings, start=3):
        page.write_string(number, 0, sending.survey_return.agency.name, pen.row)
        for column, cell in enumerate(cells, start=1):
            value = sending.answers.get(cell)
            page.write_blank(number, column, None, pen.row) if value is None else page.write_number(
                number, column, value, pen.row
            )
    page.freeze_panes(3, 1)


def _heads(section: Section) -> Iterator[str]:
    for row in section.rows:
        for column in section.columns:
            yield f"{_(row.text)} – {column_name(section, column).lower()}" if len(section.columns) > 1 else _(row.text)
