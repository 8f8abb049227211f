"""The text of forms: read, refused with its line, filled in without being read again."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.documents.paper import Choices, Field, FormLine, Heading, Listing, Note, PageBreak, Paragraph, Run, Table
from tgpl.documents.rules.composing import composed
from tgpl.documents.rules.filling import DOTS, filled, names_in, unknown_names
from tgpl.documents.rules.notation import FormText, NotationFault, read_text, split_text

NOTICE = """cơ quan: TRUNG TÂM MẪU
loại: THÔNG BÁO
trích yếu: Về việc {việc}
kính gửi: Bà {họ tên}
kính gửi: Ông Trần Văn Thử
nơi nhận: Như trên
ký: GIÁM ĐỐC | (Ký tên) | Lê Thị Mẫu
----
# 1. Lý do
Nội dung của **{họ tên}**."""

LINES = [
    ("Một đoạn văn.", Paragraph("Một đoạn văn.")),
    ("Chữ **đậm** ở giữa", Paragraph((Run("Chữ "), Run("đậm", bold=True), Run(" ở giữa")))),
    ("# I. MỤC", Heading("I. MỤC", 1)),
    ("## 1. Mục con", Heading("1. Mục con", 2)),
    ("### a) Điểm", Heading("a) Điểm", 3)),
    ("- một\n- hai", Listing(("một", "hai"))),
    ("> Họ tên: Bà Mẫu | Tuổi:", FormLine((Field("Họ tên", "Bà Mẫu"), Field("Tuổi", "")))),
    (">", FormLine((Field(""),))),
    ("[x] Có\n[ ] Không", Choices((("Có", True), ("Không", False)))),
    ("= QUYẾT ĐỊNH:", Paragraph("QUYẾT ĐỊNH:", align="center", indent=False)),
    ("~ Căn cứ Luật", Paragraph((Run("Căn cứ Luật", italic=True),))),
    ("! Xem lại", Note("Xem lại", to_verify=False)),
    ("---", PageBreak()),
    ("| A | B |\n| 1 | |", Table(header=(("A", "B"),), rows=(("1", ""),))),
    (r"\# không phải mục", Paragraph("# không phải mục")),
    (r"năm \* sao", Paragraph("năm * sao")),
    ("-5 độ", Paragraph("-5 độ")),
]


@pytest.mark.parametrize(("text", "block"), LINES)
def test_what_begins_a_line_says_what_it_is(text: str, block: object) -> None:
    assert read_text(text) == (block,)


FAULTS = [
    ("loại: THÔNG BÁO\nnội dung", 1, "thiếu dòng gạch"),
    ("loại: A\nnguoi ky: B\n----\n", 2, "nguoi ky"),
    ("loại: A\nB\n----\n", 2, "“B”"),
]


@pytest.mark.parametrize(("text", "line", "words"), FAULTS)
def test_a_head_that_cannot_be_read_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(NotationFault, match=words) as fault:
        split_text(text)
    assert fault.value.line == line


def test_a_row_with_another_number_of_cells_is_refused_with_its_line() -> None:
    form = split_text("loại: A\n----\nĐoạn\n| A | B |\n| 1 |")
    with pytest.raises(NotationFault, match="1 ô") as fault:
        read_text(form.body, form.first_line)
    assert fault.value.line == 5


def test_head_and_body_are_written_down_as_they_were_read() -> None:
    form = split_text(NOTICE)
    assert str(form) == NOTICE
    assert form.addressees == ("Bà {họ tên}", "Ông Trần Văn Thử")


def test_a_filled_form_becomes_a_paper() -> None:
    paper = composed(filled(split_text(NOTICE), {"họ tên": "Nguyễn Thị Mẫu", "việc": "đất"}), title="Thử")
    assert paper.issuer is not None
    assert (paper.issuer.name, paper.type_name, paper.subject) == ("TRUNG TÂM MẪU", "THÔNG BÁO", "Về việc đất")
    assert paper.addressees == ("Bà Nguyễn Thị Mẫu", "Ông Trần Văn Thử")
    assert (paper.signatures[0].position, paper.signatures[0].hint) == ("GIÁM ĐỐC", "(Ký tên)")
    assert paper.body[0] == Heading("1. Lý do", 1)


def body(text: str, **facts: object) -> str:
    return filled(FormText(body=text), facts).body


FILLED = [
    ("Bà {tên}.", {"tên": "Mẫu"}, "Bà Mẫu."),
    ("Bà {tên}.", {}, f"Bà {DOTS}."),
    ("> Bà: {tên}", {}, "> Bà: "),
    ("{kể}", {}, ">\n>\n>"),
    ("{kể}", {"kể": "một\n\n- hai"}, "một\n\\- hai"),
    ("{kể}", {"kể": "# một"}, "\\# một"),
    ("- {kể}", {"kể": "một\nhai"}, "- một hai"),
    ("[{có}] Có", {"có": True}, "[x] Có"),
    ("[{có}] Có", {"có": False}, "[ ] Có"),
    ("[{có}] Có", {}, "[ ] Có"),
    ("?{giữ} Đang bị giữ.", {"giữ": True}, "Đang bị giữ."),
    ("trước\n?{giữ} Đang bị giữ.", {"giữ": ""}, "trước"),
    ("|* {a} | {b} |", {"hàng": [{"a": "1", "b": "x|y"}, {"a": "2"}]}, "| 1 | x\\|y |\n| 2 |  |"),
    ("|* {a} |", {"hàng": []}, ""),
    ("|* {a} |", {}, "\n".join(["|  |"] * 5)),
    ("{Xưng hô} {tên}", {"xưng hô": "bà", "tên": "Mẫu"}, "Bà Mẫu"),
    (r"{tên}", {"tên": r"C:\*"}, r"C:\\\*"),
]


@pytest.mark.parametrize(("text", "facts", "told"), FILLED)
def test_filling_in(text: str, facts: dict[str, object], told: str) -> None:
    assert body(text, **facts) == told


def test_a_recipient_of_whom_nothing_is_known_is_left_out_but_not_of_a_blank() -> None:
    form = split_text("kính gửi: {ai}\nnơi nhận: {tòa}\nnơi nhận: Lưu: VT\n----\n")
    assert filled(form, {"ai": "Bà Mẫu"}).recipients == ("Lưu: VT",)
    assert filled(form, {}).recipients == (DOTS, "Lưu: VT")


def test_a_name_that_nobody_fills_in_is_named_with_its_line() -> None:
    assert names_in("{a} và {b}") == {"a", "b"}
    (fault,) = unknown_names("{a}\n{c}", {"a"})
    assert (fault.line, "“c”" in fault.message) == (2, True)


ONE_LINE = st.text(st.characters(exclude_categories=("C", "Z"), include_characters=" *|#>-[]=~!?\\{}"), min_size=1)


@given(ONE_LINE.filter(str.strip))
def test_what_a_person_typed_is_shown_and_never_read(typed: str) -> None:
    typed = " ".join(typed.split())
    (alone,) = read_text(body("{x}", x=typed))
    (within,) = read_text(body("> Tên: {x}", x=typed))
    (cell,) = read_text(body("| A |\n|* {x} |", hàng=[{"x": typed}]))
    assert alone == Paragraph(typed)
    assert within == FormLine((Field("Tên", typed),))
    assert cell.rows == ((typed,),)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_of_an_officer_is_read_or_refused_in_words(text: str) -> None:
    with suppress(NotationFault):
        assert all(read_text(text))
