"""Plans as Word files: the same plan as in plain text, whoever counts its items."""

from contextlib import suppress
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.reading import Line, UnreadableFile, read_bytes
from tgpl.plans.reader.document import read_lines
from tgpl.plans.reader.marking import differences
from tgpl.plans.tests.papers import NAMES, paper
from tgpl.plans.tests.papers.text import as_text
from tgpl.plans.tests.papers.word import as_word
from tgpl.plans.tests.test_reader import as_lists, whole

NAMESPACES = f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def read(content: bytes, name: str) -> dict[str, Any]:
    """What the reader says, but for where in the file it stands."""
    plan = as_lists(read_lines(read_bytes(content, name)).as_json())
    for task in plan["tasks"]:
        del task["lines"]
    return plan


@pytest.mark.parametrize("name", NAMES)
def test_the_text_reads_as_a_person_reads_it(name: str) -> None:
    found = read(as_text(paper(name)).encode(), "kh.txt")
    assert differences(found, whole(paper(name).says)) == {}
    assert found["doubts"] == []


@pytest.mark.parametrize("automatic", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_a_word_file_reads_the_same(name: str, automatic: bool) -> None:
    found = read(as_word(paper(name), automatic=automatic), "kh.docx")
    assert differences(found, whole(paper(name).says)) == {}
    assert found["doubts"] == []


def lines_of(*paragraphs: str, styles: str = "") -> list[Line]:
    """The lines of a Word file with these paragraphs, given as XML."""
    return read_bytes(word_file("".join(paragraphs), styles), "kh.docx")


def word_file(body: str, styles: str = "") -> bytes:
    document = Document()
    for element in parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    for element in parse_xml(f"<w:styles {NAMESPACES}>{styles}</w:styles>"):
        document.styles.element.append(element)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(content)}</w:p>"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (run("Sở ") + run("Tư") + run(" pháp"), "Sở Tư pháp"),
        (run("bỏ", "<w:vanish/>") + run("giữ"), "giữ"),
        (f"<w:del>{run('cũ')}</w:del><w:ins>{run('mới')}</w:ins>", "mới"),
        (f"<w:moveFrom>{run('chỗ cũ')}</w:moveFrom><w:moveTo>{run('chỗ mới')}</w:moveTo>", "chỗ mới"),
        (f"<w:hyperlink>{run('Cổng thông tin')}</w:hyperlink>", "Cổng thông tin"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('Quý I')}</w:sdtContent></w:sdt>", "Quý I"),
        ("<w:r><w:t>tin</w:t><w:noBreakHyphen/><w:t>bài</w:t><w:tab/><w:t>20</w:t></w:r>", "tin-bài\t20"),
        (run("Kế hoa\u0323ch"), "Kế hoạch"),
        (run("KÕ ho¹ch", '<w:rFonts w:ascii=".VnTime"/>') + run(" năm 2026"), "Kế hoạch năm 2026"),
        (run("ñy ban nh©n d©n", '<w:rFonts w:ascii=".VnTimeH"/>'), "ỦY BAN NHÂN DÂN"),
        (run("Keá hoaïch", '<w:rFonts w:ascii="VNI-Times"/>'), "Kế hoạch"),
    ],
)
def test_what_stands_in_a_paragraph(content: str, says: str) -> None:
    assert [line.text for line in lines_of(paragraph(content))] == [says]


def test_a_font_may_be_that_of_the_style() -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Moi"><w:basedOn w:val="Cu"/></w:style>'
    )
    (line,) = lines_of(paragraph(run("trî gióp ph¸p lý"), look='<w:pStyle w:val="Moi"/>'), styles=style)
    assert line.text == "trợ giúp pháp lý"


def test_text_in_an_old_encoding_is_converted_when_its_font_was_changed() -> None:
    (line,) = lines_of(paragraph(run("KÕ ho¹ch triÓn khai thùc hiÖn trî gióp ph¸p lý n¨m 2026")))
    assert line.text == "Kế hoạch triển khai thực hiện trợ giúp pháp lý năm 2026"


def test_a_paragraph_that_its_author_broke_is_several_lines() -> None:
    found = lines_of(paragraph(run("một"), "<w:r><w:br/></w:r>", run("hai")), paragraph(run("ba")))
    assert [(line.text, line.gap) for line in found] == [("một", True), ("hai", False), ("ba", True)]


@pytest.mark.parametrize(
    ("look", "bold"), [("<w:b/>", True), ('<w:b w:val="0"/>', False), ("", False), ('<w:rStyle w:val="Dam"/>', True)]
)
def test_bold_paragraphs_are_told(look: str, bold: bool) -> None:
    style = '<w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
    assert lines_of(paragraph(run("KẾ HOẠCH", look)), styles=style)[0].bold is bold


def test_a_text_box_is_read_once() -> None:
    inner = f"<w:txbxContent>{paragraph(run('DỰ THẢO'))}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{inner}</mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert [line.text for line in lines_of(paragraph(box, run("Kế hoạch")))] == ["DỰ THẢO", "Kế hoạch"]


def test_each_line_knows_its_page() -> None:
    found = lines_of(
        paragraph(run("trang một")),
        paragraph('<w:r><w:br w:type="page"/></w:r>', run("trang hai")),
        paragraph(run("vẫn hai")),
    )
    assert [(line.page, line.number) for line in found] == [(1, 1), (2, 2), (2, 3)]
    shown = lines_of(paragraph(run("một")), paragraph("<w:r><w:lastRenderedPageBreak/></w:r>", run("hai")))
    assert [line.page for line in shown] == [1, 2]


def test_tasks_tell_their_page_and_line() -> None:
    plan = read_lines(read_bytes(as_word(paper("three_levels")), "kh.docx")).as_json()
    assert plan["tasks"][0]["lines"] == ((1, 19), (1, 23))
    assert "places" not in plan["tasks"][0]


def without(content: bytes, *, part: str = "", instead: bytes = b"") -> bytes:
    """The Word file with one part replaced."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, instead if name == part else old.read(name))
    return out.getvalue()


PLAIN = word_file(paragraph(run("Kế hoạch")))
ENTITIES = b"""<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&b;</w:t></w:r>
</w:p></w:body></w:document>"""


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (PLAIN[: len(PLAIN) // 2], "hỏng"),
        (b"PK\x03\x04" + bytes(200), "hỏng"),
        (without(PLAIN, part="word/document.xml", instead=b"<w:document"), "hỏng"),
        (without(PLAIN, part="word/document.xml", instead=b"0" * (41 * 1024**2)), "quá lớn"),
        (without(PLAIN, part="word/document.xml", instead=ENTITIES), "không có chữ"),
        (without(PLAIN, part="_rels/.rels", instead=b"<Relationships/>"), "không phải Word"),
        (word_file(""), "không có chữ"),
    ],
)
def test_a_broken_or_foreign_file_is_refused_in_one_line(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile, match=says) as refusal:
        read_bytes(content, "kh.docx")
    assert "\n" not in str(refusal.value)


def test_a_file_with_macros_is_read_and_nothing_else_in_it_is_opened() -> None:
    out = BytesIO(PLAIN)
    with ZipFile(out, "a") as added:
        added.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    assert [line.text for line in read_bytes(out.getvalue(), "kh.docm")] == ["Kế hoạch"]


@given(st.binary(max_size=400), st.integers(0, len(PLAIN)))
def test_no_damage_breaks_the_reader(damage: bytes, at: int) -> None:
    content = b"PK\x03\x04" + PLAIN[4:at] + damage + PLAIN[at + len(damage) :]
    with suppress(UnreadableFile):
        assert read_bytes(content, "kh.docx")
