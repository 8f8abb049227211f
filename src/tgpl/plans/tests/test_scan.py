"""Plans as pictures of print: read by eye, and asked about where the eye is not sure."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tgpl.core.files import ocr
from tgpl.core.reading import Cell, Line, UnreadableFile, pdf, read_bytes, scan
from tgpl.core.reading.picture import Picture, smooth
from tgpl.plans.reader.asking import faint_doubts, faint_elsewhere, lost_doubts
from tgpl.plans.reader.marking import differences, marks
from tgpl.plans.reader.scanned import mended
from tgpl.plans.reader.structure import Duty, Plan, Task
from tgpl.plans.tests.papers import NAMES, paper
from tgpl.plans.tests.papers.scan import as_scan
from tgpl.plans.tests.test_reader import whole
from tgpl.plans.tests.test_word import read


@pytest.mark.slow
@pytest.mark.parametrize(("name", "askew"), [*((name, 0.0) for name in NAMES), ("three_levels", 0.7)])
def test_a_scan_reads_nearly_the_same(name: str, askew: float) -> None:
    wanted = whole(paper(name).says)
    wrong = differences(read(as_scan(paper(name), askew=askew), "kh.pdf"), wanted)
    assert len(wrong) <= 0.05 * len(marks(wanted, wanted)) + 1, wrong


@pytest.fixture
def _no_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    ocr._program.cache_clear()
    monkeypatch.setattr(shutil, "which", lambda _: None)
    yield
    ocr._program.cache_clear()


@pytest.mark.usefixtures("_no_tesseract")
def test_without_tesseract_a_scan_says_what_to_install() -> None:
    with pytest.raises(UnreadableFile, match="tesseract-ocr-vie") as refusal:
        read_bytes(as_scan(paper("appendix")), "kh.pdf")
    assert "\n" not in str(refusal.value)


def test_a_scan_of_too_many_pages_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PICTURES", 1)
    with pytest.raises(UnreadableFile, match="2 trang là ảnh chụp"):
        read_bytes(as_scan(paper("appendix")), "kh.pdf")


def seen(*texts: str) -> list[str]:
    return [line.text for line in mended([Line(at, text, 1, gap=True, faint=()) for at, text in enumerate(texts, 1)])]


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("5D. Rà soát văn bản", "5. Rà soát văn bản"),
        ("7, Sơ kết việc thi hành", "7. Sơ kết việc thi hành"),
        ("C) Tăng cường hiệu lực", "c) Tăng cường hiệu lực"),
        ("d)ạ Trong quá trình", "d) Trong quá trình"),
        ("Thời gian: Quý IHI, quý TV năm 2026", "Thời gian: Quý III, quý IV năm 2026"),
        ("Các cơ quan, tố chức có liên quan", "Các cơ quan, tổ chức có liên quan"),
        ("2026, năm của trợ giúp", "2026, năm của trợ giúp"),
        (
            "Viện Kiếm sát nhân dần tỉnh, Uy ban Mặt trận Tố quốc",
            "Viện Kiểm sát nhân dân tỉnh, Ủy ban Mặt trận Tổ quốc",
        ),
        ("Ủy ban cùng cấp, tình hình thực tế, truyền thống", "Ủy ban cùng cấp, tình hình thực tế, truyền thống"),
    ],
)
def test_what_the_eye_misreads_is_mended(shown: str, meant: str) -> None:
    assert seen(shown) == [meant]


@pytest.mark.parametrize(
    ("text", "gap", "faint", "meant"),
    [
        ("ị b) Tổ chức tập huấn", True, ("ị",), "b) Tổ chức tập huấn"),
        ("ị b) Tổ chức tập huấn", True, (), "ị b) Tổ chức tập huấn"),
        ("Và cơ quan liên quan.", False, (), "và cơ quan liên quan."),
        ("Và cơ quan liên quan.", True, (), "Và cơ quan liên quan."),
        ("Vào sổ theo dõi.", False, (), "vào sổ theo dõi."),
        ("Văn phòng Ủy ban nhân dân.", False, (), "Văn phòng Ủy ban nhân dân."),
    ],
)
def test_specks_and_capitals_that_only_a_picture_shows(
    text: str, gap: bool, faint: tuple[str, ...], meant: str
) -> None:
    assert [line.text for line in mended([Line(1, text, 1, gap=gap, faint=faint)])] == [meant]


def test_a_phrase_that_was_mended_is_asked_about() -> None:
    (line,) = mended([Line(1, "Viện kiếm sát nhân dân và Tòa án", 1, gap=True, faint=())])
    assert (line.text, line.faint) == ("Viện kiểm sát nhân dân và Tòa án", ("kiểm",))


def test_sections_are_counted_where_their_numbers_are_garbled() -> None:
    headings = ["L MỤC ĐÍCH, YÊU CẦU", "Một đoạn văn.", "H NỘI DUNG THỰC HIỆN", "II. TỔ CHỨC THỰC HIỆN"]
    assert seen(*headings) == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "Một đoạn văn.",
        "II. NỘI DUNG THỰC HIỆN",
        "III. TỔ CHỨC THỰC HIỆN",
    ]
    assert seen("TL. GIÁM ĐỐC SỞ") == ["TL. GIÁM ĐỐC SỞ"]


def test_a_table_counts_for_itself() -> None:
    rows = [("|", "THỂ CHẾ"), ("1", "Rà soát"), ("ð", "Góp ý"), ("H", "TRUYỀN THÔNG"), ("1", "Tập huấn")]
    assert numbers([(Cell(number), Cell(words)) for number, words in rows]) == ["I", "1", "2", "II", "1"]


def numbers(rows: list[tuple[Cell, ...]]) -> list[str]:
    lines = [Line(at, "x | y", 1, cells=cells, faint=()) for at, cells in enumerate(rows, 1)]
    return [line.cells[0].text for line in mended(lines)]


WHOLE_WIDTH = (Cell("x", left=True), Cell("x", left=True))


@pytest.mark.parametrize(
    ("rows", "counted"),
    [
        # A heading over the whole width, in small letters, whose number was lost.
        ([("I", "Chỉ đạo", *WHOLE_WIDTH), ("1", "Ban hành"), ("", "Vụ việc", *WHOLE_WIDTH), ("1", "Thực hiện")],
         ["I", "1", "II", "1"]),
        # Numbers in two levels: a row with slots goes on under its group, a bare one opens the next group.
        ([("1", "Thể chế", "", ""), ("1.1", "Quy chế", "Sở", "Quý I"), ("", "Mạng lưới", "", ""),
          ("", "Hợp đồng", "Sở", "Quý I"), ("212", "Bồi dưỡng", "Sở", "Quý I")],
         ["1", "1.1", "2", "2.1", "2.2"]),
        # A sum and a row that goes on have no number of their own.
        ([("1", "Tập huấn", "Sở", "Quý I"), ("", "cho cộng tác viên", "", ""), ("", "Tổng cộng", "", "")],
         ["1", "", ""]),
    ],
)  # fmt: skip
def test_numbers_lost_in_a_picture_follow_the_order(rows: list[tuple[str | Cell, ...]], counted: list[str]) -> None:
    assert numbers([tuple(Cell(c) if isinstance(c, str) else c for c in row) for row in rows]) == counted


def test_a_number_that_only_the_order_tells_is_asked_about() -> None:
    lines = [Line(at, "x", 1, cells=(Cell(n), Cell("Tập huấn")), faint=()) for at, n in enumerate(["1", "ð"], 1)]
    assert [line.faint for line in mended(lines)] == [(), ("2",)]


def test_text_that_was_not_read_by_eye_is_left_alone() -> None:
    line = Line(1, "5D. Tố chức Quý H", 1, gap=True)
    assert mended([line]) == [line]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("ứng dụng trí tuệ nhân tạo (AT) trong xây dựng", ("AT",)),
        ("Các sở, TT HĐND TP; Số 3/QĐ-BTP, PL-1", ()),
        ("Quý III, quý IV năm 2026", ()),
        ("TIN VÀ BÀI", ()),
    ],
)
def test_an_abbreviation_that_nobody_knows_is_asked_about(text: str, asked: tuple[str, ...]) -> None:
    (line,) = mended([Line(1, text, 1, gap=True, faint=())])
    assert line.faint == asked


def on_paper(shade: Callable[[int], int]) -> Picture:
    """A sheet with a stroke as thick as those of letters, its paper in these shades."""
    dots = bytes(0 if at % 200 in range(90, 94) else shade(at) for at in range(200 * 500))
    return Picture(200, 500, dots)


def test_a_grainy_picture_is_smoothed_and_a_clean_one_is_left_as_it_is() -> None:
    clean, grainy = on_paper(lambda _: 240), on_paper(lambda at: 240 - at * 7919 % 47)
    assert smooth(clean) is clean
    found = smooth(grainy)
    assert spread(found) < 0.8 * spread(grainy)
    assert found.dots[300 * 200 + 92] == 0


def spread(picture: Picture) -> int:
    """How far apart the darkest and the lightest dot of the paper are."""
    return max(picture.dots) - min(dot for dot in picture.dots if dot > 100)


TASK = Task("II.1", "Tổ chức hội nghị", ("Sở Tư pháp",), (), (), ("Báo cáo",), None, (1, 2))


def test_a_word_that_was_hard_to_read_is_asked_about_where_it_stands() -> None:
    lines = [
        Line(1, "1. Tổ chức hội nghị", faint=("nghị", "-")),
        Line(2, "Báo cáo", faint=()),
        Line(3, "Sở", faint=("Sở",)),
    ]
    (doubt,) = faint_doubts([TASK], lines)
    assert (doubt.task, doubt.field) == ("II.1", "title")
    assert "“nghị”" in doubt.why
    assert faint_doubts([replace(TASK, lines=(2, 2))], lines) == []


def test_a_dash_that_may_be_a_speck_is_asked_about_where_it_stands_alone() -> None:
    task = replace(TASK, title="Tổ chức - hội nghị")
    (doubt,) = faint_doubts([task], [Line(1, "1. Tổ chức - hội nghị", faint=("-",)), Line(2, "Báo cáo", faint=(";",))])
    assert (doubt.field, doubt.why) == ("title", "Chữ trong ảnh mờ hoặc khó đọc: “-”.")


def test_a_word_of_the_head_that_was_hard_to_read_is_asked_about_too() -> None:
    lines = [
        Line(1, "1. Tổ chức hội nghị", faint=("nghị",)),
        Line(2, "Báo cáo", faint=()),
        Line(3, "- LTTU, HĐND", faint=("LTTU,",)),
        Line(4, "Sở Tài chính bố trí kinh phí", faint=("bố",)),
    ]
    duty = Duty("Sở Tài chính bố trí kinh phí", None, None, None)
    bare = Plan("Kế hoạch", None, None, None, None, tasks=(TASK,))
    assert [doubt.field for doubt in faint_elsewhere(bare, lines[:1])] == ["recipients"]
    plan = Plan("Kế hoạch", None, None, None, None, tasks=(TASK,), recipients=("LTTU, HĐND",), duties=(duty,))
    found = faint_elsewhere(plan, lines)
    assert [(doubt.task, doubt.field, doubt.text) for doubt in found] == [
        (None, "recipients", "LTTU, HĐND"),
        (None, "duties", "Sở Tài chính bố trí kinh phí"),
    ]


def numbered(number: str, *coordinating: str) -> Task:
    return replace(TASK, number=number, coordinating=coordinating)


@pytest.mark.parametrize(
    ("tasks", "asked"),
    [
        ([numbered("II.1", "Sở Y tế"), numbered("II.2", "Sở Y tế"), numbered("II.3")], [("II.3", "coordinating")]),
        ([numbered("II.1", "Sở Y tế"), numbered("II.2")], []),
        ([numbered("II.4"), numbered("II.4.b")], [("II.4", "number")]),
    ],
)
def test_what_a_picture_seems_to_have_swallowed_is_asked_about(tasks: list[Task], asked: list[tuple]) -> None:
    scanned = [Line(1, "1. Tổ chức hội nghị", faint=())]
    assert [(doubt.task, doubt.field) for doubt in lost_doubts(tasks, scanned)] == asked
    assert lost_doubts(tasks, [Line(1, "1. Tổ chức hội nghị")]) == []


def look(text: str, left: int = 0, sure: float = 90) -> scan._Seen:
    return scan._Seen(text, left, left + 50, 100.0, 30.0, sure)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ([look("định")], [look("định", 3)], [("định", 90)]),
        # The two looks differ: the surer one, and it is asked about.
        ([look("chỉ", sure=60)], [look("chi", sure=80)], [("chi", 0)]),
        ([look("chỉ", sure=80)], [look("chi", sure=60)], [("chỉ", 0)]),
        ([look("chỉ")], [], [("chỉ", 0)]),
        ([look("khuyếttật")], [look("khuyết", 0), look("tật", 20)], [("khuyếttật", 0)]),
        ([look("a", 0), look("b", 60)], [look("b", 60), look("a", 0)], [("a", 90), ("b", 90)]),
    ],
)
def test_two_looks_agree_or_a_person_is_asked(first: list, second: list, found: list) -> None:
    assert [(seen.text, seen.sure) for seen in scan.agreed(first, second)] == found
