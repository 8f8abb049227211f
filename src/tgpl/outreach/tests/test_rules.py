"""Layout, reading ease and search: pure rules over plain text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.text import fold
from tgpl.outreach.queries import DATA, shipped_texts
from tgpl.outreach.rules import (
    Block,
    Index,
    Lexicon,
    Limits,
    Source,
    Text,
    Topic,
    layout,
    load_lexicon,
    measure,
    too_hard,
)

SOURCE = Source("Luật mẫu", "Điều 1", dt.date(2026, 11, 22))


def text(slug: str, title: str, standard: str = "Không có gì.") -> Text:
    return Text(slug, Topic.LAND, title, (), standard, "Ngắn.", (SOURCE,), dt.date(2026, 11, 22))


def test_plain_text_becomes_headings_paragraphs_and_lists() -> None:
    typed = "Mở đầu\ncòn nối.\n\n## Đề mục\n- một\n- hai\n  nối hai\n\nKết."
    assert layout(typed) == [
        Block("paragraph", ("Mở đầu", "còn nối.")),
        Block("heading", ("Đề mục",)),
        Block("list", ("một", "hai nối hai")),
        Block("paragraph", ("Kết.",)),
    ]


@given(st.text(alphabet="ab #-\n", max_size=60))
def test_layout_loses_no_letter(typed: str) -> None:
    shown = "".join(line for block in layout(typed) for line in block.lines)
    assert [c for c in shown if c in "ab"] == [c for c in typed if c in "ab"]


@pytest.mark.parametrize(
    ("words", "syllables", "sentences", "longest"),
    [
        ("Bạn khuyết tật. Bạn có quyền.", 6, 2, 3),
        ("Bạn được:\n- đi học\n- đi làm", 6, 3, 2),
        ("## Gia đình phải làm gì?\nGia đình phải nghe.", 9, 2, 5),
        ("", 0, 0, 0),
    ],
)
def test_length_is_counted_in_syllables(words: str, syllables: int, sentences: int, longest: int) -> None:
    reading = measure(words, [])
    assert (reading.syllables, reading.sentences, reading.longest) == (syllables, sentences, longest)


def test_office_words_are_found_whole_and_in_any_case() -> None:
    reading = measure("Thụ lý xong. Không phải thụ lýa. THỤ LÝ.", ["thụ lý"])
    assert reading.hard == ("thụ lý", "thụ lý")


def test_a_hard_text_is_told_what_to_mend() -> None:
    faults = too_hard(measure("Cơ quan có thẩm quyền thụ lý hồ sơ.", ["thẩm quyền", "thụ lý"]), Limits(5, 4, 1))
    assert [fault.split(" ")[0] for fault in faults] == ["câu", "mỗi", "từ"]
    assert not too_hard(measure("Bạn đến đây.", []), Limits(5, 4, 1))


class TestSearch:
    index = Index(
        [
            text("dat", "Giấy chứng nhận quyền sử dụng đất bị mất", "Bạn đến văn phòng đăng ký đất đai."),
            text("luong", "Bị nợ tiền lương", "Người sử dụng lao động phải trả lương đúng hạn."),
            text("ma", "Má và mả", "Chuyện trong nhà."),
            text("ma2", "Mã và mạ", "Chuyện ngoài đồng."),
        ],
        Lexicon({"so do": ("giay chung nhan quyen su dung dat",), "quyt luong": ("tien luong",)}, frozenset({"bi"})),
    )

    def found(self, query: str) -> list[str]:
        return [found.slug for found in self.index.search(query)]

    @pytest.mark.parametrize(
        ("query", "first"),
        [
            ("mất sổ đỏ", "dat"),
            ("mat so do", "dat"),
            ("MẤT SỔ ĐỎ", "dat"),
            ("tiền lương", "luong"),
            ("quỵt lương", "luong"),
            ("má", "ma"),
            ("mạ", "ma2"),
        ],
    )
    def test_everyday_words_find_the_text(self, query: str, first: str) -> None:
        assert self.found(query)[0] == first

    @pytest.mark.parametrize("query", ["", "   ", "bị", "xe máy hỏng ngoài biển", "'; DROP TABLE", "🙂"])
    def test_nothing_rather_than_a_wrong_text(self, query: str) -> None:
        assert self.found(query) == []

    @given(st.text(max_size=80))
    def test_no_query_breaks_it(self, query: str) -> None:
        assert all(found.score > 0 for found in self.index.search(query))


@pytest.fixture(scope="module")
def shipped() -> Index:
    return Index(shipped_texts().values(), load_lexicon(DATA / "lexicon.yaml"))


# What people ask, and the text that must come first.
QUESTIONS = [
    ("nguoi khuyet tat duoc huong gi", "quyen-cua-nguoi-khuyet-tat"),
    ("bị chê tàn tật, không cho vào quán", "khong-duoc-coi-thuong-nguoi-khuyet-tat"),
    ("khuyết tật đặc biệt nặng là sao", "sau-dang-tat-ba-muc-do"),
    ("xã ghi khuyết tật nhẹ mà tôi thấy nặng", "khong-dong-y-muc-do-khuyet-tat"),
    ("làm giấy tàn tật ở đâu", "xin-giay-xac-nhan-khuyet-tat"),
    ("mat giay khuyet tat", "doi-cap-lai-giay-xac-nhan-khuyet-tat"),
    ("khuyết tật đi viện có được khám trước không", "nguoi-khuyet-tat-di-kham-benh"),
    ("con bị điếc có được đi học không", "nguoi-khuyet-tat-di-hoc"),
    ("luat su co mat tien khong", "tro-giup-phap-ly-la-gi"),
    ("không biết chữ thì làm đơn thế nào", "gui-yeu-cau-cach-nao"),
    ("trung tâm có cử người ra tòa không", "ba-cach-giup"),
    ("trung tam khong nhan don cua toi", "bi-tu-choi-thi-sao"),
    ("muốn đổi luật sư khác", "chon-va-doi-nguoi-giup"),
    ("bao giờ thì có người bào chữa", "bao-lau-co-nguoi-giup"),
    ("chuyện của tôi có bị lộ ra ngoài không, có giữ kín không", "quyen-cua-nguoi-duoc-giup"),
    ("đi xe lăn có vào được trung tâm không", "noi-tiep-phai-de-den"),
    ("toi la nguoi dan toc khong noi duoc tieng kinh", "nguoi-dan-toc-thieu-so-duoc-giup"),
    ("nhà hộ nghèo có được giúp không", "ai-duoc-tro-giup-phap-ly"),
]


@pytest.mark.parametrize(("question", "slug"), QUESTIONS)
def test_a_lay_question_finds_its_text(shipped: Index, question: str, slug: str) -> None:
    assert shipped.search(question)[0].slug == slug


@pytest.mark.parametrize(("question", "slug"), QUESTIONS)
def test_and_without_diacritics_too(shipped: Index, question: str, slug: str) -> None:
    assert slug in [found.slug for found in shipped.search(fold(question))[:3]]
