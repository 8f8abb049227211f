"""Recordings made on a device without a line. The request says that they are coming; whichever is here first waits.

A recording is known by the uid that its device gave it: as an upload on its way, and as a paper of the request.
"""

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.core.files.checks import SIGNS, SPEECH
from tgpl.core.files.sealed import DamagedFile
from tgpl.core.files.uploads import SentFile
from tgpl.intake.models import AwaitedRecording, Request, RequestPaper
from tgpl.intake.services import IntakeError, add_request_paper
from tgpl.uploads.forms import RecordingField
from tgpl.uploads.from_device import opened
from tgpl.uploads.joined import whole_file
from tgpl.uploads.models import Upload
from tgpl.uploads.queries import upload_of
from tgpl.uploads.services import drop_upload

KEPT, AWAITED = "kept", "awaited"
MOST = 4  # in one letter: two kinds, each recorded anew once after it was finished
_KEY = re.compile(r"[0-9a-f]{64}")
_TAKEN = {RequestPaper.Kind.SPEECH.value: SPEECH, RequestPaper.Kind.SIGNS.value: SIGNS}


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter says of a recording: how to know it and how to open it."""

    uid: uuid.UUID
    kind: str
    key: str
    pieces: int


def told_in(recordings: Sequence[Mapping[str, Any]]) -> list[Told]:
    """What a letter says of its recordings; ValueError, KeyError or TypeError when it is none of ours."""
    return [_told(told) for told in recordings[:MOST]]


def _told(told: Mapping[str, Any]) -> Told:
    if told["kind"] not in _TAKEN or not _KEY.fullmatch(told["key"]):
        raise ValueError(told["kind"])
    return Told(uuid.UUID(told["uid"]), told["kind"], told["key"], int(told["pieces"]))


def await_recordings(*, request: Request, recordings: Sequence[Told], at: datetime) -> None:
    """Wait for these recordings, unless they are here or awaited already."""
    here = set(RequestPaper.objects.filter(uid__in=[told.uid for told in recordings]).values_list("uid", flat=True))
    AwaitedRecording.objects.bulk_create(
        [
            AwaitedRecording(
                request=request, uid=told.uid, kind=told.kind, key=told.key, pieces=told.pieces, told_at=at
            )
            for told in recordings
            if told.uid not in here
        ],
        ignore_conflicts=True,
    )


def standing_of(recordings: Sequence[Told]) -> dict[str, str]:
    """For its device: each recording is kept, awaited, or cannot be taken in, with the reason in words."""
    uids = [told.uid for told in recordings]
    awaited = dict(AwaitedRecording.objects.filter(uid__in=uids).values_list("uid", "fault"))
    return {str(uid): (awaited[uid] or AWAITED) if uid in awaited else KEPT for uid in uids}


def take_in_recordings(*, request: Request, at: datetime) -> None:
    """Make papers of those awaited recordings of the request that have arrived."""
    for awaited in request.awaited_recordings.filter(fault=""):
        upload = upload_of(awaited.uid)
        if upload and upload.is_whole:
            _take_in(awaited, upload, at)


def take_in_all(at: datetime) -> None:
    """The same for every request: a device may be gone before it could say that all has been sent."""
    waiting = Request.objects.filter(awaited_recordings__fault="").distinct()
    for request in waiting.order_by("pk"):
        take_in_recordings(request=request, at=at)


@transaction.atomic
def _take_in(awaited: AwaitedRecording, upload: Upload, at: datetime) -> None:
    fresh = AwaitedRecording.objects.select_for_update().filter(pk=awaited.pk).first()
    if fresh is None:  # taken in by another process meanwhile
        return
    try:
        _add(awaited, _checked(awaited, upload), at)
    except (ValidationError, DamagedFile) as fault:
        words = fault.messages[0] if isinstance(fault, ValidationError) else _("Đoạn ghi bị hỏng trên đường gửi.")
        AwaitedRecording.objects.filter(pk=awaited.pk).update(fault=words[:300])
    else:
        awaited.delete()
    drop_upload(upload)


def _checked(awaited: AwaitedRecording, upload: Upload) -> SentFile:
    """The recording opened, and looked through like any other."""
    key = bytes.fromhex(awaited.key)
    name = str(awaited.get_kind_display())
    recording = opened(whole_file(upload), uid=str(awaited.uid), key=key, pieces=awaited.pieces, name=name)
    checked: SentFile = RecordingField(_TAKEN[awaited.kind]).clean(recording)
    return checked


def _add(awaited: AwaitedRecording, recording: SentFile, at: datetime) -> None:
    try:
        with transaction.atomic():
            add_request_paper(
                by=Actor.citizen(),
                request=awaited.request,
                kind=awaited.kind,
                title=str(awaited.get_kind_display()),
                file=recording,
                uid=awaited.uid,
                at=at,
            )
    except IntakeError:
        pass  # the very same recording is here already, sent another way
