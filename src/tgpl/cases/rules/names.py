"""Whether two names may belong to one person, as Vietnamese names are really written."""

from itertools import combinations

from tgpl.core.text import fold


def name_key(name: str) -> str:
    """The first and last folded words in alphabetical order: what a party is stored under.

    >>> name_key("Trần Văn Ất")
    'at tran'
    """
    words = fold(name).split()
    return _pair(words[0], words[-1]) if words else ""


def search_keys(name: str) -> set[str]:
    """Every key under which the same person may be stored: any two words of the name may stand first and last there.

    Lost diacritics, a left-out middle name and swapped order all leave one of these keys as it is.
    """
    words = fold(name).split()
    return {_pair(a, b) for a, b in combinations(words, 2)} or {name_key(name)}


def _pair(a: str, b: str) -> str:
    return " ".join(sorted((a, b)))


def may_be_same(one: str, other: str) -> bool:
    """Whether the words of the shorter name all stand in the longer one, in any order."""
    a, b = sorted((fold(one).split(), fold(other).split()), key=len)
    return bool(a) and len(a) >= 2 and set(a) <= set(b)
