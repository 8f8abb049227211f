"""Layout, reading ease and search: pure rules over plain text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.language.text import fold
from tgpl.core.law.rule_files import Mark
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

    def test_what_hardly_answers_does_not_lengthen_the_list(self) -> None:
        close = [
            text("gan", "Bị nợ tiền lương"),
            text("xa", "Chợ phiên", "Chị kể chuyện bị nợ tiền lương. " + "Đường xa. " * 60),
        ]
        found = Index(close, Lexicon()).search("nợ tiền lương")
        assert [f.slug for f in found] == ["gan"]

    def test_a_persons_own_numbers_need_not_stand_in_the_text(self) -> None:
        assert self.found("mất sổ đỏ năm 1987")[0] == "dat"

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
    ("chồng đánh tôi hoài thì làm sao", "chong-danh-toi-lam-gi-truoc"),
    ("vo bi chong chui mang giu het tien", "chong-danh-toi-lam-gi-truoc"),
    ("bố say rượu đánh mẹ", "chong-danh-toi-lam-gi-truoc"),
    ("chồng cũ cứ tới nhà đe dọa", "xin-cam-nguoi-danh-lai-gan"),
    ("xin lệnh cấm lại gần", "xin-cam-nguoi-danh-lai-gan"),
    ("nhà bên đánh vợ báo ai", "thay-danh-nhau-trong-nha-bao-ai"),
    ("bị đánh muốn ly dị mà chồng không ký", "ly-hon-vi-bi-danh"),
    ("bo chong thi nha chia the nao", "ly-hon-vi-bi-danh"),
    ("tiền nuôi con sau ly hôn", "tien-nuoi-con-sau-ly-hon"),
    ("chồng cũ không chu cấp cho con", "tien-nuoi-con-sau-ly-hon"),
    ("ly hôn con ở với ai", "ly-hon-ai-nuoi-con"),
    ("chồng cũ không cho thăm con", "ly-hon-ai-nuoi-con"),
    ("mẹ đơn thân làm khai sinh cho con", "khai-sinh-con-khong-co-cha"),
    ("khong co giay chung sinh", "khai-sinh-con-khong-co-cha"),
    ("con bị bắt nạt ở trường", "con-bi-bao-hanh-o-truong"),
    ("cô giáo đánh học trò", "con-bi-bao-hanh-o-truong"),
    ("bé gái bị sàm sỡ", "tre-em-bi-xam-hai-goi-111"),
    ("công an gọi lên phường", "cong-an-moi-len-lam-viec"),
    ("nhận giấy mời của công an", "cong-an-moi-len-lam-viec"),
    ("con tôi bị công an bắt", "nguoi-nha-bi-bat-phai-lam-gi"),
    ("bị tạm giam có luật sư không", "nguoi-nha-bi-bat-phai-lam-gi"),
    ("công an giữ người được mấy ngày", "nguoi-nha-bi-bat-phai-lam-gi"),
    ("em tôi câm điếc bị buộc tội", "khuyet-tat-bi-buoc-toi-co-nguoi-bao-chua"),
    ("bị lừa tiền qua mạng", "bi-lua-bi-danh-bao-cong-an"),
    ("công an xã không nhận đơn tố cáo", "bi-lua-bi-danh-bao-cong-an"),
    ("muốn chống án", "khong-dong-y-ban-an"),
    ("tòa xử nặng quá", "khong-dong-y-ban-an"),
    ("đất ông bà chưa có sổ đỏ", "dat-ong-ba-de-lai-chua-co-so-do"),
    ("lam bia do lan dau", "dat-ong-ba-de-lai-chua-co-so-do"),
    ("hàng xóm lấn đất", "hang-xom-lan-dat"),
    ("mất sổ hồng", "mat-so-do"),
    ("bị giải tỏa đền bù", "nha-nuoc-thu-hoi-dat"),
    ("con gái có được chia đất không", "cha-me-mat-khong-di-chuc"),
    ("cha mẹ chết không có di chúc", "cha-me-mat-khong-di-chuc"),
    ("chủ quỵt lương", "cong-ty-khong-tra-luong"),
    ("cong ty no luong 3 thang", "cong-ty-khong-tra-luong"),
    ("bị đuổi việc", "bi-duoi-viec-vo-co"),
    ("công ty cho nghỉ ngang", "bi-duoi-viec-vo-co"),
    ("xin nghỉ việc báo trước bao lâu", "nghi-viec-bao-truoc-may-ngay"),
    ("té giàn giáo", "tai-nan-lao-dong"),
    ("bị máy cắt đứt tay", "tai-nan-lao-dong"),
    ("có bầu bị ép nghỉ", "mang-thai-bi-duoi-viec"),
    ("bảo hiểm thất nghiệp", "tien-that-nghiep-bao-gio-co"),
    ("khuyết tật nặng mỗi tháng được bao nhiêu", "tro-cap-hang-thang-nguoi-khuyet-tat"),
    ("tiền người già", "nguoi-gia-khong-luong-huu"),
    ("mẹ tôi 75 tuổi không có lương hưu", "nguoi-gia-khong-luong-huu"),
    ("thẻ bảo hiểm y tế cho người khuyết tật", "the-bao-hiem-y-te-nguoi-khuyet-tat"),
    ("cha mẹ mất ai nuôi em khuyết tật", "nguoi-khuyet-tat-khong-noi-nuong-tua"),
    ("khuyết tật đi xe buýt có mất tiền không", "nguoi-khuyet-tat-di-xe-mien-giam-ve"),
    ("luật sư trung tâm không làm gì cho tôi", "khieu-nai-ve-tro-giup-phap-ly"),
    ("thoát nghèo rồi có bị thôi giúp không", "dang-duoc-giup-ma-het-ngheo"),
    ("phiên dịch cho người điếc", "can-phien-dich-ky-hieu"),
    ("anh tôi chiếm hết đất của ba mẹ", "cha-me-mat-khong-di-chuc"),
    ("xây nhà lấn qua đất tôi 2 mét", "hang-xom-lan-dat"),
    ("tôi làm thợ hồ bị cai thầu giật tiền công", "cong-ty-khong-tra-luong"),
    ("người khuyết tật có được nuôi con sau ly hôn không", "ly-hon-ai-nuoi-con"),
    ("bị chồng bạo hành thì gọi số nào", "chong-danh-toi-lam-gi-truoc"),
    ("sổ đỏ bị cháy", "mat-so-do"),
    ("tai nạn giao thông khi đi làm", "tai-nan-lao-dong"),
    ("không nghe được thì làm sao nói chuyện với luật sư", "can-phien-dich-ky-hieu"),
    ("tàn tật nặng có tiền hàng tháng không", "tro-cap-hang-thang-nguoi-khuyet-tat"),
    ("bà ngoại 80 tuổi không lương hưu", "nguoi-gia-khong-luong-huu"),
    ("chồng bỏ đi không đưa tiền nuôi con", "tien-nuoi-con-sau-ly-hon"),
    ("con sinh ở nhà chưa khai sinh", "khai-sinh-con-khong-co-cha"),
    ("tôi bị vu oan ăn trộm công an gọi lên", "cong-an-moi-len-lam-viec"),
    ("trường không nhận trẻ tự kỷ", "nguoi-khuyet-tat-di-hoc"),
    ("bị đuổi vì có thai", "mang-thai-bi-duoi-viec"),
    ("đòi lại tiền bị lừa trên facebook", "bi-lua-bi-danh-bao-cong-an"),
    ("chủ không cho nghỉ việc", "nghi-viec-bao-truoc-may-ngay"),
    ("luật sư đòi tiền bồi dưỡng", "tro-giup-phap-ly-la-gi"),
    ("chồng tôi nhậu về đánh tôi", "chong-danh-toi-lam-gi-truoc"),
    ("ngã ở chỗ làm gãy tay", "tai-nan-lao-dong"),
    ("xã trả hồ sơ khuyết tật, xếp nhẹ", "khong-dong-y-muc-do-khuyet-tat"),
    ("đòi nợ bị đánh", "bi-lua-bi-danh-bao-cong-an"),
]


@pytest.mark.parametrize(("question", "slug"), QUESTIONS)
def test_a_lay_question_finds_its_text(shipped: Index, question: str, slug: str) -> None:
    assert shipped.search(question)[0].slug == slug


@pytest.mark.parametrize(
    "question",
    [
        "giá vàng hôm nay",
        "xe máy hỏng",
        "xin visa đi mỹ",
        "mua chung cư trả góp",
        "thời tiết ngày mai",
        "80",
        "làm căn cước",
        "mat chung minh nhan dan",
        "nhập hộ khẩu",
    ],
)
def test_a_question_that_no_text_answers_finds_none(shipped: Index, question: str) -> None:
    assert shipped.search(question) == []


def test_the_library_holds_what_citizens_ask_about() -> None:
    texts = shipped_texts().values()
    assert len(texts) >= 40
    assert {text.topic for text in texts} == set(Topic)
    assert all(text.sources and text.asks for text in texts)


def test_a_copy_that_is_not_official_names_itself_and_its_mark() -> None:
    """What may have changed since is told to the reader together with where it was read."""
    sources = [source for text in shipped_texts().values() for source in text.sources]
    assert all(source.copy for source in sources if source.mark == Mark.TO_VERIFY)


@pytest.mark.parametrize(("question", "slug"), QUESTIONS)
def test_and_without_diacritics_too(shipped: Index, question: str, slug: str) -> None:
    assert slug in [found.slug for found in shipped.search(fold(question))[:3]]
