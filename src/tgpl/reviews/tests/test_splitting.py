"""Documents cut into articles, clauses and points, however their lines came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.reading.lines import Line
from tgpl.reviews.rules.splitting import paragraphs_of, passages_of, sentences


def lines(text: str, **more: bool) -> list[Line]:
    return [Line(number, line, **more) for number, line in enumerate(text.split("\n"), start=1)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Điều 1. Một\n1. Khoản\na) Điểm\nđ) Điểm\nĐiều 2. Hai", ["Điều 1", "Khoản 1 Điều 1", "Điểm a khoản 1 Điều 1",
                                                               "Điểm đ khoản 1 Điều 1", "Điều 2"]),
        ("Điều 5a. Thêm\n2b. Khoản", ["Điều 5a", "Khoản 2b Điều 5a"]),
        ("Chương II\nĐiều 3: Ba\nLời tiếp theo.", ["Chương II", "Điều 3", "Điều 3"]),
        ("I. Mục đích\n1. Yêu cầu\na) Chung", ["Mục I", "Khoản 1 Mục I", "Điểm a khoản 1 Mục I"]),
        ("Điều 9. Chín\nNơi nhận:\n- Như trên;", ["Điều 9", "Nơi nhận", "Nơi nhận"]),
        ("Điều 1. Sửa như sau:\n“Điều 7. Mới\n1. Mới.”\n2. Khoản", ["Điều 1", "Điều 1", "Điều 1", "Khoản 2 Điều 1"]),
        ("Trong năm 2026. Không số\n3,5 triệu đồng", [""]),
    ],
)  # fmt: skip
def test_each_paragraph_knows_its_place(text: str, labels: list[str]) -> None:
    assert [passage.label for passage in passages_of(paragraphs_of(lines(text)), ["Nơi nhận"])] == labels


def test_broken_lines_are_joined_and_page_numbers_left_out() -> None:
    broken = (
        "Điều 1. Trách nhiệm\n"
        "1. Ủy ban nhân dân cấp huyện có trách nhiệm chỉ đạo, kiểm tra, đôn đốc các phòng, ban\n"
        "\n- 2 -\n"
        "2. Phòng Tư pháp giúp việc cho Ủy ban nhân dân cấp huyện trong công tác trợ giúp\n"
        "pháp lý theo quy định."
    )
    assert paragraphs_of(lines(broken)) == [
        "Điều 1. Trách nhiệm",
        "1. Ủy ban nhân dân cấp huyện có trách nhiệm chỉ đạo, kiểm tra, đôn đốc các phòng, ban",
        "2. Phòng Tư pháp giúp việc cho Ủy ban nhân dân cấp huyện trong công tác trợ giúp pháp lý theo quy định.",
    ]


def test_a_file_that_knows_its_paragraphs_is_believed() -> None:
    told = [Line(1, "Lời mở đầu", gap=True), Line(2, "Viết hoa giữa câu.", gap=False), Line(3, "đoạn mới", gap=True)]
    assert paragraphs_of(told) == ["Lời mở đầu Viết hoa giữa câu.", "đoạn mới"]


@given(st.text(alphabet="ab1. ;Đu\n", max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join("".join(paragraphs_of(lines(text))).split())
    given_ = "".join(line for line in text.split("\n") if not line.strip().isdigit() and line.strip())
    assert kept == "".join(given_.split())


@given(st.text(alphabet="aB.; Ủ", max_size=60))
def test_sentences_cover_the_text(text: str) -> None:
    spans = list(sentences(text))
    assert "".join(text[start:end] for start, end in spans) == text
