"""The words that plans are written with (`data/wording/`), made ready for matching without case and diacritics."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from tgpl.core.law.rule_files import load

DATA = Path(__file__).resolve().parents[1] / "data" / "wording"


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    if letter in "đĐ":
        return "d"
    bare = unicodedata.normalize("NFD", letter)[0].lower()
    return bare if len(bare) == 1 else letter


def flat(text: str) -> str:
    """`text` without case and diacritics, letter for letter: a match in it stands at the same place in `text`.

    >>> flat("Đơn vị phối hợp")
    'don vi phoi hop'
    """
    return "".join(map(_bare, text))


@lru_cache(maxsize=1)
def wording() -> dict[str, Any]:
    """The words of all files together."""
    return {key: words for path in sorted(DATA.glob("*.yaml")) for key, words in load(path).items()}


def phrases(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first, on flat text; a space stands for any white space."""
    return _either(flat(word) for word in words)


def _either(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=len, reverse=True) or ["(?!)"]
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("/", r"\s*/\s*") for word in ordered)


def begins(text: str, *keys: str) -> re.Match[str] | None:
    """The match of a word of the list at `keys` at the start of `text`.

    A word of one syllable must stand there with its diacritics ("Báo" is not "Bảo trợ"); longer ones may lack them.
    """
    whole, bare = _beginnings(*keys)
    return bare.match(flat(text)) or whole.match(text.lower())


@lru_cache(maxsize=64)
def _beginnings(*keys: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = [word.lower() for word in listed(*keys)]
    whole = _either(word for word in words if " " not in word)
    bare = phrases(word for word in words if " " in word)
    return re.compile(rf"(?:{whole})(?!\w)"), re.compile(rf"(?:{bare})(?![a-z0-9])")


@lru_cache(maxsize=64)
def word_in(*keys: str) -> re.Pattern[str]:
    """A pattern for any word of the list at `keys`, whole, anywhere in flat text."""
    return re.compile(rf"(?<![a-z0-9])(?:{phrases(listed(*keys))})(?![a-z0-9])")


def small_word(text: str, *keys: str) -> re.Match[str] | None:
    """The first word of the list at `keys` in `text` that stands in small letters: capitals are part of a name."""
    found = word_in(*keys).finditer(flat(text))
    return next((match for match in found if text[match.start()].islower() or is_shouted(text)), None)


@lru_cache(maxsize=64)
def ends_with(*keys: str) -> re.Pattern[str]:
    """A pattern for flat text that ends with a word of the list at `keys`."""
    return re.compile(rf"(?<![a-z0-9])(?:{phrases(listed(*keys))})\s*$")


def listed(*keys: str) -> list[str]:
    """The list at `keys` in the file of words."""
    found: Any = wording()
    for key in keys:
        found = found[key]
    return list(found)


_TERMINAL = re.compile(r"[.;:!?…][)\]”\"’']*$")


def is_closed(text: str) -> bool:
    """Whether `text` ends as a sentence or an item does; a broken line does not."""
    return bool(_TERMINAL.search(text.rstrip()))


def is_capital(text: str) -> bool:
    """Whether the first letter or digit of `text` is a capital letter or a digit."""
    first = next((c for c in text if c.isalnum()), "")
    return first.isupper() or first.isdigit()


def is_shouted(text: str) -> bool:
    """Whether `text` is written in capitals, as headings of sections are."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def trim(text: str) -> str:
    """`text` without the punctuation that ends an item of a list.

    >>> trim("Sở Tư pháp; ")
    'Sở Tư pháp'
    >>> trim("trên app điện thoại,...")
    'trên app điện thoại,...'
    """
    text = text.strip()
    if re.search(r"(\.\.\.|…)$", text):
        return text
    return re.sub(r"[\s.;:,/]+$", "", text)


_OPEN, _CLOSE = "([“", ")]”"


def depths(text: str) -> list[int]:
    """For each place in `text`, how many brackets or quotation marks are open there."""
    depth, found = 0, []
    for letter in text:
        if letter in _CLOSE:
            depth = max(0, depth - 1)
        found.append(depth)
        if letter in _OPEN:
            depth += 1
    return found


def split_top(text: str, separator: str) -> list[str]:
    """`text` split at each match of the pattern `separator` that stands in no bracket and no quotation."""
    depth, parts, start = depths(text), [], 0
    for match in re.finditer(separator, text):
        if depth[match.start()] == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [part.strip() for part in [*parts, text[start:]] if part.strip()]
