"""What the report on a plan says, from given figures."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.documents.services import render
from tgpl.documents.tests.reading import faults, pages
from tgpl.reports.rules.content import FigureLine, PlanContent, TaskLine, digest, frozen
from tgpl.reports.rules.plan_report import (
    DIFFICULTIES,
    Letterhead,
    as_paper,
    grouped,
    task_passage,
    value_words,
)

SERVED = FigureLine(
    code="requests.disability.served",
    name="Người khuyết tật có yêu cầu được trợ giúp",
    definition="Mẫu số: mọi lượt yêu cầu. Tử số: lượt đã được giúp.",
    unit="lượt yêu cầu",
    source="Nhiệm vụ 1.a",
    mark="confirmed",
    value=31,
    out_of=36,
    percent="86.1",
)
CHANNELS = replace(
    SERVED,
    code="requests.by_channel",
    name="Yêu cầu theo kênh",
    mark="to_verify",
    value=1036,
    out_of=None,
    percent=None,
    parts=(("Trực tiếp", 1000), ("Điện thoại", 36), ("Bưu chính", 0)),
)


def task(number: str, **given: object) -> TaskLine:
    usual = {
        "title": f"Nhiệm vụ mẫu {number}",
        "lead": ("Sở Tư pháp",),
        "coordinating": (),
        "periods": ("Từ tháng 01/2026 đến tháng 12/2026",),
        "outputs": ("Kết quả mẫu.",),
        "status": "Đang làm",
        "finished": False,
    }
    return TaskLine(number=number, **{**usual, **given})


CONTENT = PlanContent(
    title="Triển khai trợ giúp pháp lý cho người khuyết tật năm 2026",
    issuer="Ủy ban nhân dân tỉnh Mẫu",
    number="07/KH-UBND",
    issued="ngày 15 tháng 01 năm 2026",
    place="Tỉnh Mẫu",
    basis=("Quyết định số 1/QĐ-BTP",),
    as_of=date(2026, 10, 20),
    tasks=(
        task("II.1.a", figures=(SERVED, CHANNELS), due="2026-12-31"),
        task("II.1.b", status="Đã xong", finished=True, records=("05/02/2026: đã gửi 41 cơ quan",)),
        task("II.2.a", status="Chưa bắt đầu", late=True, due="2026-02-28"),
    ),
)
HEAD = Letterhead("SỞ TƯ PHÁP", superior="ỦY BAN NHÂN DÂN TỈNH MẪU", addressees=("Bộ Tư pháp",), position="GIÁM ĐỐC")


def said(content: PlanContent = CONTENT, **passages: str) -> str:
    return " ".join(pages(render(as_paper(content, passages, HEAD, digest(content.as_json())), "pdf")))


def test_the_report_says_what_was_done_and_what_was_not() -> None:
    text = said()
    for words in (
        "Thực hiện Kế hoạch số 07/KH-UBND ngày 15 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Mẫu",
        "kết quả tính đến hết ngày 20/10/2026",
        "Kế hoạch có 3 nhiệm vụ; 1 nhiệm vụ đã hoàn thành, 2 nhiệm vụ chưa hoàn thành, trong đó 1 nhiệm vụ đã quá hạn.",
        "31/36 lượt yêu cầu (86,1%)",
        "1.036 lượt yêu cầu Trực tiếp: 1.000 Điện thoại: 36",
        "05/02/2026: đã gửi 41 cơ quan",
        "Nhiệm vụ 1.a: đang làm, hạn 31/12/2026; người khuyết tật có yêu cầu được trợ giúp: còn 5 lượt yêu cầu",
        "Nhiệm vụ 2.a: chưa bắt đầu (quá hạn), hạn 28/02/2026.",
        "Chưa có số liệu hoặc việc đã làm nào được ghi nhận cho nhiệm vụ này.",
        "Đơn vị chưa ghi khó khăn, vướng mắc.",
        "Nhiệm vụ 1.a (cần xác minh)",
    ):
        assert words in text
    assert "Bưu chính" not in text


def test_a_finished_plan_says_so() -> None:
    done = replace(CONTENT, tasks=(replace(CONTENT.tasks[1], number="1"),))
    text = said(done)
    assert "Tất cả các nhiệm vụ của Kế hoạch đã hoàn thành." in text
    assert "trong đó" not in text


def test_the_officers_words_stand_in_their_place() -> None:
    text = said(**{DIFFICULTIES: "Thiếu người phiên dịch.\n\nĐường xa.", task_passage("II.1.a"): "Đã mở 03 đợt."})
    assert text.index("Trực tiếp: 1.000") < text.index("Đã mở 03 đợt.") < text.index("1.b. Nhiệm vụ mẫu")
    assert "Thiếu người phiên dịch. Đường xa." in text
    assert "Đơn vị chưa ghi khó khăn" not in text


def test_the_report_is_accessible(tmp_path) -> None:
    assert faults(render(as_paper(CONTENT, {}, HEAD, "0" * 64), "pdf"), tmp_path) == []


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_same_snapshot_gives_the_same_bytes(kind: str) -> None:
    again = PlanContent.from_json(CONTENT.as_json())
    first, second = (render(as_paper(content, {}, HEAD, "0" * 64), kind) for content in (CONTENT, again))
    assert first == second


def test_content_comes_back_from_json_as_it_was() -> None:
    assert PlanContent.from_json(CONTENT.as_json()) == CONTENT
    assert digest(CONTENT.as_json()) == digest(dict(reversed(CONTENT.as_json().items())))
    assert digest(CONTENT.as_json()) != digest(replace(CONTENT, as_of=date(2026, 10, 21)).as_json())
    assert "Ủy ban".encode() in frozen(CONTENT.as_json())


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (SERVED, "31/36 lượt yêu cầu (86,1%)"),
        (replace(SERVED, value=0, out_of=0, percent=None), "0/0 lượt yêu cầu (chưa có ai thuộc diện tính)"),
        (replace(CHANNELS, value=1234567), "1.234.567 lượt yêu cầu"),
    ],
)
def test_figures_in_words(figure: FigureLine, words: str) -> None:
    assert value_words(figure) == words


@given(number=st.integers(0, 10**12))
def test_thousands_are_parted_by_dots(number: int) -> None:
    assert int(grouped(number).replace(".", "")) == number
    assert all(len(part) == 3 for part in grouped(number).split(".")[1:])


@pytest.mark.parametrize(("number", "short"), [("II.1.a", "1.a"), ("II.3", "3"), ("1.a", "1.a"), ("IV", "IV")])
def test_tasks_are_called_as_people_call_them(number: str, short: str) -> None:
    assert task(number).short_number == short
