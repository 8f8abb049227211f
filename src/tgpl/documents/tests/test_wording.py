"""The fixed lines of a paper, as the decree on papers writes them."""

from datetime import date

import pytest

from tgpl.core.law.rule_files import Mark
from tgpl.documents.characters import breakable, clean, drawable
from tgpl.documents.wording import (
    closed,
    even_lines,
    layout_on,
    layouts,
    list_label,
    number_line,
    place_date_line,
    words,
)

BLANK = "\u00a0" * 6


@pytest.mark.parametrize(
    ("place", "day", "language", "said"),
    [
        ("Hải Mẫu", date(2026, 10, 5), "vi", "Hải Mẫu, ngày 05 tháng 10 năm 2026"),
        ("Hải Mẫu", date(2026, 2, 28), "vi", "Hải Mẫu, ngày 28 tháng 02 năm 2026"),
        ("Hải Mẫu", date(2026, 3, 1), "vi", "Hải Mẫu, ngày 01 tháng 3 năm 2026"),
        ("Hải Mẫu", None, "vi", f"Hải Mẫu, ngày {BLANK} tháng {BLANK} năm {BLANK}"),
        ("", date(2026, 12, 31), "vi", "Ngày 31 tháng 12 năm 2026"),
        ("", None, "vi", ""),
        ("Hai Mau", date(2026, 10, 5), "en", "Hai Mau, 5 October 2026"),
    ],
)
def test_place_and_date(place: str, day: date | None, language: str, said: str) -> None:
    assert place_date_line(place, day, language) == said


@pytest.mark.parametrize(
    ("number", "notation", "said"),
    [
        ("12", "BC-STP", "Số: 12/BC-STP"),
        ("", "BC-STP", f"Số: {BLANK}/BC-STP"),
        ("12", "", "Số: 12"),
        ("", "", ""),
    ],
)
def test_number(number: str, notation: str, said: str) -> None:
    assert number_line(number, notation, "vi") == said


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("SỞ TƯ PHÁP", ["SỞ TƯ PHÁP"]),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI MẪU", ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI MẪU"]),
        ("SỞ TƯ PHÁP THÀNH PHỐ HẢI MẪU", ["SỞ TƯ PHÁP", "THÀNH PHỐ HẢI MẪU"]),
        (
            "TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC THÀNH PHỐ HẢI MẪU",
            ["TRUNG TÂM TRỢ GIÚP", "PHÁP LÝ NHÀ NƯỚC", "THÀNH PHỐ HẢI MẪU"],
        ),
        ("CHI NHÁNH\nSỐ 1", ["CHI NHÁNH", "SỐ 1"]),
        ("", []),
    ],
)
def test_long_names_of_agencies_break_evenly(name: str, lines: list[str]) -> None:
    assert even_lines(name, 24) == lines


def test_the_list_of_recipients_is_closed_by_a_full_stop() -> None:
    assert closed(["Như trên;", "Sở Y tế", "Lưu: VT."]) == ["Như trên;", "Sở Y tế;", "Lưu: VT."]
    assert closed([]) == []


def test_letters_of_a_list_follow_the_vietnamese_alphabet() -> None:
    labels = "".join(list_label("letter", n)[:-1] for n in range(9))
    assert labels == "abcdđeghi"
    assert list_label("letter", 23) == "a2)"
    assert list_label("number", 11) == "12."
    assert list_label("dash", 3) == "-"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Nguye\u0302\u0303n", "Nguyễn"),  # decomposed, as some phones send it
        ("\u00d0ặng", "Đặng"),  # eth for Đ, as old keyboards type it
        ("a\tb\x00\x07c", "a bc"),
        ("dòng 1\r\ndòng 2\u2028dòng 3", "dòng 1\ndòng 2\ndòng 3"),
        ("\u202eđảo chiều\u202c", "đảo chiều"),
        ("\ud800\ufffe\U0001ffff", ""),
        ("\u3000rộng", " rộng"),
        ("🙂 ☒ ﷲ", "🙂 ☒ ﷲ"),
    ],
)
def test_what_was_typed_is_cleaned(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_a_letter_that_the_font_lacks_is_shown_as_unknown() -> None:
    assert drawable("Mẫu 🙂 中 ☐☒\nđ") == "Mẫu � � ☐☒\nđ"


def test_long_words_may_break_and_short_ones_may_not() -> None:
    assert breakable("nghiêng ngả", 7) == "nghiêng ngả"
    assert breakable("x" * 20, 8).split("\u200b") == ["x" * 8, "x" * 8, "x" * 4]


def test_the_layout_is_the_one_in_force() -> None:
    assert layout_on(date(2026, 1, 1)) is layout_on(None)
    assert layout_on(date(1999, 1, 1)) is layouts()[0]


def test_a_layout_that_nobody_checked_says_so() -> None:
    assert layout_on(None)["mark"] == Mark.TO_VERIFY
    assert "30/2020/NĐ-CP" in layout_on(None)["citation"]


def test_both_languages_have_the_same_words() -> None:
    assert words("vi").keys() == words("en").keys()
