"""A draft drawn up again keeps what a person wrote into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.documents.rules.merging import merged

CASES = [
    ("nothing was touched: the new text", "a\nb\nc", "a\nb\nc", "a\nB\nc", "a\nB\nc"),
    ("my line stays", "a\nb\nc", "a\nmine\nc", "a\nb\nC", "a\nmine\nC"),
    ("both changed one line: mine", "a\nb\nc", "a\nmine\nc", "a\ntheirs\nc", "a\nmine\nc"),
    ("what I added stays", "a\nb", "a\nb\nmine", "a\nB", "a\nB\nmine"),
    ("what I struck out stays away", "a\nb\nc", "a\nc", "a\nb\nC", "a\nC"),
    ("new lines come in beside mine", "a\nb\nc", "mine\nb\nc", "a\nb\nnew\nc", "mine\nb\nnew\nc"),
    ("nothing new: mine", "a\nb", "x\ny\nz", "a\nb", "x\ny\nz"),
]


@pytest.mark.parametrize(("before", "mine", "now", "result"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_merging(before: str, mine: str, now: str, result: str) -> None:
    assert merged(before=before, mine=mine, now=now) == result


LINES = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=7).map("\n".join)


@given(LINES, LINES)
def test_who_changed_alone_gets_their_text(before: str, changed: str) -> None:
    assert merged(before=before, mine=before, now=changed) == changed
    assert merged(before=before, mine=changed, now=before) == changed


@given(LINES, LINES, st.sampled_from(["đầu", "cuối"]))
def test_an_added_line_is_never_lost(before: str, now: str, where: str) -> None:
    mine = f"của tôi\n{before}" if where == "đầu" else f"{before}\ncủa tôi"
    assert "của tôi" in merged(before=before, mine=mine, now=now).split("\n")
