"""Files as people hand them in."""

from io import BytesIO
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

_DATA = Path(__file__).parents[1] / "tests/data"
PDF = b"%PDF-1.7\n"


def scan(content: bytes = b"trang 1", name: str = "Giấy xác nhận khuyết tật.pdf") -> SimpleUploadedFile:
    """A scanned paper."""
    return SimpleUploadedFile(name, PDF + content, "application/pdf")


def photograph(name: str = "ảnh.jpg", kind: str = "JPEG", **more: object) -> SimpleUploadedFile:
    """A small photograph; `more` goes into the file beside the picture (exif, comment)."""
    made = BytesIO()
    Image.new("RGB", (40, 20), "white").save(made, kind, **more)
    return SimpleUploadedFile(name, made.getvalue(), f"image/{kind.lower()}")


def speech() -> SimpleUploadedFile:
    """A second and a half of a made-up microphone, as Chromium records it."""
    return SimpleUploadedFile("ghi-am.webm", (_DATA / "speech.webm").read_bytes(), "audio/webm")


def signs() -> SimpleUploadedFile:
    """A second and a half of a made-up camera, as Chromium records it."""
    return SimpleUploadedFile("quay-hinh.webm", (_DATA / "signs.webm").read_bytes(), "video/webm")
