"""Text typed in fonts from before Unicode: TCVN3 (".VnTime") and VNI ("VNI-Times")."""

import re

import viparse

# TCVN3 has no capitals of letters with a tone: "TØNH" comes as "TỉNH", "Ủy ban" as "ủy ban".
_SHOUTED = re.compile(r"\w*[^\W\d_a-zA-Z][A-ZĐÂÊÔĂƠƯ]\w*|[A-ZĐÂÊÔĂƠƯ]{2,}[^\W\d_a-z]\b")
_BEGINNING = re.compile(r"(?<!\w)ủy ban(?!\w)|(?<=\. )[^\W\d_a-z]")
_OLD_FONTS = {".vn": "tcvn3", "vni": "vni"}


def old_encoding(text: str) -> str | None:
    """The old encoding that the words of the whole text show; None if they show none."""
    found = viparse.detect_text_encoding(text)
    return found if found in _OLD_FONTS.values() else None


def from_font(text: str, font: str) -> str:
    """`text` as the font `font` shows it: letters of the old fonts as Unicode, capitals where the font has no others.

    >>> from_font("ñy ban nh©n d©n", ".VnTimeH")
    'ỦY BAN NHÂN DÂN'
    """
    name = re.sub(r"^[A-Z]{6}\+", "", font)
    encoding = next((code for start, code in _OLD_FONTS.items() if name.lower().startswith(start)), None)
    if encoding is None:
        return text
    found = converted(text, encoding)
    return found.upper() if encoding == "tcvn3" and re.search(r"H(?:$|[\s,-])", name) else found


def converted(text: str, encoding: str) -> str:
    """`text` in Unicode; word by word, because the converter tidies white space, and columns are told by it."""
    found = re.sub(r"\S+", lambda word: viparse.fix(word[0], encoding=encoding), text)
    return _with_capitals(found) if encoding == "tcvn3" else found


def _with_capitals(text: str) -> str:
    """The capitals given back that a shouted word, a sentence and the name of a committee surely had."""
    text = _SHOUTED.sub(lambda word: word[0].upper(), text)
    return _BEGINNING.sub(lambda word: word[0][0].upper() + word[0][1:], text)
