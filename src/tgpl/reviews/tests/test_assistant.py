"""The assistant on sentences that a lawyer can read: what it finds, what it sets aside, what it leaves alone."""

import datetime as dt
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tgpl.reviews.queries.lexicon import OURS
from tgpl.reviews.rules.hunting import hunt
from tgpl.reviews.rules.kinds import Aside, Lexicon, Passage
from tgpl.reviews.rules.loading import FILES, load_lexicon
from tgpl.reviews.rules.splitting import passages_of

DAY = dt.date(2026, 10, 1)
EXAMPLES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "examples.yaml").read_text())
DISTRICTS = dict.fromkeys(("huyện Thủy Nguyên", "thành phố Hải Dương", "thành phố Tuy Hòa"), "")
PROVINCES = {"tỉnh Hải Dương": "thành phố Hải Phòng", "tỉnh Phú Yên": "tỉnh Đắk Lắk"}


KNOWN = load_lexicon({name: OURS / name for name in FILES}, districts=DISTRICTS, provinces=PROVINCES)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return KNOWN


def told(lexicon: Lexicon, text: str, *, aside: bool) -> list[str]:
    return [hit.words for hit in hunt([Passage("", text)], lexicon, DAY) if bool(hit.aside) is aside]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:50])
def test_each_sentence(lexicon: Lexicon, example: dict[str, Any]) -> None:
    assert told(lexicon, example["text"], aside=False) == example.get("finds", [])
    assert told(lexicon, example["text"], aside=True) == example.get("aside", [])


def test_recall_and_precision_over_all_sentences(lexicon: Lexicon) -> None:
    """What the table as a whole comes to: of what is dead, how much was pointed at; of what was, how much is dead."""
    found: Counter[str] = Counter()
    for example in EXAMPLES:
        wanted, given = Counter(example.get("finds", [])), Counter(told(lexicon, example["text"], aside=False))
        right = (wanted & given).total()
        found += Counter(right=right, missed=wanted.total() - right, wrong=given.total() - right)
    assert found["right"] / (found["right"] + found["missed"]) >= 0.95
    assert found["right"] / (found["right"] + found["wrong"]) >= 0.95
    assert found["right"] > 60, "too few examples to say anything"


@pytest.mark.parametrize(
    ("day", "text", "is_dead"),
    [
        ("2025-06-30", "Phòng Tư pháp niêm yết.", False),
        ("2025-07-01", "Phòng Tư pháp niêm yết.", True),
        ("2025-12-31", "điểm đ khoản 7 Điều 7 Luật Trợ giúp pháp lý", False),
        ("2026-01-01", "điểm đ khoản 7 Điều 7 Luật Trợ giúp pháp lý", True),
        ("2026-12-31", "điểm d khoản 7 Điều 7 Luật Trợ giúp pháp lý", False),
        ("2027-01-01", "điểm d khoản 7 Điều 7 Luật Trợ giúp pháp lý", True),
        ("2027-01-01", "khoản 6 Điều 7 Luật Trợ giúp pháp lý", False),
    ],
)
def test_what_is_dead_depends_on_the_day(lexicon: Lexicon, day: str, text: str, is_dead: bool) -> None:
    assert bool(hunt([Passage("", text)], lexicon, dt.date.fromisoformat(day))) is is_dead


def test_a_quotation_over_several_paragraphs_is_one(lexicon: Lexicon) -> None:
    """New wording goes on over paragraphs and counts; words that others wrote do not."""
    new = ["Sửa đổi Điều 5 như sau:", "“Điều 5. Trách nhiệm", "Ủy ban nhân dân cấp huyện bố trí kinh phí.”"]
    old = ["Văn bản cũ ghi: “Điều 5. Trách nhiệm", "Ủy ban nhân dân cấp huyện bố trí kinh phí.”"]
    for paragraphs, aside in ((new, None), (old, Aside.QUOTED)):
        hits = hunt([Passage("", text) for text in paragraphs], lexicon, DAY)
        assert [(hit.words, hit.aside) for hit in hits] == [("Ủy ban nhân dân cấp huyện", aside)]


def test_a_reference_into_the_document_itself(lexicon: Lexicon) -> None:
    text = [
        "Điều 1. Chung",
        "1. Theo khoản 2 Điều 2 Quy chế này.",
        "Điều 2. Riêng",
        "1. A.",
        "2. Theo Điều 3 Quy chế này.",
    ]
    hits = hunt(passages_of(text, lexicon.tail), lexicon, DAY)
    assert [(hit.words, hit.reason.why) for hit in hits] == [("Điều 3 Quy chế này", "Văn bản này không có Điều 3.")]


WORDS = st.sampled_from(
    ["Phòng Tư pháp", "huyện", "“", "”", "Điều 9", "của Quy chế này", "quận,", ".", "và", "cũ", "12/2019/QĐ-UBND"]
)


@given(st.lists(WORDS, max_size=40))
def test_marks_lie_in_the_text_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    hits = hunt([Passage("", text)], KNOWN, DAY)
    assert all(text[hit.start : hit.end] == hit.words for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
