"""Names that may be one person's: a table of 300 pairs, and what must hold of any name."""

import csv
import string
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.cases.models import Party
from tgpl.cases.queries.conflicts import same_person
from tgpl.cases.rules.names import is_syllable, may_be_same, name_keys, search_keys

TABLE = Path(__file__).parent / "tables" / "name_pairs.csv"
PAIRS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
RECALL = 0.98
PRECISION = 0.95


def found(pair: dict[str, str], one: str = "one", other: str = "other") -> bool:
    """Whether a party stored as `one` would be found, and held to be `other`, who is looked for."""
    stored = Party(**Party.known_as(pair[one], pair[f"{one}_number"]))
    wanted = Party(**Party.known_as(pair[other], pair[f"{other}_number"]))
    keys = search_keys(wanted.name)
    by_number = bool(wanted.identity_index) and stored.identity_index == wanted.identity_index
    reached = by_number or stored.full_key in keys.full or stored.short_key in keys.short
    return reached and same_person(wanted, stored)


@pytest.mark.parametrize(("one", "other"), [("one", "other"), ("other", "one")])
def test_recall_and_precision_on_300_pairs(one, other, capsys) -> None:
    assert len(PAIRS) == 300
    outcome = Counter((pair["same"] == "yes", found(pair, one, other)) for pair in PAIRS)
    recall = outcome[True, True] / (outcome[True, True] + outcome[True, False])
    precision = outcome[True, True] / (outcome[True, True] + outcome[False, True])
    with capsys.disabled():
        sys.stdout.write(f"\nconflict check: recall {recall:.3f}, precision {precision:.3f} on {len(PAIRS)} pairs\n")
    missed = [(pair["one"], pair["other"]) for pair in PAIRS if pair["same"] == "yes" and not found(pair, one, other)]
    assert recall >= RECALL, missed
    assert precision >= PRECISION


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Trần Văn Ất", "TRAN VAN AT", True),  # no diacritics, capitals
        ("Trần Văn Ất", "Trần Ất", True),  # no middle name
        ("Trần Văn Ất", "Ất Trần Văn", True),  # swapped order
        ("Đặng Thị Hoà", "Đặng Thị Hòa", True),  # old and new tone placing
        ("Lý Thị Mỹ", "Lí Thị Mĩ", True),  # i and y
        ("Lê Văn Bình", "Lê Văn Bìhn", True),  # a slip that leaves no syllable
        ("Nguyễn Văn An", "Nguyễn Văn Anh", False),  # two names, one letter apart
        ("Trần Văn Ất", "Trần Văn Giáp", False),
        ("Trần Văn Ất", "Lê Văn Ất", False),
        ("Ất", "Trần Văn Ất", False),  # one word is no name
        ("", "", False),
    ],
)
def test_names_of_one_person_as_they_are_written(one, other, same) -> None:
    assert may_be_same(one, other) is same
    assert may_be_same(other, one) is same


@pytest.mark.parametrize("word", ["nguien", "thuong", "quoc", "huinh", "tuiet", "ngoan", "giang", "oanh", "ien"])
def test_what_can_be_said(word) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["nguienx", "bihn", "tranf", "ttran", "laon", "luonh", "vna", "qoc", ""])
def test_what_cannot_be_said(word) -> None:
    assert not is_syllable(word)


WORDS = st.lists(
    st.sampled_from(["Trần", "Lê", "Văn", "Thị", "Đặng", "Ất", "Hoà", "Bình", "Nguyễn", "Mỹ"]),
    min_size=2, max_size=5,
)  # fmt: skip


@given(WORDS, st.data())
def test_order_and_case_never_hide_a_person(words, data) -> None:
    stored, written = " ".join(words), " ".join(data.draw(st.permutations(words))).upper()
    assert name_keys(stored).full in search_keys(written).full
    assert may_be_same(stored, written)


@given(WORDS, st.data())
def test_a_slip_that_cannot_be_said_never_hides_a_person(words, data) -> None:
    place = data.draw(st.integers(0, len(words) - 1))
    letter = data.draw(st.sampled_from(string.ascii_lowercase))
    slipped = [*words[:place], words[place] + letter, *words[place + 1 :]]
    stored, written = " ".join(words), " ".join(slipped)
    if not is_syllable(name_keys(slipped[place]).full):
        assert name_keys(stored).full in search_keys(written).full
        assert may_be_same(stored, written)
