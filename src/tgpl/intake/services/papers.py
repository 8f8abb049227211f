"""Papers of a request: kept, brought later, taken away; and the request itself opened."""

import uuid
from datetime import datetime

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.intake.models import Request, RequestPaper
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services.errors import IntakeError
from tgpl.intake.services.moves import KIND, take_in_papers


@transaction.atomic
def add_request_paper(
    *,
    by: Actor,
    request: Request,
    kind: str,
    title: str,
    file: File | None = None,
    uid: uuid.UUID | None = None,
    at: datetime,
) -> RequestPaper:
    """Keep a paper of the request; without a file it was seen on paper. The same `uid` again is the same paper."""
    Request.objects.select_for_update().get(pk=request.pk)  # the same paper sent twice waits for the first
    uid = uid or uuid.uuid4()
    if came_before := RequestPaper.objects.filter(uid=uid, request=request).first():
        return came_before
    paper = RequestPaper(uid=uid, request=request, kind=kind, title=title, added_at=at, added_by_name=by.name)
    if file is not None:
        paper.hold(file)
        if request.papers.filter(sha256=paper.sha256).exists():
            raise IntakeError(_("Tệp này đã có trong hồ sơ, không cần gửi lại."))
    paper.save(force_insert=True)
    record(by=by, action="paper.added", kind=KIND, key=request.reference, person=str(request.person.uid), paper=kind)
    return paper


@transaction.atomic
def bring_paper(
    *, by: Actor, request: Request, kind: str, title: str, file: File | None = None, at: datetime
) -> RequestPaper:
    """A paper that the person adds: kept, and a request that waited for papers waits for an answer again."""
    paper = add_request_paper(by=by, request=request, kind=kind, title=title, file=file, at=at)
    if request.status == RequestStatus.AWAITING_PAPERS:
        take_in_papers(by=by, request=request, at=at)
    return paper


@transaction.atomic
def write_transcript(*, by: Actor, paper: RequestPaper, text: str, was: str, at: datetime) -> None:
    """Keep what a colleague wrote down of a recording, unless another wrote meanwhile."""
    fresh = RequestPaper.objects.select_for_update().get(pk=paper.pk)
    if fresh.transcript_mark != was:
        raise IntakeError(_("Đồng nghiệp vừa ghi lời kể này. Hãy mở lại trang để xem, rồi thêm phần của bạn."))
    RequestPaper.objects.filter(pk=paper.pk).update(
        transcript=text or None, transcribed_by_name=by.name, transcribed_at=at
    )
    request = paper.request
    record(
        by=by,
        action="recording.transcribed",
        kind=KIND,
        key=request.reference,
        person=str(request.person.uid),
        paper=str(paper.uid),
    )


def note_reading(*, by: Actor, request: Request) -> None:
    """Write down that someone opened a request."""
    record(by=by, action="request.read", kind=KIND, key=request.reference, person=str(request.person.uid))


def note_paper_taken(*, by: Actor, paper: RequestPaper) -> None:
    """Write down that someone took a paper of a request away."""
    request = paper.request
    record(
        by=by,
        action="paper.taken",
        kind=KIND,
        key=request.reference,
        person=str(request.person.uid),
        paper=str(paper.uid),
    )
