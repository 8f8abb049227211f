"""From a file to lines of text that know where they stand: the one door for plans, and for documents under review.

What a file is, its first bytes say; its name may lie. Each reader turns bytes into `Line`s, so that all later steps see
lines alone.
"""

from pathlib import Path

from tgpl.core.reading.lines import Cell, Line, UnreadableFile

__all__ = ["LIMIT", "Cell", "Line", "UnreadableFile", "read_bytes", "read_path", "scanned_pages"]

LIMIT = 20 * 1024 * 1024


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
    """The lines of a file called `name` with this content. Readers are loaded with their first file."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise UnreadableFile("Tệp rỗng: không có chữ nào để đọc.")
    if len(content) > LIMIT:
        raise _too_large()
    if content.startswith(b"PK\x03\x04"):
        from tgpl.core.reading.word import read_word

        return read_word(content)
    if b"%PDF-" in content[:1024]:
        from tgpl.core.reading.pdf import read_pdf

        return read_pdf(content)
    _refuse_other_kinds(content, Path(name).suffix.lower())
    from tgpl.core.reading.text import read_text

    return read_text(content)


def scanned_pages(content: bytes) -> int:
    """How many pages of a file are pictures that must be read by eye."""
    if b"%PDF-" not in content[:1024]:
        return 0
    from tgpl.core.reading.pdf import picture_pages

    return picture_pages(content)


def _too_large() -> UnreadableFile:
    return UnreadableFile(f"Tệp lớn hơn {LIMIT // 1024**2} MB: hãy tách phần cần đọc thành tệp nhỏ hơn.")


_AS_WORD = "hãy mở rồi lưu thành tệp Word (.docx), bỏ mật khẩu"
_AS_PDF = "hãy in ảnh các trang thành một tệp PDF"
_OTHER_KINDS = {
    b"\xd0\xcf\x11\xe0": ("Word cũ (.doc), hoặc Word có mật khẩu", _AS_WORD),
    b"{\\rtf": ("RTF", _AS_WORD),
    b"\x89PNG": ("ảnh", _AS_PDF),
    b"\xff\xd8\xff": ("ảnh", _AS_PDF),
    b"II*\0": ("ảnh", _AS_PDF),
    b"MM\0*": ("ảnh", _AS_PDF),
}


def _refuse_other_kinds(content: bytes, suffix: str) -> None:
    for signature, (kind, advice) in _OTHER_KINDS.items():
        if content.startswith(signature):
            raise UnreadableFile(f"Đây là tệp {kind}, chưa đọc được: {advice}.")
    if suffix in {".docx", ".docm", ".pdf"}:
        raise UnreadableFile(f"Tệp mang đuôi {suffix} nhưng bên trong không phải văn bản: hãy chọn đúng tệp văn bản.")
