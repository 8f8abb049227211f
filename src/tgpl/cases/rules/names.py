"""Whether two names may belong to one person, as Vietnamese names are really written.

Lost diacritics, đ as d, y for i, swapped order and a left-out middle name change nothing; one slip of the finger in one
word is seen through where it leaves no Vietnamese syllable (“Nguyenx”, “Bìhn”), or falls on a middle name: “An” and
“Anh” are two names.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from tgpl.core.language.text import fold

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Written without diacritics: what may begin a syllable, and the rimes it may have.
_SYLLABLE = re.compile(
    r"(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x)?"
    r"((oa|ue|ui|a|e|i)(ch|nh)|uie[nt]|"
    r"(oa|oe|oo|ua|ue|ui|ie|uo|a|e|i|o|u)(ng|c|m|n|p|t)|"
    r"ieu|uoi|uou|oai|oao|oeo|uai|uao|uia|ai|ao|au|eo|eu|ia|iu|oa|oe|oi|ua|ue|ui|uo|uu|a|e|i|o|u)"
)


def words_of(name: str) -> list[str]:
    """The words of a name in the one spelling that we compare by.

    >>> words_of("Nguyễn Thị Mỹ")
    ['nguien', 'thi', 'mi']
    """
    return fold(name).replace("y", "i").split()


def is_syllable(word: str) -> bool:
    """Whether a Vietnamese could say this word: a slip seldom leaves one that can be said."""
    return _SYLLABLE.fullmatch(word) is not None


@dataclass(frozen=True, slots=True)
class NameKeys:
    """Under what a name is kept: all its words in alphabetical order, and its first and last alone."""

    full: str
    short: str


def name_keys(name: str) -> NameKeys:
    """What a party is stored under.

    >>> name_keys("Trần Văn Ất")
    NameKeys(full='at tran van', short='at tran')
    """
    words = words_of(name)
    return NameKeys(_key(words), _key([words[0], words[-1]]) if len(words) > 1 else "")


def _key(words: list[str]) -> str:
    return " ".join(sorted(words))


@dataclass(frozen=True, slots=True)
class SearchKeys:
    """Where to look for a person: a `full` key as it stands, any name of a `short` key to be looked at more closely."""

    full: frozenset[str]
    short: frozenset[str]


def search_keys(name: str) -> SearchKeys:
    """Every key under which the same person may be stored."""
    words = words_of(name)
    if len(words) < 2:
        return SearchKeys(frozenset(), frozenset())
    shorter = (list(some) for size in range(2, len(words) + 1) for some in combinations(words, size))
    full = {_key(some) for some in shorter} | {_key(slipped) for slipped in _with_a_slip(words)}
    # Written family name first, as it should be, or last name first: “Ất Trần Văn”.
    return SearchKeys(frozenset(full), frozenset({_key([words[0], words[-1]]), _key(words[:2])}))


def _with_a_slip(words: list[str]) -> Iterator[list[str]]:
    for place, word in enumerate(words):
        known = is_syllable(word) and place in {0, len(words) - 1}
        for slipped in _one_letter_off(word):
            if not (known and is_syllable(slipped)):
                yield [*words[:place], slipped, *words[place + 1 :]]


def _one_letter_off(word: str) -> set[str]:
    """The words that one slip of the finger makes of `word`."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    lost = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in LETTERS}
    more = {a + letter + b for a, b in cuts for letter in LETTERS}
    return (lost | swapped | other | more) - {word, ""}


def may_be_same(one: str, other: str) -> bool:
    """Whether both names may be one person's: the shorter within the longer, or one slip in one word."""
    a, b = sorted((words_of(one), words_of(other)), key=len)
    if len(a) < 2:
        return False
    return _within(a, b) or (len(a) == len(b) and _slipped_once(a, b))


def _within(shorter: list[str], longer: list[str]) -> bool:
    """Whether the longer has all words of the shorter, and only middle names besides."""
    if Counter(shorter) - Counter(longer):
        return False
    whole = len(shorter) == len(longer)
    return whole or {longer[0], longer[-1]} <= set(shorter) or set(longer[:2]) <= set(shorter)


def _slipped_once(a: list[str], b: list[str]) -> bool:
    """Whether one word differs, by one letter: a middle name may, a first or last name only by what cannot be said."""
    here, there = list((Counter(a) - Counter(b)).elements()), list((Counter(b) - Counter(a)).elements())
    if len(here) != 1 or len(there) != 1:
        return False
    between = here[0] in a[1:-1] and there[0] in b[1:-1]
    said = is_syllable(here[0]) and is_syllable(there[0])
    return (between or not said) and _is_one_letter_off(here[0], there[0])


def _is_one_letter_off(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    if len(shorter) < len(longer):
        return any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer)))
    unlike = [place for place, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    return len(unlike) == 1 or (len(unlike) == 2 and _turned(one, other, *unlike))


def _turned(one: str, other: str, first: int, second: int) -> bool:
    """Whether two letters beside each other changed places."""
    return second == first + 1 and one[first] == other[second] and one[second] == other[first]
