"""Plain text and Markdown: any encoding that Vietnamese offices still have, as lines of Unicode."""

from collections.abc import Callable

from tgpl.core.language.text import nfc
from tgpl.core.reading.legacy import converted, old_encoding
from tgpl.core.reading.lines import Line, UnreadableFile

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# One letter a byte, as fonts from before Unicode have it; which letter, the words will show.
_UNKNOWN = "latin-1"


def read_text(content: bytes) -> list[Line]:
    """The lines of plain text or Markdown."""
    encoding = _encoding(content)
    text = content.decode(encoding, errors="replace")
    _refuse_binary(text)
    text = (
        mender(text, in_doubt=encoding == _UNKNOWN)(text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
    )
    return [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]


def mender(text: str, *, in_doubt: bool = False) -> Callable[[str], str]:
    """What brings each part of `text` into NFC, out of an old font encoding where the whole shows one."""
    if not in_doubt and not _is_garbled(text):
        return nfc
    encoding = old_encoding(text)
    if encoding is None:
        raise UnreadableFile("Chữ trong tệp sai bảng mã: hãy mở tệp, chọn “Lưu thành” và bảng mã UTF-8, rồi gửi lại.")
    return lambda part: nfc(converted(part, encoding))


def _refuse_binary(text: str) -> None:
    sample = text[:200_000]
    controls = sum(c < " " and c not in "\n\r\t\v\f" for c in sample)
    if "\0" in text or controls > len(sample) // 100:
        raise UnreadableFile("Tệp không phải văn bản (tệp nhị phân): hãy chọn tệp .docx, .pdf, .txt hoặc .md.")


def _encoding(content: bytes) -> str:
    """UTF-16 without its mark shows by the zero bytes beside Latin letters; what is no UTF-8 is of unknown encoding."""
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    if marked:
        return marked
    sample = content[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 8 and not even:
        return "utf-16-le"
    if even > len(sample) // 8 and not odd:
        return "utf-16-be"
    return "utf-8" if _is_utf8(content) else _UNKNOWN


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


_VIETNAMESE = frozenset("abcdefghijklmnopqrstuvwxyzăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


# Signs that Vietnamese office text does not use, and that old font encodings and double decoding are full of.
_STRAY_SIGNS = frozenset("¡¢¤¥¦¨©ª¬®¯±´µ¶¸¹º»¼¾¿\ufffd").union(map(chr, range(0x80, 0xA0)))


def _is_garbled(text: str) -> bool:
    """Whether the text is full of letters that Vietnamese lacks: an old font encoding, or decoded twice."""
    sample = nfc(text[:200_000]).lower()
    letters = sum(c.isalpha() for c in sample)
    foreign = sum(c in _STRAY_SIGNS or (c.isalpha() and not c.isascii() and c not in _VIETNAMESE) for c in sample)
    return foreign > 3 and foreign > letters * 0.03
