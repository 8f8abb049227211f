"""Files that people hand in and take out: known by their content, not by their names."""

from typing import IO, NamedTuple
from zipfile import BadZipFile, ZipFile

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

LARGEST = 30 * 1024 * 1024


class FileKind(NamedTuple):
    """What a file is."""

    media_type: str
    extension: str


UNKNOWN = FileKind("application/octet-stream", "bin")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# How the papers that offices and citizens keep begin.
_KINDS = {
    b"%PDF-": FileKind("application/pdf", "pdf"),
    b"\xff\xd8\xff": FileKind("image/jpeg", "jpg"),
    b"\x89PNG\r\n\x1a\n": FileKind("image/png", "png"),
    b"II*\x00": FileKind("image/tiff", "tif"),
    b"MM\x00*": FileKind("image/tiff", "tif"),
    b"PK\x03\x04": FileKind(_WORD, "docx"),
}


def kind_of(file: File | IO[bytes]) -> FileKind:
    """The kind of `file` by its first bytes; it is left at its start."""
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    return next((kind for start, kind in _KINDS.items() if head.startswith(start)), UNKNOWN)


class PaperFileField(forms.FileField):
    """A scan, a photograph or a document."""

    default_error_messages = {
        "kind": _("Chỉ nhận tệp PDF, ảnh (JPEG, PNG, TIFF) hoặc Word (.docx). Hãy chọn tệp khác."),
        "large": _("Tệp lớn hơn 30 MB. Hãy quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp."),
        "empty": _("Tệp này trống. Hãy chọn lại tệp."),
        "macro": _("Tệp Word này có chứa lệnh tự chạy (macro). Hãy lưu lại thành .docx thường hoặc PDF."),
    }

    def clean(self, value: UploadedFile | None, initial: object = None) -> UploadedFile | None:
        file = super().clean(value, initial)
        if file is None:
            return None
        if file.size > LARGEST:
            raise ValidationError(self.error_messages["large"], code="large")
        if kind_of(file) is UNKNOWN:
            raise ValidationError(self.error_messages["kind"], code="kind")
        if kind_of(file).extension == "docx":
            self._check_word(file)
        return file

    def _check_word(self, file: UploadedFile) -> None:
        """A ZIP is a Word document only with a document inside, and is taken only without commands."""
        try:
            names = set(ZipFile(file).namelist())
        except BadZipFile:
            names = set()
        file.seek(0)
        if "word/document.xml" not in names:
            raise ValidationError(self.error_messages["kind"], code="kind")
        if any(name.endswith("vbaProject.bin") for name in names):
            raise ValidationError(self.error_messages["macro"], code="macro")


def paper_response(file: File, name: str) -> FileResponse:
    """`file` to take away under `name`: never opened inside our pages, never kept by the browser."""
    kind = kind_of(file)
    response = FileResponse(file, as_attachment=True, filename=f"{name}.{kind.extension}", content_type=kind.media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response
