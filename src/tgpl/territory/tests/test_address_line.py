"""Reading the words of an address, whatever was typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.territory.rules import AddressLine, Candidate, likeness

KENH_GIANG = Candidate("xa", "kenhgiang", frozenset({"thuynguyen"}), frozenset({"haiphong"}))
WARD_FIVE = Candidate("phuong", "5", frozenset({"3"}), frozenset({"hochiminh"}))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("xã Kênh Giang, huyện Thủy Nguyên, Hải Phòng", 8),
        ("Kênh Giang, Thủy Nguyên", 4),
        ("phường Kênh Giang", 1),  # another kind of commune: less likely, not impossible
        ("huyện Kênh Giang", 0),  # a district is no commune
        ("Thủy Nguyên, Hải Phòng", 0),
        ("gần kênh giang lắm", 0),  # by chance
        ("số 8, Kênh Giang", 2),
        ("kenh, giang", 0),  # a name does not cross a comma
    ],
)
def test_the_likeness_is_the_number_of_words_explained(line: str, words: int) -> None:
    assert likeness(AddressLine.read(line), KENH_GIANG, "") == words


@pytest.mark.parametrize(("line", "found"), [("P.05, Q.3", True), ("số 5, quận 3", False), ("p5 q3", True)])
def test_a_number_is_a_ward_only_when_it_says_so(line: str, found: bool) -> None:
    assert bool(likeness(AddressLine.read(line), WARD_FIVE, "")) is found


def test_another_province_than_the_one_stated_cannot_be_meant() -> None:
    line = AddressLine.read("xã Kênh Giang, huyện Thủy Nguyên, Hải Dương")
    assert line.province({"haiphong", "haiduong"}) == "haiduong"
    assert likeness(line, KENH_GIANG, "haiduong") == 0


@pytest.mark.parametrize(("end", "province"), [("TP.HCM", "hochiminh"), ("Sài Gòn", "hochiminh"), ("Mẫu", "")])
def test_the_province_stands_at_the_end(end: str, province: str) -> None:
    assert AddressLine.read(f"phường 5, {end}").province({"hochiminh", "haiphong"}) == province


@given(st.text(), st.sampled_from([KENH_GIANG, WARD_FIVE]))
def test_any_text_can_be_read(text: str, candidate: Candidate) -> None:
    line = AddressLine.read(text)
    assert 0 <= likeness(line, candidate, "") <= len(line.words)
