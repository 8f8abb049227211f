"""Vietnamese text: one form in (NFC), one folded form to search by.

Names are never rewritten beyond NFC: `Hoà` and `Hòa` both stay as typed and meet in `fold`.
"""

import re
import unicodedata

# Ð (U+00D0, eth) and ð are typed by old keyboards for Đ and đ; they are other letters and must not reach a name.
_ETH = str.maketrans({"\u00d0": "\u0110", "\u00f0": "\u0111"})
_D_WITH_STROKE = str.maketrans({"\u0111": "d", "\u0110": "D"})
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_STRAY = re.compile("[\u00d0\u00f0\u200b\u200c\u200d\u2060\ufeff\u00ad]")  # the letters of the three lines above
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def nfc(text: str) -> str:
    """`text` as we keep it: Unicode NFC, eth letters mapped to Đ/đ, no invisible characters.

    NFC is required of state systems with TCVN 6909:2001.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    # To translate letter by letter takes thirty times as long as to see that there is nothing to translate.
    return _INVISIBLE.sub("", text.translate(_ETH)) if _STRAY.search(text) else text


def squeeze(text: str) -> str:
    """`text` in NFC, outer space cut off and inner runs of white space made one space."""
    return _SPACES.sub(" ", nfc(text)).strip()


def fold(text: str) -> str:
    """`text` to compare and search by: no diacritics, đ as d, lower case, words parted by one space.

    >>> fold("  Đặng Thị  HOÀ ")
    'dang thi hoa'
    """
    decomposed = unicodedata.normalize("NFD", nfc(text).translate(_D_WITH_STROKE))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare.casefold()).strip()
