"""Which characters reach a paper: what a person typed, cleaned; and for PDF, what the carried font can draw."""

import re
import unicodedata
from functools import cache
from pathlib import Path

from tgpl.core.language.text import nfc

FONTS = Path(__file__).parent / "fonts"
# These the typesetter brings a font for.
BOXES = "☐☒"
UNKNOWN = "\ufffd"
BREAK_HERE = "\u200b"


def clean(text: str) -> str:
    """`text` in NFC, line ends as "\\n", without control characters and marks that turn the direction of reading.

    A direction mark in a name could make a signed paper read otherwise than it was stored.
    """
    text = nfc(text)
    return text if text.isprintable() else "".join(map(_kept, text.replace("\r\n", "\n")))


def _kept(character: str) -> str:
    if character in "\n\r\u2028\u2029":
        return "\n"
    category = unicodedata.category(character)
    if character == "\t" or (category == "Zs" and character != "\u00a0"):
        return " "
    if category in {"Cc", "Cf", "Cs"} or ord(character) & 0xFFFE == 0xFFFE:
        return ""
    return character


def drawable(text: str) -> str:
    """`text` with each character that the font lacks (an emoji, another script) shown as �, never as nothing."""
    return "".join(c if c == "\n" or c in drawn() else UNKNOWN for c in text)


def breakable(text: str, longest: int) -> str:
    """`text` with places to break in words longer than `longest`, so that none runs off the page."""
    longest = max(longest, 4)
    return re.sub(rf"\S{{{longest}}}(?=\S)", rf"\g<0>{BREAK_HERE}", text)


@cache
def drawn() -> frozenset[str]:
    """The characters that all four styles of the carried font can draw (`fonts/characters.txt`)."""
    ranges = (line.split("-") for line in (FONTS / "characters.txt").read_text().split())
    codes = (code for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))
    return frozenset(map(chr, codes)) | set(BOXES) | {UNKNOWN, BREAK_HERE}
