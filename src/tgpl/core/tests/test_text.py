import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.database.search import name_terms, query_terms
from tgpl.core.language.text import fold, nfc, squeeze


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đặng Thị Hoà", "dang thi hoa"),
        ("ĐẶNG THỊ HÒA", "dang thi hoa"),
        (unicodedata.normalize("NFD", "Đặng Thị Hoà"), "dang thi hoa"),
        ("Ðặng", "dang"),  # eth from an old keyboard
        ("ðặng", "dang"),
        ("Nguyễn-Văn  A.", "nguyen van a"),
        ("", ""),
    ],
)
def test_folding_drops_diacritics_and_the_stroke_of_d(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_text_is_kept_in_nfc_and_eth_becomes_d_with_stroke() -> None:
    assert nfc(unicodedata.normalize("NFD", "Đặng Hoà")) == "Đặng Hoà"
    assert nfc("Ð ð") == "Đ đ"
    assert squeeze(" Trần \u200b Văn\n An ") == "Trần Văn An"


def test_hoa_stays_as_typed() -> None:
    assert nfc("Hoà") != nfc("Hòa")
    assert fold("Hoà") == fold("Hòa")


@given(st.text())
def test_folding_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(nfc(text)) == fold(text)


def test_a_name_is_found_by_each_word_and_each_two() -> None:
    assert name_terms("Trần Văn Ất") == {"tran", "van", "at", "tran van", "at van", "at tran"}


WORDS = st.lists(st.sampled_from(["Nguyễn", "Thị", "Văn", "Hoa", "Hùng", "Ất"]), min_size=1, max_size=6)


@given(name=WORDS, asked=WORDS)
def test_a_query_finds_the_names_that_hold_all_its_words_in_any_order(name: list[str], asked: list[str]) -> None:
    found = set(query_terms(" ".join(asked))) <= name_terms(" ".join(name))
    assert found == (set(asked) <= set(name))


def test_a_whole_story_written_as_a_name_is_found_by_its_first_words() -> None:
    story = " ".join(f"chu{number}" for number in range(25))
    assert len(name_terms(story)) == 10 + 45
    assert set(query_terms(story)) <= name_terms(story)
