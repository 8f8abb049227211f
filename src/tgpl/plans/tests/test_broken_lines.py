"""Where lines break and what marks adorn them changes nothing that is read."""

import re
import textwrap
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.reading import Line
from tgpl.plans.reader.document import read_lines

HEAD = """ỦY BAN NHÂN DÂN
TỈNH MẪU SƠN

Số: 45/KH-UBND

Mẫu Sơn, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
"""
PARAGRAPHS = [
    "Thực hiện công tác trợ giúp pháp lý cho người khuyết tật năm 2026",
    "Căn cứ Quyết định số 111/QĐ-BTP ngày 02/01/2026 của Bộ Tư pháp về việc ban hành Kế hoạch mẫu, Ủy ban nhân "
    "dân tỉnh ban hành Kế hoạch thực hiện như sau:",
    "I. MỤC ĐÍCH",
    "1. Giúp người khuyết tật tiếp cận trợ giúp pháp lý kịp thời.",
    "II. NỘI DUNG THỰC HIỆN",
    "1. Cung cấp dịch vụ trợ giúp pháp lý cho người khuyết tật theo Luật số 11/2017/QH14, khoản 3 Điều 7",
    "a) Trợ giúp tại nhà, tại cơ sở trợ giúp xã hội, tin - bài trên mạng; trợ giúp từ xa khi có yêu cầu.",
    "- Đơn vị thực hiện: Sở Tư pháp (Trung tâm Trợ giúp pháp lý Nhà nước).",
    "- Đơn vị phối hợp: Sở Văn hóa, Thể thao và Du lịch, Đài Phát thanh - Truyền hình tỉnh, các tổ chức chính trị - "
    "xã hội; Hội Doanh nghiệp và cơ sở của người khuyết tật và các cơ quan, tổ chức có liên quan.",
    "- Thời gian thực hiện: Quý III, quý IV năm 2026 và các năm tiếp theo.",
    "- Kết quả đầu ra: 100% người có yêu cầu được phục vụ; báo cáo kết quả được gửi Bộ Tư pháp.",
    "b) Tổ chức hội nghị cấp tỉnh giới thiệu Luật sửa đổi.",
    "- Cơ quan chủ trì: Ủy ban nhân dân các xã, phường.",
    "- Thời gian hoàn thành: Từ tháng 3 đến tháng 12 năm 2026.",
    "- Hình thức tổ chức: Trực tiếp, hoặc trực tuyến.",
    "- Sản phẩm: Hội nghị.",
    "2. Theo dõi việc thực hiện sau hội nghị.",
    "- Chủ trì: Sở Tư pháp.",
    "- Thời gian: Sau hội nghị cấp tỉnh.",
    "- Kết quả: Báo cáo.",
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Sở Tư pháp tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/11/2026.",
]
TAIL = """
Nơi nhận:
- Bộ Tư pháp;
- Lưu: VT."""


def fields(paragraphs: list[str]) -> dict[str, Any]:
    text = "\n".join([HEAD, "\n\n".join(paragraphs), TAIL])
    plan = read_lines([Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]).as_json()
    for task in plan["tasks"]:
        del task["lines"]
    return plan


PLAIN = fields(PARAGRAPHS)


def test_the_plain_text_reads_as_it_should() -> None:
    assert [task["number"] for task in PLAIN["tasks"]] == ["II.1.a", "II.1.b", "II.2"]
    assert PLAIN["tasks"][2]["periods"][0]["after"] == "II.1.b"
    assert PLAIN["duties"][0]["due"] == "2026-11-15"
    assert PLAIN["doubts"] == []


def breakable(paragraph: str) -> list[int]:
    """Spaces where a line may break: behind the number or bullet, so that the line still begins as an item."""
    start = re.match(r"(?:[IVX]+\.|\d+\.|[a-z]\)|-)\s", paragraph)
    return [m.start() for m in re.finditer(" ", paragraph) if m.start() >= (start.end() if start else 0)]


@given(st.data())
def test_lines_may_break_anywhere(data: st.DataObject) -> None:
    wrapped = []
    for paragraph in PARAGRAPHS:
        breaks = data.draw(st.sets(st.sampled_from(breakable(paragraph) or [0]), max_size=12))
        wrapped.append("".join("\n" if i in breaks and c == " " else c for i, c in enumerate(paragraph)))
    assert fields(wrapped) == PLAIN


@given(st.integers(12, 100))
def test_pages_of_any_width(width: int) -> None:
    wrapped = ["\n".join(textwrap.wrap(p, width, break_long_words=False, break_on_hyphens=False)) for p in PARAGRAPHS]
    assert fields(wrapped) == PLAIN


@given(st.data())
def test_a_page_may_end_anywhere(data: st.DataObject) -> None:
    """A page's end with its number between two lines, also within a sentence that goes on in lower case."""
    paged = list(PARAGRAPHS)
    for number in data.draw(st.sets(st.integers(5, len(PARAGRAPHS) - 1), max_size=3)):
        spaces = [i for i in breakable(paged[number]) if paged[number][i + 1].islower()]
        if spaces:
            at = data.draw(st.sampled_from(spaces))
            paged[number] = f"{paged[number][:at]}\n\n\n{number}\n\n{paged[number][at + 1 :]}"
    assert fields(paged) == PLAIN


MARKS = ["{}", "**{}**", "*{}*", "***{}***", "### {}", "#### **{}**", "> {}"]


@given(st.data())
def test_markdown_marks_change_nothing(data: st.DataObject) -> None:
    marked = []
    for paragraph in PARAGRAPHS:
        bullet = "- " if paragraph.startswith("- ") else ""
        mark = data.draw(st.sampled_from(MARKS[:4] if bullet else MARKS))
        marked.append(bullet + mark.format(paragraph.removeprefix(bullet)))
    assert fields(marked) == PLAIN


@given(st.data())
def test_dashes_may_be_missing_or_of_another_kind(data: st.DataObject) -> None:
    dashes = ["- ", "– ", "• ", "+ ", "* ", "-", ""]
    changed = [
        data.draw(st.sampled_from(dashes)) + p.removeprefix("- ") if p.startswith("- ") else p for p in PARAGRAPHS
    ]
    assert fields(changed) == PLAIN


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    assert read_lines(lines).kind in {"plan", "narrative"}


def test_the_samples_stand_beside_what_they_say() -> None:
    folder = Path(__file__).parent / "samples"
    texts = {path.stem for path in folder.iterdir() if path.suffix in {".txt", ".md"}}
    assert {path.stem for path in folder.glob("*.yaml")} == texts - {"narrative"}
