"""`tgpl stats`: every format, and what it says when it cannot."""

import json
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command

from tgpl.accounts.testing import Cast
from tgpl.documents.tests.reading import pages
from tgpl.reports.tables.testing import accepted

pytestmark = pytest.mark.django_db


@pytest.fixture
def one(cast: Cast, moment) -> Cast:
    accepted(cast, moment)
    return cast


def test_json_goes_to_the_screen(one: Cast) -> None:
    out = StringIO()
    call_command("stats", "25", "--period", "2026-H1", stdout=out)
    found = json.loads(out.getvalue())
    assert (found["table"], found["period"], found["first"], found["last"]) == (
        "25",
        "2026-H1",
        "2026-01-01",
        "2026-05-31",
    )
    assert found["complete"] is False
    assert found["in_force"] is False
    assert found["rows"][0] == {
        "key": "TS",
        "label": "Tổng số",
        "level": 0,
        "cells": {str(n): 1 if n in (1, 3) else 0 for n in range(1, 14)},
    }
    assert {"text", "rule", "holds", "faults"} <= found["checks"][0].keys()


def test_workbook_and_pdf_are_the_same_each_time(one: Cast, tmp_path: Path) -> None:
    for kind in ("xlsx", "pdf"):
        files = [tmp_path / f"{n}.{kind}" for n in (1, 2)]
        for file in files:
            call_command("stats", "15b", "--period", "2026", "--format", kind, "-o", str(file))
        assert files[0].read_bytes() == files[1].read_bytes()
    assert "Số vụ việc trợ giúp pháp lý" in " ".join(pages((tmp_path / "1.pdf").read_bytes()))


def test_the_workbook_holds_numbers_as_numbers_and_no_formula(one: Cast, tmp_path: Path) -> None:
    file = tmp_path / "bieu.xlsx"
    call_command("stats", "15b", "--period", "2026", "--format", "xlsx", "-o", str(file))
    parts = ZipFile(BytesIO(file.read_bytes()))
    page = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "<v>1</v>" in page
    assert 'orientation="landscape"' in page


def test_an_office_by_its_prefix(one: Cast) -> None:
    out = StringIO()
    call_command("stats", "25", "--period", "2026", "--office", "cn1", stdout=out)
    found = json.loads(out.getvalue())
    assert found["offices"] == ["Chi nhánh số 1"]
    assert found["rows"][0]["cells"]["1"] == 0


def test_the_list_of_tables(db) -> None:
    out = StringIO()
    call_command("stats", "--list", stdout=out)
    assert "15a   Số lượt người được trợ giúp pháp lý (từ 01/01/2026 đến nay)" in out.getvalue()


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "Hãy ghi số biểu và kỳ báo cáo"),
        (["25"], "Hãy ghi số biểu và kỳ báo cáo"),
        (["26", "--period", "2026"], "Không có biểu “26”"),
        (["25", "--period", "2026-H3"], "Không hiểu kỳ báo cáo “2026-H3”"),
        (["25", "--period", "2026", "--office", "XX"], "Không có đơn vị nào mang ký hiệu “XX”"),
        (["25", "--period", "2026", "--format", "pdf"], "cần nơi ghi"),
        (["25", "--period", "2026", "-o", "/khong/co/dau.json"], "Không ghi được tệp"),
    ],
)
def test_what_is_wrong_is_said_in_words(cast: Cast, given: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        call_command("stats", *given, stdout=StringIO())
