"""The order of the Vietnamese alphabet, the same on PostgreSQL and SQLite.

a < ă < â < b … d < đ … ; then, between words of the same letters, the tones ngang, huyền, hỏi, ngã, sắc, nặng; then
small before capital. That is ICU's Vietnamese order, which PostgreSQL carries as "vi-x-icu"; on SQLite the same name
stands for `vi_sort_key`.
"""

import unicodedata
from functools import cache, lru_cache
from sqlite3 import Connection
from typing import Any

from django.db.models import F
from django.db.models.functions import Collate

from tgpl.core.language.text import nfc

COLLATION = "vi-x-icu"
_ALPHABET = " _-–—,;:!?.'‘’\"“”«»()[]{}§@*/\\&#%•`^°+±÷×<=>|~$€0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: chr(rank) for rank, letter in enumerate(_ALPHABET, start=2)}
_AFTER_ALPHABET = 0x200
_TONES = {mark: chr(rank) for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", start=3)}
_LETTER_MARKS = "\u0302\u0306\u031b"  # of â, ă, ơ: part of the letter, no tone
_NO_TONE, _SMALL, _CAPITAL, _NEXT_LEVEL = "\u0002", "\u0002", "\u0003", "\u0001"


@lru_cache(maxsize=20_000)
def vi_sort_key(text: str) -> str:
    """A key that sorts `text` as a Vietnamese dictionary does: first by letters, then by tones, then by case.

    >>> sorted(["Ân", "Án", "An", "Ăn", "Àn", "đa", "da"], key=vi_sort_key)
    ['An', 'Àn', 'Án', 'Ăn', 'Ân', 'da', 'đa']
    """
    weights = [_weights(character) for character in nfc(text)]
    return _NEXT_LEVEL.join("".join(level) for level in zip(*weights, strict=True)) if weights else ""


@cache
def _weights(character: str) -> tuple[str, str, str]:
    """What one character adds to each level of the key."""
    small = character.lower()
    base, *marks = unicodedata.normalize("NFD", small)
    letter = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark in _LETTER_MARKS))
    tones = "".join(_TONES.get(mark, chr(0x10)) for mark in marks if mark not in _LETTER_MARKS)
    case = _CAPITAL if small != character else _SMALL
    return _RANKS.get(letter) or chr(min(ord(base) + _AFTER_ALPHABET, 0x10FFFF)), _NO_TONE + tones, case


def compare(one: str, other: str) -> int:
    """Less than, equal to or greater than zero, as `one` stands before, with or after `other`."""
    a, b = vi_sort_key(one), vi_sort_key(other)
    return (a > b) - (a < b)


def register(connection: Any, **kwargs: Any) -> None:
    """Teach a new SQLite connection the Vietnamese order (receiver of `connection_created`)."""
    if connection.vendor == "sqlite":
        sqlite: Connection = connection.connection
        sqlite.create_collation(COLLATION, compare)


def VietnameseOrder(field: str) -> Collate:  # noqa: N802
    """An expression to order a queryset by a text field as Vietnamese names are ordered."""
    return Collate(F(field), COLLATION)
