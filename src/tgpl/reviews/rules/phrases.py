"""Phrases as an officer writes them in the files of rules, as patterns over Vietnamese text."""

import re
from collections.abc import Iterable, Mapping

_SET = re.compile(r"\{(?P<name>[^{}.]+)(?P<run>\.\.\.)?\}")
_DASHES = "-–—"
# A capital letter, of those with diacritics too: they stand between the small ones, so that no range holds them alone.
CAPITAL = f"[{''.join(filter(str.isupper, map(chr, [*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)])))}]"
# Two ways to place one tone mark: "oà" and "òa" are one syllable, and both are written. After q, u is no vowel.
_OLD = ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ")
_NEW = ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy")
_PLACED = dict(zip(_OLD, _NEW, strict=True))
_PLACED |= {old.upper(): new.upper() for old, new in _PLACED.items()} | {
    old.capitalize(): new.capitalize() for old, new in _PLACED.items()
}
_OLD_PLACE = re.compile(r"(?<![qQ])(?:" + "|".join(map(re.escape, _PLACED)) + r")(?!\w)")

Words = Mapping[str, Iterable[str]]


def even(text: str) -> str:
    """`text` with each tone mark where the newer spelling has it, of the same length: "Uỷ ban" and "Ủy ban" meet.

    >>> even("Uỷ ban, Toà án, quý")
    'Ủy ban, Tòa án, quý'
    """
    return _OLD_PLACE.sub(lambda found: _PLACED[found[0]], text)


def pattern_of(phrases: Iterable[str], words: Words, unless: Iterable[str] = ()) -> re.Pattern[str]:
    """One pattern for all `phrases`, the longest first; those of `unless` are left alone."""
    found = sorted((_source(phrase, words) for phrase in phrases), key=len, reverse=True)
    left = "".join(f"(?!{_source(phrase, words)}(?!\\w))" for phrase in unless)
    return re.compile(rf"(?<!\w){left}(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)


def _source(phrase: str, words: Words) -> str:
    """The pattern of one phrase: its words with any white space, its sets of words filled in."""
    done, at = "", 0
    for found in _SET.finditer(phrase):
        done += _plain(phrase[at : found.start()])
        done += _run(words[found["name"]]) if found["run"] else _one_of(words[found["name"]])
        at = found.end()
    return done + _plain(phrase[at:])


def _one_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(_plain, words), key=len, reverse=True)) + ")"


def _run(words: Iterable[str]) -> str:
    """One of `words`, or several in a list; a list may end with plain "thành phố"."""
    return rf"(?:{_one_of(words)}(?:(?:\s*[,/;]\s*|\s+và\s+|\s+hoặc\s+)(?:{_one_of(words)}|thành\s+phố))*)"


def _plain(text: str) -> str:
    parts = re.split(r"(\s*[-–—]\s*|\s+)", even(text))
    return "".join(_gap(part) if at % 2 else re.escape(part) for at, part in enumerate(parts))


def _gap(part: str) -> str:
    return rf"\s*[{_DASHES}]\s*" if part.strip() else r"\s+"
