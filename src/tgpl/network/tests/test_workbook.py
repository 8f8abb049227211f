"""The form as a workbook: what comes back is read cell by cell, wrong ones are told by their place, nothing is lost."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tgpl.network.models import SurveyReturn
from tgpl.network.queries import answers_of
from tgpl.network.testing import a_round, answered, the_return, type_in
from tgpl.network.workbook import WorkbookError, form_workbook, read_workbook, round_workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(cast, moment) -> SurveyReturn:
    return the_return(a_round(cast))


def filled(one: SurveyReturn, cells: dict[str, object], uid: str = "", more: list[list[object]] = ()) -> BytesIO:
    """A workbook as an office may send it back: our codes, its figures."""
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet("Hướng dẫn")
        page.write_row(2, 0, ["Mã phiếu", uid or str(one.uid)])
        page = book.add_worksheet("2. degree")
        page.write_row(3, 0, ["Mã", "Nội dung", "Nam", "Nữ", "Tổng số"])
        rows = dict.fromkeys(cell.rpartition(".")[0] for cell in cells)
        for number, code in enumerate(rows, start=4):
            page.write_row(number, 0, [code, "…", *(cells.get(f"{code}.{c}", "") for c in ("male", "female", "total"))])
        for number, row in enumerate(more, start=4 + len(rows)):
            page.write_row(number, 0, row)
    content.seek(0)
    return content


def test_what_went_out_comes_back(cast, one) -> None:
    type_in(cast, one, {"degree.severe.male": "12", "degree.mild.male": "mười", "network.lawyers.total": "3"})
    taken = read_workbook(one, BytesIO(form_workbook(one)))
    assert taken.typed == {"degree.severe.male": "12", "degree.mild.male": "mười", "network.lawyers.total": "3"}
    assert taken.strange == []


def test_every_wrong_cell_is_told_by_its_place_and_stays(cast, client_for, one) -> None:
    sheet = filled(one, {"degree.severe.male": 12, "degree.severe.female": "mười", "degree.mild.male": 2.5})
    sheet.name = "phieu.xlsx"
    page = client_for("commune_partner").post(f"/phieu-khao-sat/{one.uid}/nop-tep/", {"file": sheet}).content.decode()
    assert "Đã đưa 3 ô vào phiếu." in page
    assert "trang “2. degree”, ô D5: Người khuyết tật, theo mức độ – Nặng, nữ. “mười” không phải là số người" in page
    assert "ô C6" in page
    one.refresh_from_db()
    assert one.typed == {"degree.severe.male": "12", "degree.severe.female": "mười", "degree.mild.male": "2.5"}


def test_an_empty_cell_of_a_workbook_empties_nothing(cast, client_for, one) -> None:
    type_in(cast, one, {"degree.severe.male": "12"})
    sheet = filled(one, {"degree.severe.male": "", "degree.mild.male": 4})
    sheet.name = "phieu.xlsx"
    client_for("department_officer").post(f"/phieu-khao-sat/{one.uid}/nop-tep/", {"file": sheet})
    one.refresh_from_db()
    assert one.typed == one.typed | {"degree.severe.male": "12", "degree.mild.male": "4"}


def test_a_line_that_the_form_does_not_have_is_told(one) -> None:
    taken = read_workbook(one, filled(one, {"degree.mild.male": 4}, more=[["degree.other", "Khác", 5]]))
    assert taken.strange == ["trang “2. degree”, ô A6"]


def unfolding() -> BytesIO:
    """A file of some kilobytes that holds a sheet of sixty megabytes."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(60 * 1024 * 1024))
    content.seek(0)
    return content


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (lambda one: filled(one, {"degree.mild.male": 4}, uid="phiếu khác"), "phiếu của nơi khác hoặc của đợt khác"),
        (lambda one: filled(one, {}), "Tệp không có số nào"),
        (lambda one: BytesIO(b"PK\x03\x04 not a workbook"), "Không đọc được tệp"),
        (lambda one: BytesIO("mười hai".encode()), "Không đọc được tệp"),
        (lambda one: unfolding(), "lớn bất thường"),
    ],
)
def test_a_file_that_is_no_form_of_this_commune_is_refused(one, sheet, told: str) -> None:
    with pytest.raises(WorkbookError, match=told):
        read_workbook(one, sheet(one))


def test_a_whole_round_is_one_table_a_section_and_blanks_stay_blank(cast, one) -> None:
    answered(cast, one.round)
    book = CalamineWorkbook.from_filelike(BytesIO(round_workbook(one.round, answers_of(one.round))))
    rows = book.get_sheet_by_name("2. degree").to_python(skip_empty_area=False)
    head, line = rows[2], rows[3]
    assert line[0] == "Ủy ban nhân dân xã Mẫu"
    told = dict(zip(head, line, strict=True))
    assert told["Nặng – tổng số"] == 22
    assert told["Chưa xác định mức độ – nam"] == ""
