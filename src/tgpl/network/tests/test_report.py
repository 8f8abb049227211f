"""The report on a round of survey as a paper of the office."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tgpl.documents.services import render
from tgpl.documents.tests.reading import faults, pages
from tgpl.network.papers import report
from tgpl.network.rules import ResultRow, ResultTable, SurveyResult
from tgpl.network.services import end_round
from tgpl.network.testing import a_round, answered

RESULT = SurveyResult(
    title="Rà soát người thuộc diện năm 2026",
    purpose="II.5. Rà soát người thuộc diện",
    opens_on=dt.date(2026, 9, 1),
    closes_on=dt.date(2026, 10, 15),
    law_on=dt.date(2027, 1, 1),
    ended_on=dt.date(2026, 10, 20),
    issuer="SỞ TƯ PHÁP",
    superior="ỦY BAN NHÂN DÂN TỈNH MẪU",
    place="Tỉnh Mẫu",
    asked=12,
    late=1,
    silent=("Ủy ban nhân dân xã Mẫu Sơn", "Ủy ban nhân dân phường Thử"),
    tables=(
        ResultTable(
            "Người khuyết tật, theo mức độ",
            ("Nam", "Nữ", "Tổng số"),
            (ResultRow("Nặng", (1200, 1034, 2234), 10), ResultRow("Chưa xác định mức độ", (None, None, None), 0)),
        ),
    ),
    words=(("Người dân khó đến vì sao?", (("Xã Mẫu", "Đường xa,\nít xe."),)), ("Đề xuất", ())),
    source="mẫu do phần mềm đề xuất",
    mark="to_verify",
)


def said(result: SurveyResult) -> str:
    return " ".join(pages(render(report(result), "pdf")))


def test_the_report_tells_who_answered_what_it_adds_up_to_and_who_is_silent() -> None:
    text = said(RESULT)
    for words in (
        "Kết quả rà soát người thuộc diện năm 2026",
        "mở ngày 01/09/2026, hạn gửi phiếu ngày 15/10/2026",
        "phục vụ nhiệm vụ: II.5. Rà soát người thuộc diện.",
        "10/12 Ủy ban nhân dân cấp xã đã gửi phiếu, trong đó 1 nơi gửi sau hạn.",
        "Chưa gửi phiếu: Ủy ban nhân dân xã Mẫu Sơn; Ủy ban nhân dân phường Thử.",
        "Nặng 1.200 1.034 2.234 10",
        "Chưa xác định mức độ chưa rõ chưa rõ chưa rõ 0",
        "Xã Mẫu: Đường xa, ít xe.",
        "mẫu do phần mềm đề xuất",
    ):
        assert words in text
    assert "Bản làm việc" not in text
    assert "Đề xuất" not in text.replace("Ý KIẾN", "")


def test_a_round_that_goes_on_and_one_without_words_say_so() -> None:
    text = said(replace(RESULT, ended_on=None, silent=(), late=0, words=(("Đề xuất", ()),), mark="confirmed"))
    assert "Bản làm việc: đợt khảo sát chưa kết thúc." in text
    assert "Các xã, phường không ghi ý kiến." in text
    assert "Chưa gửi phiếu" not in text
    assert "Mẫu phiếu" not in text


def test_the_report_is_accessible(tmp_path: Path) -> None:
    assert faults(render(report(RESULT), "pdf"), tmp_path) == []


@pytest.mark.django_db
def test_the_department_takes_it_as_word_and_pdf_the_same_each_time(cast, client_for, moment) -> None:
    survey_round, client = a_round(cast), client_for("department_officer")
    answered(cast, survey_round)
    end_round(by=cast.department_officer.actor, survey_round=survey_round)
    base = f"/khao-sat/{survey_round.uid}/bao-cao"
    page = client.get(f"/khao-sat/{survey_round.uid}/tong-hop/").content.decode()
    for kind in ("docx", "pdf"):
        assert f"{base}.{kind}" in page
        answer = client.get(f"{base}.{kind}")
        assert answer.headers["Content-Disposition"].endswith(f'.{kind}"')
        assert answer.content == client.get(f"{base}.{kind}").content
    text = " ".join(pages(client.get(f"{base}.pdf").content))
    assert "SỞ TƯ PHÁP TỈNH MẪU" in text
    assert "1/1 Ủy ban nhân dân cấp xã đã gửi phiếu." in text
    assert "Đường xa" in text
    assert client.get(f"{base}.exe").status_code == 404
