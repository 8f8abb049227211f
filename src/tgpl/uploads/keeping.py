"""What this room does for every box for files in the house (`tgpl.core.files.uploads.keeper`)."""

from collections.abc import Iterable

from django.core.files.base import File
from django.templatetags.static import static
from django.urls import reverse

from tgpl.core.files.uploads import SentFile
from tgpl.uploads.joined import whole_file
from tgpl.uploads.queries import held_back_among, upload_of
from tgpl.uploads.scanning import hold_back
from tgpl.uploads.services import keep_file, note_checked


class RoomOfUploads:
    """Files that were sent before their form, and those held back."""

    @property
    def door(self) -> str:
        return reverse("uploads:begin_upload")

    @property
    def script(self) -> str:
        return static("uploads/send.js")

    def opened(self, uid: str) -> SentFile | None:
        upload = upload_of(uid) if uid else None
        return whole_file(upload) if upload and upload.is_whole else None

    def keep(self, file: File, checked_for: str) -> SentFile:
        if isinstance(file, SentFile) and file.checked_for == checked_for:
            return file
        uid = file.sent_as if isinstance(file, SentFile) else str(keep_file(file).uid)
        note_checked(uid=uid, checked_for=checked_for)
        kept = SentFile(file.file, file.name)
        kept.size, kept.sent_as, kept.checked_for = file.size, uid, checked_for
        return kept

    def hold_back(self, file: File) -> None:
        hold_back(file)

    def held_back_among(self, digests: Iterable[str]) -> dict[str, str]:
        return held_back_among(digests)
