"""The draw: everybody is drawn from, nobody's case twice, and any machine finds the same cases."""

from decimal import Decimal
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.quality.rules.sampling import FrameFault, Line, checksum, draw, frame_lines, frame_text, size_of

frames = st.lists(
    st.builds(Line, st.integers(1, 9999).map(lambda n: f"TT.TGTT.{n:02d}.2026"), st.sampled_from("abcdef"),
              st.sampled_from(["proceedings", "advice"])),
    unique_by=lambda line: line.code, min_size=1, max_size=80,
)  # fmt: skip
shares = st.integers(1, 100).map(Decimal)


@pytest.mark.parametrize(
    ("cases", "share", "size"),
    [(1, "10", 1), (10, "10", 1), (11, "10", 2), (20, "10", 2), (3, "100", 3), (7, "33.3", 3), (0, "10", 0)],
)
def test_a_share_is_rounded_up(cases: int, share: str, size: int) -> None:
    assert size_of(cases, Decimal(share)) == size


@given(frames, shares, st.text(min_size=1, max_size=20))
def test_each_stratum_gives_its_share_and_no_case_twice(frame: list[Line], share: Decimal, seed: str) -> None:
    drawn = [one.line for one in draw(frame, seed=seed, share=share)]
    assert len({line.code for line in drawn}) == len(drawn)
    for stratum in {line.stratum for line in frame}:
        there = sum(line.stratum == stratum for line in frame)
        assert sum(line.stratum == stratum for line in drawn) == size_of(there, share) >= 1


@given(frames, shares, shares, st.randoms())
def test_the_order_of_the_frame_changes_nothing(frame: list[Line], share: Decimal, second: Decimal, chance) -> None:
    shuffled = list(frame)
    chance.shuffle(shuffled)
    terms = {"seed": "38291", "share": share, "second_share": second}
    assert draw(shuffled, **terms) == draw(frame, **terms)


@given(frames, shares)
def test_the_second_reviewer_gets_a_share_of_what_was_drawn(frame: list[Line], second: Decimal) -> None:
    drawn = draw(frame, seed="38291", share=Decimal(30), second_share=second)
    assert sum(one.second for one in drawn) == size_of(len(drawn), second)


def test_the_documented_algorithm_by_hand() -> None:
    """The queue of a stratum is the order of sha256("mau\\n" + seed + "\\n" + code): nothing else is needed."""
    lines = [Line(f"TT.TGTT.{n:02d}.2026", "p1", "proceedings") for n in range(1, 11)]
    queue = sorted(lines, key=lambda line: sha256(f"mau\n38291\n{line.code}".encode()).hexdigest())
    assert [one.line for one in draw(lines, seed="38291", share=Decimal(30))] == sorted(queue[:3])


def test_another_seed_draws_other_cases() -> None:
    lines = [Line(f"TT.TGTT.{n:02d}.2026", "p1", "proceedings") for n in range(1, 101)]
    assert draw(lines, seed="1", share=Decimal(10)) != draw(lines, seed="2", share=Decimal(10))


@given(frames)
def test_a_frame_comes_back_from_its_text(frame: list[Line]) -> None:
    text = frame_text(frame)
    assert frame_lines(text) == sorted(frame)
    assert checksum(text) == sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Dòng đầu"),
        ("ma_vu_viec\tnguoi_thuc_hien\thinh_thuc\nA\tb\n", "Dòng 2"),
        ("ma_vu_viec\tnguoi_thuc_hien\thinh_thuc\nA\tb\tc\nA\td\tc\n", "hai lần"),
    ],
)
def test_a_spoilt_frame_names_its_line(text: str, told: str) -> None:
    with pytest.raises(FrameFault, match=told):
        frame_lines(text)
