"""Words where they stand on a page, as lines of text."""

from tgpl.core.reading.layout import lines_of
from tgpl.core.reading.page import Page, Word

LETTER, STEP = 6.0, 20.0


def page(drawing: str, number: int = 1) -> Page:
    """A page of letters of one width, as drawn; words end at a space."""
    words = []
    for y, row in enumerate(drawing.strip("\n").split("\n")):
        at = 0
        for part in row.split(" "):
            if part:
                left = at * LETTER
                words.append(Word(part, left, left + len(part) * LETTER, (y + 2) * STEP, 12))
            at += len(part) + 1
    return Page(number, 600, 840, words)


def texts(*drawings: str) -> list[str]:
    return [line.text for line in lines_of([page(drawing, at) for at, drawing in enumerate(drawings, start=1)])]


def begun(*drawings: str) -> list[bool | None]:
    return [line.gap for line in lines_of([page(drawing, at) for at, drawing in enumerate(drawings, start=1)])]


LETTERHEAD = """
    UBND TỈNH MẪU SƠN             CỘNG HÒA XÃ HỘI CHỦ NGHĨA
                                         VIỆT NAM
       SỞ TƯ PHÁP                 Độc lập - Tự do - Hạnh phúc
    Số:      /KH-STP           Mẫu Sơn, ngày     tháng 7 năm 2026
                         KẾ HOẠCH
              Trợ giúp pháp lý cho người khuyết tật
"""


def test_a_letterhead_is_read_column_after_column() -> None:
    assert texts(LETTERHEAD) == [
        "UBND TỈNH MẪU SƠN",
        "SỞ TƯ PHÁP",
        "Số: /KH-STP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Mẫu Sơn, ngày tháng 7 năm 2026",
        "KẾ HOẠCH",
        "Trợ giúp pháp lý cho người khuyết tật",
    ]


SIGNED = """
Nơi nhận:                         TM. ỦY BAN NHÂN DÂN
- Bộ Tư pháp;                         CHỦ TỊCH
- Các sở, ban, ngành
của tỉnh;
- Lưu: VT.
                                   Nguyễn Văn Thử
"""


def test_the_recipients_stand_together_before_the_signature() -> None:
    assert texts(SIGNED)[:5] == ["Nơi nhận:", "- Bộ Tư pháp;", "- Các sở, ban, ngành", "của tỉnh;", "- Lưu: VT."]


def test_the_number_of_an_item_is_no_column() -> None:
    assert (
        texts("1.        Cơ quan chủ trì\n2.        Cơ quan phối hợp\n-         Thời gian")[1] == "2. Cơ quan phối hợp"
    )


PARAGRAPHS = """
      Đoạn này dài hơn một dòng nên phải xuống dòng giữa
chừng rồi kết thúc sớm.
      Đoạn khác bắt đầu ở đây, thụt vào như văn bản nào
cũng vậy, và hết ở đúng mép phải của trang giấy này mà.
      Luật là chữ đầu đoạn.
Luật cũng là chữ đầu đoạn, vì dòng trên còn chỗ cho nó.
"""


def test_paragraphs_begin_behind_a_short_line_or_indented() -> None:
    assert begun(PARAGRAPHS) == [True, False, True, False, True, True]


def test_a_sentence_may_go_on_overleaf() -> None:
    first = "Trang đầu có một dòng dài đến hết mép phải của nó,\ntiếp theo là Sở Tư pháp cùng các cơ quan khác ở Ủy"
    assert begun(first, "Ban nhân dân tỉnh") == [True, False, False]


def numbered(text: str, number: int) -> str:
    return f"                    {number}\n\n{text}"


def test_page_numbers_and_running_heads_are_left_out() -> None:
    assert texts("một", numbered("hai", 2), numbered("ba", 3)) == ["một", "hai", "ba"]
    heads = [f"Kế hoạch năm 2026 - trang {at}\n\n\nNội dung {word}" for at, word in enumerate(["a", "b", "c"], 1)]
    assert texts(*heads) == ["Nội dung a", "Nội dung b", "Nội dung c"]


def test_an_item_that_comes_again_on_top_of_each_page_is_no_running_head() -> None:
    item = "- Cơ quan chủ trì: Sở Tư pháp.\n\n\nNội dung"
    assert texts(item, item).count("- Cơ quan chủ trì: Sở Tư pháp.") == 2
