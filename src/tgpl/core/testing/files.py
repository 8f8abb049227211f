"""Files as people hand them in."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

PDF = b"%PDF-1.7\n"


def scan(content: bytes = b"trang 1", name: str = "Giấy xác nhận khuyết tật.pdf") -> SimpleUploadedFile:
    """A scanned paper."""
    return SimpleUploadedFile(name, PDF + content, "application/pdf")


def photograph(name: str = "ảnh.jpg", kind: str = "JPEG", **more: object) -> SimpleUploadedFile:
    """A small photograph; `more` goes into the file beside the picture (exif, comment)."""
    made = BytesIO()
    Image.new("RGB", (40, 20), "white").save(made, kind, **more)
    return SimpleUploadedFile(name, made.getvalue(), f"image/{kind.lower()}")
