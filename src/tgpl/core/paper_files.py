"""Files that people hand in: known by their content, photographs freed of what they tell besides."""

from io import BytesIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from tgpl.core.text import nfc

MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 60_000_000
ACCEPT = "application/pdf,image/jpeg,image/png"
_HEAD = 1024
_IMAGES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG"}
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1", b"ftyphevc")
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class PaperField(forms.FileField):
    """A PDF, or a photograph or scan as JPEG or PNG. `clean` gives a `File` that carries no place, camera or owner."""

    widget = forms.FileInput(attrs={"accept": ACCEPT})
    default_error_messages = {
        "required": _("Hãy chọn một tệp: ảnh chụp giấy tờ, hoặc tệp PDF."),
        "missing": _("Hãy chọn một tệp: ảnh chụp giấy tờ, hoặc tệp PDF."),
        "empty": _("Tệp này trống, không có gì bên trong. Hãy chụp hoặc chọn lại."),
        "too_large": _("Tệp này nặng %(size)s. Mỗi tệp nặng nhiều nhất 20 MB. Hãy chụp lại với cỡ ảnh nhỏ hơn."),
        "heic": _("Ảnh kiểu HEIC chưa mở được. Hãy chụp màn hình bức ảnh đó rồi gửi ảnh chụp màn hình."),
        "office": _("Đây là tệp soạn thảo. Hãy lưu thành PDF, hoặc chụp ảnh tờ giấy rồi gửi."),
        "unknown": _("Bên trong tệp này không phải ảnh JPG, PNG hay PDF. Hãy chụp ảnh tờ giấy rồi gửi."),
        "broken": _("Không mở được ảnh này, có thể tệp bị hỏng. Hãy chụp hoặc gửi lại."),
    }

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        return self._paper(file) if isinstance(file, UploadedFile) else file

    def _paper(self, file: UploadedFile) -> File:
        if file.size and file.size > MOST_BYTES:
            raise self._error("too_large", size=filesizeformat(file.size))
        head = file.read(_HEAD)
        file.seek(0)
        file.name = nfc(file.name or "")
        if b"%PDF-" in head:
            return file
        kind = next((kind for start, kind in _IMAGES.items() if head.startswith(start)), None)
        if kind is None:
            raise self._error(_refusal(head))
        return self._bare_image(file, kind)

    def _bare_image(self, file: UploadedFile, kind: str) -> File:
        """The picture alone, turned the right way up."""
        bare = BytesIO()
        try:
            picture = self._upright(file, kind)
            picture.info = {}  # place, camera, owner, comments
            picture.save(bare, kind, quality=90)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            raise self._error("broken") from None
        return ContentFile(bare.getvalue(), file.name)

    def _upright(self, file: UploadedFile, kind: str) -> Image.Image:
        picture = Image.open(file, formats=[kind])
        if picture.width * picture.height > MOST_PIXELS:  # a small file may unfold into all of our memory
            raise self._error("broken")
        return ImageOps.exif_transpose(picture)

    def _error(self, code: str, **params: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)


def _refusal(head: bytes) -> str:
    if head[4:12] in _HEIC:
        return "heic"
    return "office" if head.startswith(_OFFICE) else "unknown"
