"""An amended plan beside the one in force: which task became which, and what reads otherwise. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

# How alike two titles must be to speak of one task; less where they carry the same number.
_ALIKE, _ALIKE_WITH_NUMBER = 0.6, 0.3
_NUMBER_COUNTS = 0.2


@dataclass(frozen=True, slots=True)
class Said:
    """What a plan says of a task: its key, number and title, and each field in words. `title` is folded."""

    key: int
    number: str
    title: str
    fields: Mapping[str, str]


def pairs(earlier: Sequence[Said], amended: Sequence[Said]) -> dict[int, int]:
    """For each task of the amended plan that can be told, by its key, the key of the same task before.

    The most alike are paired first; each task once.
    """
    scores = [
        (score, new.key, old.key) for old, new in product(earlier, amended) if (score := _score(old, new)) is not None
    ]
    found: dict[int, int] = {}
    for _score_of_pair, new, old in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if new not in found and old not in found.values():
            found[new] = old
    return found


def _score(old: Said, new: Said) -> float | None:
    same_number = old.number == new.number
    alike = SequenceMatcher(None, old.title.split(), new.title.split(), autojunk=False).ratio()
    if alike < (_ALIKE_WITH_NUMBER if same_number else _ALIKE):
        return None
    return alike + _NUMBER_COUNTS * same_number


def changed(old: Said, new: Said) -> list[tuple[str, str, str]]:
    """Each field that reads otherwise: its name, the words before, the words now."""
    return [
        (name, old.fields[name], words) for name, words in new.fields.items() if _bare(old.fields[name]) != _bare(words)
    ]


def _bare(words: str) -> str:
    """Words without what says nothing: spaces and the point at the end."""
    return " ".join(words.split()).rstrip(" .;")
