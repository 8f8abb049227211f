"""What changes a file on its way in."""

import uuid
from datetime import datetime, timedelta

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from tgpl.core.files.checks import MEGABYTE, clean_name
from tgpl.uploads.models import Upload

LARGEST = 64 * MEGABYTE  # a recording of three minutes, whatever the telephone made of it
MOST_ON_THE_WAY = 4096 * MEGABYTE  # of all people together: a flood may not fill the disk
LIFE = timedelta(days=1)


class TooLarge(Exception):
    """Longer than any file that is taken in."""


class NoRoom(Exception):
    """So much is on its way that nothing new can begin for now."""


class OutOfStep(Exception):
    """A piece that does not begin where the last one ended; `arrived` says where that is."""

    def __init__(self, arrived: int) -> None:
        self.arrived = arrived
        super().__init__()


def begin_upload(*, uid: uuid.UUID, name: str, length: int, at: datetime) -> Upload:
    """A file that will come in pieces. Begun twice with the same id, it is the same file."""
    if length > LARGEST:
        raise TooLarge
    came_before = Upload.objects.filter(uid=uid).first()
    if came_before and came_before.length == length:
        return came_before
    if came_before:
        raise OutOfStep(came_before.arrived)
    on_the_way = Upload.objects.aggregate(bytes=Sum("length"))["bytes"] or 0
    if on_the_way + length > MOST_ON_THE_WAY:
        raise NoRoom
    return Upload.objects.create(uid=uid, name=clean_name(name), length=length, expires_at=at + LIFE)


@transaction.atomic
def add_piece(*, upload: Upload, offset: int, piece: bytes, at: datetime) -> int:
    """The next bytes of a file; where the one after them begins. Two senders at once: one of them is out of step."""
    fresh = Upload.objects.select_for_update().get(pk=upload.pk)
    if offset != fresh.arrived or offset + len(piece) > fresh.length:
        raise OutOfStep(fresh.arrived)
    if piece:
        place = fresh.piece_at(offset)
        default_storage.delete(place)  # of a process that died before it could say so
        default_storage.save(place, ContentFile(piece))
        fresh.arrived, fresh.expires_at = offset + len(piece), max(fresh.expires_at, at + LIFE)
        fresh.save(update_fields=["arrived", "expires_at"])
    return fresh.arrived


def keep_file(file: File) -> Upload:
    """A file that came whole, with a form that must be filled in once more: it need not be sent again."""
    now = timezone.now()
    upload = begin_upload(uid=uuid.uuid4(), name=file.name or "", length=file.size, at=now)
    offset = 0
    for piece in file.chunks(MEGABYTE):
        offset = add_piece(upload=upload, offset=offset, piece=piece, at=now)
    file.seek(0)
    return upload


def note_checked(*, uid: uuid.UUID | str, checked_for: str) -> None:
    """A box has looked through the file, and need not do so again."""
    Upload.objects.filter(uid=uid).update(checked_for=checked_for)


def keep_until(*, uids: list[uuid.UUID], moment: datetime) -> None:
    """Keep files as long as what names them."""
    Upload.objects.filter(uid__in=uids, expires_at__lt=moment).update(expires_at=moment)


def drop_upload(upload: Upload) -> None:
    """Remove a file that is not wanted, or is kept elsewhere by now."""
    _, pieces = _pieces_of(upload)
    upload.delete()
    for piece in pieces:
        default_storage.delete(f"{upload.folder}/{piece}")
    default_storage.delete(upload.folder)


def _pieces_of(upload: Upload) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(upload.folder)
    except FileNotFoundError:
        return [], []


def clear_expired(at: datetime) -> int:
    """Remove what nobody came back to. Returns how many."""
    expired = list(Upload.objects.filter(expires_at__lte=at))
    for upload in expired:
        drop_upload(upload)
    return len(expired)
