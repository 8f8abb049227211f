"""Requests that come sealed: sent by a device that had no line for a while, or brought to the counter on a slip.

The same content again changes nothing; another content for the same request is kept beside it, and staff ask.
"""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.core.language.text import nfc
from tgpl.core.safety.letters import UnreadableLetter, open_letter
from tgpl.eligibility.rules import Facts, FactsError
from tgpl.intake.awaited import Told, await_recordings, standing_of, take_in_recordings, told_in
from tgpl.intake.forms.as_written import AsWritten, as_written
from tgpl.intake.forms.base import Typed
from tgpl.intake.forms.sending import request_from
from tgpl.intake.models import Request, Sending, content_index
from tgpl.intake.services import KIND, IntakeError, NewRequest, Receipt, receive_request

APPLIED, ALREADY, CONFLICT, UNFINISHED = "applied", "already", "conflict", "unfinished"
_ASIDE = "Người gửi còn ghi:"  # into the story, which staff read
_SECRET = re.compile(r"[0-9]{10}")


@dataclass(frozen=True, slots=True)
class Letter:
    """What a device wrote: the request's id and secret, both made there, its clock, and what was typed."""

    uid: uuid.UUID
    secret: str
    written_at: datetime | None
    answers: dict[str, Typed]
    facts: dict[str, Any]
    recordings: list[Told] = field(default_factory=list)

    @property
    def content(self) -> dict[str, Any]:
        return {"answers": self.answers, "facts": self.facts}

    @property
    def index(self) -> str:
        return content_index(json.dumps(self.content, sort_keys=True, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a letter. `pages`: those without an answer, when it was not taken down.

    `recordings`: how each recording of the letter stands, by its id.
    """

    word: str
    request: Request | None = None
    pages: list[str] = field(default_factory=list)
    recordings: dict[str, str] = field(default_factory=dict)


def read_letter(sealed: bytes) -> Letter:
    """The letter in `sealed`; UnreadableLetter when it is none of ours, or not whole."""
    try:
        told = json.loads(nfc(open_letter(sealed).decode()))
        return Letter(
            uid=uuid.UUID(told["uid"]),
            secret=_secret(told["secret"]),
            written_at=_moment(told.get("written_at")),
            answers={str(name): _typed(boxes) for name, boxes in told["answers"].items()},
            facts=Facts.from_json(told.get("facts") or {}).as_json(),
            recordings=told_in(told.get("recordings") or []),
        )
    except (ValueError, KeyError, TypeError, AttributeError, FactsError) as fault:
        raise UnreadableLetter from fault


def _secret(text: str) -> str:
    if not _SECRET.fullmatch(text):
        raise ValueError(text)
    return text


def _moment(text: str | None) -> datetime | None:
    """A clock that cannot be read is no reason to lose a request."""
    try:
        moment = parse_datetime(text or "")
    except ValueError:
        return None
    return moment if moment and is_aware(moment) else None


def _typed(boxes: Mapping[str, list[str]]) -> Typed:
    return {str(box): [str(text) for text in texts] for box, texts in boxes.items()}


def is_known(letter: Letter) -> bool:
    """Whether this very content has come before: to say so again costs little."""
    return Sending.objects.filter(request__uid=letter.uid, content_index=letter.index).exists()


def receive_letter(*, by: Actor, office: Agency, letter: Letter, channel: str, at: datetime) -> Outcome:
    """Take a letter in, once. It is on disk when this returns; time runs from `at`, by our clock."""
    written = as_written(letter.answers, letter.facts)
    if written.unanswered:
        return Outcome(UNFINISHED, pages=written.unanswered)
    new = replace(_new_request(written, letter, at), channel=channel)
    with transaction.atomic():
        receipt = receive_request(by=by, office=office, new=new)
        word = _keep(receipt, letter, at, by)
        await_recordings(request=receipt.request, recordings=letter.recordings, at=at)
    take_in_recordings(request=receipt.request, at=at)
    return Outcome(word, receipt.request, recordings=standing_of(letter.recordings))


def _new_request(written: AsWritten, letter: Letter, at: datetime) -> NewRequest:
    new = request_from(written.answers, uid=letter.uid, at=at)
    aside = "\n".join(f"{label}: {words}" for label, words in written.aside)
    story = f"{new.story}\n\n{_ASIDE}\n{aside}" if aside else new.story
    return replace(new, story=story, secret=letter.secret)


def _keep(receipt: Receipt, letter: Letter, at: datetime, by: Actor) -> str:
    """Note what was sent; in a word, what it is beside what was sent before."""
    sending, is_new_content = Sending.objects.get_or_create(
        request=receipt.request,
        content_index=letter.index,
        defaults={
            "content": None if receipt.is_new else letter.content,
            "written_at": letter.written_at,
            "received_at": at,
        },
    )
    if sending.content is None:
        return APPLIED if receipt.is_new else ALREADY
    if is_new_content:
        _note_conflict(by, receipt.request)
    return CONFLICT


def _note_conflict(by: Actor, request: Request) -> None:
    record(by=by, action="request.sent_otherwise", kind=KIND, key=request.reference, person=str(request.person.uid))


@transaction.atomic
def settle_sending(*, by: Actor, sending: Sending, outcome: str, note: str, at: datetime) -> None:
    """Note which version the sender said holds; both stay. Another colleague may have been quicker."""
    changed = Sending.objects.filter(pk=sending.pk, outcome="").exclude(content=None)
    if not changed.update(
        outcome=outcome, note=note or None, settled_at=at, settled_by_id=by.user_id, settled_by_name=by.name
    ):
        raise IntakeError(_("Đồng nghiệp đã ghi kết quả hỏi lại rồi. Hãy mở lại yêu cầu để xem."))
    request = sending.request
    record(
        by=by,
        action="request.sendings_settled",
        kind=KIND,
        key=request.reference,
        person=str(request.person.uid),
        outcome=outcome,
    )
