"""Workbooks and pasted tables as rows of text."""

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.files.sheets import NotAWorkbook, pasted_rows, workbook_rows


def a_workbook(rows: list[list[object]], **options: object) -> BytesIO:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, **options})
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, dt.date):
                sheet.write_datetime(number, column, dt.datetime.combine(value, dt.time()), day)
            else:
                sheet.write(number, column, value)
    book.close()
    out.seek(0)
    return out


def test_texts_numbers_and_days_of_the_first_sheet() -> None:
    book = a_workbook([["Ngày", "Người trực", "Số"], [dt.date(2027, 2, 17), "Phạm Văn Trợ", 12]])
    assert workbook_rows(book) == [["Ngày", "Người trực", "Số"], ["17/02/2027", "Phạm Văn Trợ", "12"]]


def test_a_cell_left_empty_keeps_the_next_ones_in_their_columns() -> None:
    assert workbook_rows(a_workbook([["a", "", "c"]])) == [["a", "", "c"]]


@given(st.dates(min_value=dt.date(1901, 1, 1), max_value=dt.date(2200, 1, 1)))
def test_every_day_comes_back(day: dt.date) -> None:
    assert workbook_rows(a_workbook([[day]])) == [[f"{day:%d/%m/}{day.year:04}"]]


def test_what_is_no_workbook_says_so() -> None:
    empty = BytesIO()
    ZipFile(empty, "w").close()
    for file in (BytesIO(b"no zip"), BytesIO(b"PK\x03\x04broken"), empty):
        file.seek(0)
        with pytest.raises(NotAWorkbook):
            workbook_rows(file)


def test_a_pasted_line_is_parted_by_the_mark_it_uses() -> None:
    assert pasted_rows("a\tb\n c ; d \ne|f\ng") == [["a", "b"], ["c", "d"], ["e", "f"], ["g"]]
