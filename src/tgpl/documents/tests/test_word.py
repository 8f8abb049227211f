"""Papers as Word files, read back with python-docx."""

import zipfile
from dataclasses import replace
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from tgpl.documents.paper import Cell, Listing, Paper, Paragraph, Table
from tgpl.documents.tests.samples import APPLICATION, LETTER, REGISTER, REPORT
from tgpl.documents.word import as_docx


def read(paper: Paper) -> Document:
    return docx.Document(BytesIO(as_docx(paper)))


def texts(document: Document) -> list[str]:
    """Every paragraph, those in cells too, in order."""
    return ["".join(t.text or "\n" for t in p.iter(qn("w:t"), qn("w:br"))) for p in document.element.iter(qn("w:p"))]


def test_headings_and_names_have_real_styles() -> None:
    named = [(p.style.name, p.text) for p in read(REPORT).paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert named == [
        ("Title", "BÁO CÁO"),
        ("Heading 1", "I. KẾT QUẢ THỰC HIỆN"),
        ("Heading 2", "1. Trợ giúp pháp lý cho người khuyết tật"),
        ("Heading 3", "a) Người có yêu cầu"),
        ("Heading 1", "II. TỒN TẠI, HẠN CHẾ"),
        ("Heading 1", "PHỤ LỤC"),
    ]


def test_every_component_is_there_in_order() -> None:
    text = "\n".join(texts(read(REPORT)))
    wanted = (
        "SỞ TƯ PHÁP",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/BC-STP",
        "Hải Mẫu, ngày 05 tháng 10 năm 2026",
        "BÁO CÁO",
        "Kính gửi: Bộ Tư pháp",
        "Nguyễn Thị Mẫu, Đặng Hữu Thử",
        "đ)",
        "Cần xác minh:",
        "Nơi nhận:",
        "- Lưu: VT, TGPL.",
        "KT. GIÁM ĐỐC",
        "Phạm Văn Ví Dụ",
        "PHỤ LỤC",
    )
    places = [text.index(said) for said in wanted]
    assert places == sorted(places)


def test_bold_and_italic_are_kept() -> None:
    first = next(p for p in read(REPORT).paragraphs if p.text.startswith("Thực hiện Kế hoạch"))
    assert [(r.text, r.bold, r.italic) for r in first.runs[1:4]] == [
        ("Sở Tư pháp", True, None),
        (" báo cáo ", None, None),
        ("như sau", None, True),
    ]


def test_each_numbered_list_begins_at_one() -> None:
    document = read(replace(REPORT, body=(Listing(("a", "b"), "number"), Listing(("c",), "number"))))
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_header_rows_repeat_and_spans_hold() -> None:
    table = next(t for t in read(REGISTER).tables if len(t.rows) > 2)
    marked = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
    assert marked == [True, True, *[False] * 200]
    assert table.cell(0, 0)._tc is table.cell(1, 0)._tc
    assert table.cell(0, 2)._tc is table.cell(0, 13)._tc
    assert [cell.text for cell in table.rows[-1].cells][:3] == ["200", "Dân sự, hôn nhân và gia đình", "1400"]


def test_empty_rows_leave_room_to_write_by_hand() -> None:
    [table] = read(Paper(title="Sổ", body=(Table((("Ngày", "Việc"),), (("", ""), ("1", "a"))),))).tables
    assert [row.height and round(row.height.mm) for row in table.rows] == [None, 8, None]


def test_the_last_words_stay_with_the_signatures() -> None:
    document = read(replace(LETTER, body=(Paragraph("Lời đầu."), Paragraph("Lời cuối."))))
    kept = {p.text: p.paragraph_format.keep_with_next for p in document.paragraphs}
    assert (kept["Lời đầu."], kept["Lời cuối."]) == (None, True)


def test_cells_merged_in_the_body_hold() -> None:
    table = Table((("Nhóm", "Số"),), ((Cell("A", rowspan=2), "1"), ("2",), (Cell("Cộng", colspan=2),)))
    drawn = next(t for t in read(Paper(title="Bảng", body=(table,))).tables)
    assert [[cell.text for cell in row.cells] for row in drawn.rows[1:]] == [["A", "1"], ["A", "2"], ["Cộng", "Cộng"]]


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    document = read(REPORT)
    about = document.core_properties
    assert (about.title, about.language, about.author) == (REPORT.title, "vi-VN", "SỞ TƯ PHÁP")
    assert about.created.date() == REPORT.date
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert {lang.get(qn("w:val")) for lang in defaults.iter(qn("w:lang"))} == {"vi-VN"}
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_pages_are_numbered_from_the_second() -> None:
    section = read(REPORT).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    assert 'w:instr="PAGE"' in section.header._element.xml


def test_a_page_may_lie_on_its_side() -> None:
    upright, flat = read(REPORT).sections[0], read(REGISTER).sections[0]
    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)
    assert (round(flat.page_width.mm), round(flat.page_height.mm)) == (297, 210)


def test_pictures_carry_words() -> None:
    described = [shape._inline.docPr.get("descr") for shape in read(REPORT).inline_shapes]
    assert described == ["Một hình vuông màu xám", "QR: https://example.vn/tra-cuu?ma=YC-2026-000123"]


def test_a_letter_and_an_application_differ_in_their_heads() -> None:
    assert any("V/v phối hợp" in text for text in texts(read(LETTER)))
    said = texts(read(APPLICATION))
    assert said.index("NGƯỜI YÊU CẦU") > next(n for n, text in enumerate(said) if text.startswith("Hải Mẫu, ngày"))


def test_the_same_paper_gives_the_same_bytes() -> None:
    content = as_docx(REPORT)
    assert content == as_docx(REPORT)
    dates = {part.date_time for part in zipfile.ZipFile(BytesIO(content)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}
