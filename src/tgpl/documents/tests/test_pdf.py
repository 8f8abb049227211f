"""Papers as PDF: accessible, readable, always the same."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tgpl.documents.characters import FONTS, drawn
from tgpl.documents.paper import Block, Field, FormLine, Heading, Paper, Paragraph, Table
from tgpl.documents.pdf import as_pdf
from tgpl.documents.tests.reading import faults, pages, squashed, tags
from tgpl.documents.tests.samples import APPLICATION, LETTER, PAPERS, REGISTER, REPORT

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_an_independent_checker_finds_nothing_wrong(paper: Paper, tmp_path: Path) -> None:
    assert faults(as_pdf(paper), tmp_path) == []


def test_the_words_come_out_as_they_went_in() -> None:
    text = " ".join(pages(as_pdf(REPORT)))
    for said in (
        "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI MẪU SỞ TƯ PHÁP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-STP",
        "Hải Mẫu, ngày 05 tháng 10 năm 2026",
        "Kính gửi: Bộ Tư pháp",
        "Các chữ khó: Nguyễn Thị Mẫu, Đặng Hữu Thử, Ỷ Ỡ Ặ Ễ Ử ợ ỵ ễ ẳ ẫ đ.",
        "đ) Điểm thứ 5.",
        "Họ và tên: Trần Văn Thử",
        "Cần xác minh: Bố cục chính thức",
        "Quét mã để xem bản gốc. YC-2026-000123",
        "- Lưu: VT, TGPL.",
        "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC Phạm Văn Ví Dụ",
    ):
        assert said in text


def test_every_vietnamese_letter_is_drawn_and_read_back() -> None:
    letters = LETTERS + LETTERS.upper()
    assert set(letters) <= drawn()
    paper = Paper(title="Bảng chữ cái", body=(Paragraph(letters),))
    assert letters in squashed("".join(pages(as_pdf(paper))))


def test_a_letter_says_what_it_is_about_under_its_number() -> None:
    text = pages(as_pdf(LETTER))[0]
    assert "V/v phối hợp cung cấp danh sách" in text
    assert "- Hội Người mù thành phố" in text


def test_a_citizens_application_is_dated_where_it_is_signed() -> None:
    text = pages(as_pdf(APPLICATION))[0]
    assert text.index("Đại diện ngoài tố tụng") < text.index("Hải Mẫu, ngày") < text.index("NGƯỜI YÊU CẦU (Ký")
    assert "☒ Tư vấn pháp luật" in text


def test_pages_are_numbered_from_the_second() -> None:
    first, second, third, annex = pages(as_pdf(REPORT))
    assert not first.startswith("1")
    assert second.startswith("2 ")
    assert third.startswith("3 ")
    assert annex.startswith("4 PHỤ LỤC")


def test_a_long_table_repeats_its_header_on_every_page() -> None:
    found = [page for page in pages(as_pdf(REGISTER)) if "Dân sự" in page]
    assert len(found) > 5
    assert all("Số vụ việc trong kỳ" in page and "(12)" in page for page in found)
    assert "200 Dân sự" in found[-1]


@pytest.mark.parametrize("last", [Paragraph("Lời cuối."), FormLine((Field("Lời cuối", "có"),))])
def test_nobody_signs_a_page_that_says_nothing_else(last: Block) -> None:
    """Wherever the words end on a page: at some of these lengths the signature alone came onto the next one."""
    for count in range(12, 24):
        paper = replace(LETTER, body=(*[Paragraph("Một dòng.")] * count, last))
        *_, final = pages(as_pdf(paper))
        assert [words in final for words in ("Lời cuối", "Nơi nhận")] == [True, True], count


def test_empty_rows_leave_room_to_write_by_hand() -> None:
    blank = Table((("Ngày", "Việc"),), (("", ""),) * 30)
    told = Table((("Ngày", "Việc"),), (("1", "a"),) * 30)
    assert [len(pages(as_pdf(Paper(title="Sổ", body=(table,))))) for table in (blank, told)] == [2, 1]


def test_a_row_stays_on_its_page_unless_it_would_fill_one() -> None:
    rows = tuple(
        (f"Dòng {number} bắt đầu. " + "Nội dung dài. " * 30 + f"Dòng {number} hết.", "x") for number in range(9)
    )
    for page in pages(as_pdf(Paper(title="Sổ", body=(Table((("Việc", "Ghi chú"),), rows),)))):
        assert [f"Dòng {n} bắt đầu" in page for n in range(9)] == [f"Dòng {n} hết" in page for n in range(9)]
    over = Table((("Việc", "Ghi chú"),), (("Nội dung dài. " * 900, "x"),))
    assert len(pages(as_pdf(Paper(title="Sổ", body=(over,))))) > 2


def test_the_structure_reads_in_order() -> None:
    found = tags(as_pdf(REPORT))
    assert [tag for tag in found if tag.startswith("H") and tag != "Hidden"] == ["H1", "H2", "H3", "H4", "H2", "H2"]
    assert found.count("TH") == 2 * 6
    assert found.count("L") == 4  # three lists and the recipients
    assert found.count("Figure") == 2


def test_headings_never_leap() -> None:
    paper = Paper(title="Bước", body=(Heading("a) Sâu ngay", 3), Heading("I. Trên", 1), Heading("b) Sâu", 3)))
    assert [tag for tag in tags(as_pdf(paper)) if tag[0] == "H"] == ["H1", "H1", "H2"]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert as_pdf(REPORT) == as_pdf(REPORT)
    assert as_pdf(REPORT) != as_pdf(replace(REPORT, number="13"))


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(BytesIO(as_pdf(REPORT))) as document:
        assert document.docinfo["/Title"] == REPORT.title
        assert str(document.docinfo["/CreationDate"]).startswith("D:20261005")
        assert document.Root.Lang == "vi"
        fonts = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert all("LiberationSerif" in font or "DejaVu" in font for font in fonts)


def test_a_paper_in_english_says_so() -> None:
    pdf = as_pdf(replace(REPORT, language="en"))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert document.Root.Lang == "en"
    assert "SOCIALIST REPUBLIC OF VIET NAM" in pages(pdf)[0]


def test_the_list_of_characters_is_that_of_the_font() -> None:
    from fontTools.ttLib import TTFont

    styles = [set(TTFont(file).getBestCmap()) for file in sorted(FONTS.glob("*.ttf"))]
    assert len(styles) == 4
    assert {chr(code) for code in set.intersection(*styles) if code >= 0x20} == drawn() - set("☐☒\ufffd")


def test_the_licence_lies_beside_the_font() -> None:
    assert "SIL OPEN FONT LICENSE" in (FONTS / "LICENSE").read_text()
