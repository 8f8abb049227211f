"""From a file to lines of text that know where they stand: the one door for every kind of plan file.

Each reader below turns bytes into `Line`s; a table becomes lines with cells between `|`, so that all later steps
see lines alone. Word files, PDF and scans join as further readers, with the page beside the line.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tgpl.core.text import nfc

LIMIT = 20 * 1024 * 1024


class UnreadableFile(ValueError):
    """A file that gives no text; the message tells the person what to do about it, in one line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the document: its number (from 1), its text, and the page where the file has pages."""

    number: int
    text: str
    page: int | None = None


def read_path(path: Path) -> list[Line]:
    """The lines of the file at `path`."""
    try:
        if path.stat().st_size > LIMIT:
            raise _too_large()
        return read_bytes(path.read_bytes(), path.name)
    except FileNotFoundError:
        raise UnreadableFile(f"Không có tệp {path}.") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{path} là thư mục, không phải tệp.") from None
    except PermissionError:
        raise UnreadableFile(f"Không có quyền đọc tệp {path}.") from None


def read_bytes(content: bytes, name: str) -> list[Line]:
    """The lines of a file called `name` with this content."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise UnreadableFile("Tệp rỗng: không có chữ nào để đọc.")
    if len(content) > LIMIT:
        raise _too_large()
    reader = READERS.get(Path(name).suffix.lower(), read_text)
    return reader(content)


def _too_large() -> UnreadableFile:
    return UnreadableFile(f"Tệp lớn hơn {LIMIT // 1024**2} MB: hãy tách phần kế hoạch thành tệp nhỏ hơn.")


def read_text(content: bytes) -> list[Line]:
    """The lines of plain text or Markdown, in UTF-8 or UTF-16."""
    _refuse_other_kinds(content)
    text = nfc(_decode(content)).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    _refuse_garbled(text)
    return [Line(number, line) for number, line in enumerate(text.split("\n"), start=1)]


READERS: dict[str, Callable[[bytes], list[Line]]] = {".txt": read_text, ".md": read_text}

_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word (.docx) hoặc tệp nén",
    b"\xd0\xcf\x11\xe0": "Word cũ (.doc)",
    b"{\\rtf": "RTF",
    b"\x89PNG": "ảnh",
    b"\xff\xd8\xff": "ảnh",
    b"II*\0": "ảnh",
    b"MM\0*": "ảnh",
}


def _refuse_other_kinds(content: bytes) -> None:
    for signature, kind in _OTHER_KINDS.items():
        if content.startswith(signature):
            raise UnreadableFile(f"Đây là tệp {kind}, chưa đọc được: hãy lưu văn bản thành tệp .txt (UTF-8).")


_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def _decode(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None) or _guess(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise _wrong_encoding() from None
    if "\0" in text:
        raise UnreadableFile("Tệp không phải văn bản (tệp nhị phân): hãy chọn tệp .txt hoặc .md.")
    return text


def _guess(content: bytes) -> str:
    """UTF-16 without its mark shows by the zero bytes beside Latin letters; all else must be UTF-8."""
    sample = content[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 8 and not even:
        return "utf-16-le"
    if even > len(sample) // 8 and not odd:
        return "utf-16-be"
    return "utf-8"


_VIETNAMESE = frozenset("abcdefghijklmnopqrstuvwxyzăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ")


# Signs that Vietnamese office text does not use, and that old font encodings and double decoding are full of.
_STRAY_SIGNS = frozenset("¡¢¤¥¦¨©ª¬®¯±´µ¶¸¹º»¼¾¿\ufffd").union(map(chr, range(0x80, 0xA0)))


def _refuse_garbled(text: str) -> None:
    """Refuses text in an old font encoding (TCVN3, VNI) or decoded twice: full of letters that Vietnamese lacks."""
    sample = text[:200_000].lower()
    letters = sum(c.isalpha() for c in sample)
    foreign = sum(c in _STRAY_SIGNS or (c.isalpha() and not c.isascii() and c not in _VIETNAMESE) for c in sample)
    if foreign > 3 and foreign > letters * 0.03:
        raise _wrong_encoding()
    controls = sum(c < " " and c not in "\n\r\t\v\f" for c in sample)
    if controls > len(sample) // 100:
        raise UnreadableFile("Tệp không phải văn bản (tệp nhị phân): hãy chọn tệp .txt hoặc .md.")


def _wrong_encoding() -> UnreadableFile:
    return UnreadableFile("Chữ trong tệp sai bảng mã: hãy mở tệp, chọn “Lưu thành” và bảng mã UTF-8, rồi gửi lại.")
