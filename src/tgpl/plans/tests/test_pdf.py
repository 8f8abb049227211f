"""Plans as PDF with text: the same plan as in plain text."""

from io import BytesIO

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
import typst

from tgpl.core.reading import UnreadableFile, read_bytes
from tgpl.core.reading.pdf import MOST_PAGES, open_pdf, page_text
from tgpl.plans.reader.marking import differences
from tgpl.plans.tests.papers import NAMES, Paper, paper
from tgpl.plans.tests.papers.pdf import as_pdf
from tgpl.plans.tests.papers.text import as_text
from tgpl.plans.tests.test_reader import whole
from tgpl.plans.tests.test_word import read


@pytest.mark.parametrize("name", NAMES)
def test_a_pdf_reads_the_same(name: str) -> None:
    found = read(as_pdf(paper(name)), "kh.pdf")
    assert differences(found, whole(paper(name).says)) == {}
    assert found["doubts"] == []


def long_table() -> Paper:
    """Thirty tasks over many pages, with rows cut in two and cells merged over a page's end."""
    told = paper("appendix")
    rows = told.appendix["rows"][:3]
    for number in range(1, 31):
        work = f"Tổ chức tập huấn về kỹ năng giải thích quyền được trợ giúp pháp lý cho cán bộ cơ sở {'và ' * 25} đợt"
        lead = "^" if number % 4 == 2 else "Trung tâm Trợ giúp pháp lý nhà nước"
        rows.append(
            [number, f"{work} {number}", lead, "Sở Y tế, Công an tỉnh", "Quý II/2026", f"{number} lớp\nBáo cáo"]
        )
    told.appendix["rows"] = rows
    return told


def test_a_table_goes_on_over_pages() -> None:
    told = long_table()
    found, wanted = read(as_pdf(told), "kh.pdf"), read(as_text(told).encode(), "kh.txt")
    assert len(wanted["tasks"]) == 30
    wrong = differences(found, wanted)
    # A merged cell whose words all stand on the page before: its lead is asked for.
    asked = {f"{doubt['task']} {doubt['field']}" for doubt in found["doubts"]}
    assert set(wrong) <= asked
    assert len(wrong) <= 1


def test_a_heading_that_fills_its_narrow_column_stays_in_it() -> None:
    content = drawn(
        "#table(columns: (1cm, 3cm), inset: (x: 0.1pt), stack(dir: ltr, h(0.85cm), [T]), [Tên], [1], [hai])"
    )
    assert [cell.text for cell in read_bytes(content, "kh.pdf")[0].cells] == ["T", "Tên"]


def test_a_running_head_with_the_number_of_its_page_is_left_out() -> None:
    head = "#set page(header: context [Kế hoạch 2027 #counter(page).display()], header-ascent: 60%)\n"
    content = drawn(f"{head}Nhiệm vụ thứ nhất #pagebreak()\nNhiệm vụ thứ hai\n\nNhiệm vụ thứ ba 2")
    assert [line.text for line in read_bytes(content, "kh.pdf")][1:] == ["Nhiệm vụ thứ hai", "Nhiệm vụ thứ ba 2"]


def drawn(markup: str) -> bytes:
    return typst.compile(markup.encode())


TURNED = "#set page(width: 20cm, height: 10cm)\n#table(columns: 2, [một], [hai], [ba], [bốn])\nKế hoạch #h(1cm) năm"


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_page_may_be_stored_on_its_side(degrees: int) -> None:
    """Drawn turned one way and shown turned back, as landscape appendices are stored."""
    document = pdfium.PdfDocument(drawn(TURNED))
    width, height = document[0].get_size()
    turn = {
        0: (1, 0, 0, 1, 0, 0),
        90: (0, 1, -1, 0, height, 0),
        180: (-1, 0, 0, -1, width, height),
        270: (0, -1, 1, 0, 0, width),
    }
    page = document[0]
    raw.FPDFPage_TransFormWithClip(page, raw.FS_MATRIX(*turn[degrees]), None)
    if degrees % 180:
        page.set_mediabox(0, 0, height, width)
    page.set_rotation(degrees)
    out = BytesIO()
    document.save(out)
    found = page_text(pdfium.PdfDocument(out.getvalue())[0], 1)
    upright = page_text(pdfium.PdfDocument(drawn(TURNED))[0], 1)
    assert [(w.text, round(w.left), round(w.base)) for w in found.words] == [
        (w.text, round(w.left), round(w.base)) for w in upright.words
    ]
    assert {(r.level, round(r.at)) for r in found.rules} == {(r.level, round(r.at)) for r in upright.rules}


def test_a_stamp_across_the_page_is_no_text() -> None:
    content = drawn("Kế hoạch #place(rotate(-45deg)[SAO Y])")
    assert [line.text for line in read_bytes(content, "kh.pdf")] == ["Kế hoạch"]


def test_a_word_printed_twice_to_look_bold_is_one() -> None:
    content = drawn("#place(dx: 0.3pt)[Kế hoạch]\nKế hoạch")
    assert [line.text for line in read_bytes(content, "kh.pdf")] == ["Kế hoạch"]


def locked(user: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(drawn("Kế hoạch"))) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner="owner"))
    return out.getvalue()


def test_a_locked_file_is_refused_and_one_that_may_only_not_be_changed_is_read() -> None:
    with pytest.raises(UnreadableFile, match="mật khẩu"):
        read_bytes(locked("secret"), "kh.pdf")
    assert [line.text for line in read_bytes(locked(""), "kh.pdf")] == ["Kế hoạch"]


@pytest.mark.parametrize("content", [b"%PDF-1.7 nothing more", b"%PDF-1.7\n" + bytes(500), drawn("Kế hoạch")[:400]])
def test_a_broken_file_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(UnreadableFile, match="PDF") as refusal:
        read_bytes(content, "kh.pdf")
    assert "\n" not in str(refusal.value)


def test_a_book_is_refused() -> None:
    document = pdfium.PdfDocument.new()
    for _ in range(MOST_PAGES + 1):
        document.new_page(100, 100)
    out = BytesIO()
    document.save(out)
    with pytest.raises(UnreadableFile, match=f"{MOST_PAGES + 1} trang"):
        open_pdf(out.getvalue())
