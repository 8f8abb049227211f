"""What a file is, by its first bytes: a name and what a browser says of it prove nothing."""

from typing import IO, NamedTuple

from django.core.files.base import File


class FileKind(NamedTuple):
    """What a file is."""

    media_type: str
    extension: str


UNKNOWN = FileKind("application/octet-stream", "bin")
PDF = FileKind("application/pdf", "pdf")
JPEG = FileKind("image/jpeg", "jpg")
PNG = FileKind("image/png", "png")
TIFF = FileKind("image/tiff", "tif")
HEIC = FileKind("image/heic", "heic")
WORD = FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")
WEBM = FileKind("video/webm", "webm")
MP4 = FileKind("video/mp4", "mp4")
OGG = FileKind("audio/ogg", "ogg")
IMAGES = {JPEG: "JPEG", PNG: "PNG", HEIC: "HEIF"}  # with the names that the picture library gives them
OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

_STARTS = {
    b"%PDF-": PDF,
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"II*\x00": TIFF,
    b"MM\x00*": TIFF,
    b"PK\x03\x04": WORD,
    b"\x1a\x45\xdf\xa3": WEBM,
    b"OggS": OGG,
}
# What stands behind `ftyp` in the family of MP4: photographs of telephones; anything else is a recording.
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_HEAD = 1024


def head_of(file: File | IO[bytes]) -> bytes:
    """The first bytes of `file`, which is left at its start."""
    file.seek(0)
    head: bytes = file.read(_HEAD)
    file.seek(0)
    return head


def kind_of(file: File | IO[bytes]) -> FileKind:
    """The kind of `file`, which is left at its start."""
    head = head_of(file)
    if head[4:8] == b"ftyp":
        return HEIC if head[8:12] in _HEIC_BRANDS else MP4
    known = next((kind for start, kind in _STARTS.items() if head.startswith(start)), None)
    # Some scanners write a line of their own before the head of a PDF.
    return known or (PDF if b"%PDF-" in head else UNKNOWN)
