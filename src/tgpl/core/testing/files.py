"""Files as people hand them in."""

from django.core.files.uploadedfile import SimpleUploadedFile

PDF = b"%PDF-1.7\n"


def scan(content: bytes = b"trang 1", name: str = "Giấy xác nhận khuyết tật.pdf") -> SimpleUploadedFile:
    """A scanned paper."""
    return SimpleUploadedFile(name, PDF + content, "application/pdf")
