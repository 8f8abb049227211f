"""Files that people hand in and take out: known by their content, not by their names."""

from typing import Any, ClassVar

from django import forms
from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.translation import gettext_lazy as _

from tgpl.core.file_checks import FROM_PEOPLE, FROM_STAFF, Taken, checked, refuse
from tgpl.core.file_kinds import FileKind, kind_of

__all__ = ["LARGEST", "FileKind", "PaperField", "PaperFileField", "kind_of", "paper_response"]

LARGEST = FROM_STAFF.most_bytes


class PaperFileField(forms.FileField):
    """A scan, a photograph or a document of the office. `clean` gives a `File` without place, camera or owner."""

    taken: ClassVar[Taken] = FROM_STAFF
    default_error_messages = {
        "required": _("Hãy chọn một tệp."),
        "missing": _("Hãy chọn một tệp."),
        "empty": refuse("empty").message,
    }

    def __init__(self, **given: Any) -> None:
        super().__init__(**{"widget": forms.FileInput({"accept": self.taken.accept}), **given})

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        return checked(file, self.taken) if isinstance(file, UploadedFile) else file


class PaperField(PaperFileField):
    """A PDF, or a photograph or scan, from people at home."""

    taken = FROM_PEOPLE
    default_error_messages = {
        "required": _("Hãy chọn một tệp: ảnh chụp giấy tờ, hoặc tệp PDF."),
        "missing": _("Hãy chọn một tệp: ảnh chụp giấy tờ, hoặc tệp PDF."),
    }


def paper_response(file: File, name: str) -> FileResponse:
    """`file` to take away under `name`: never opened inside our pages, never kept by the browser."""
    kind = kind_of(file)
    response = FileResponse(file, as_attachment=True, filename=f"{name}.{kind.extension}", content_type=kind.media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response
