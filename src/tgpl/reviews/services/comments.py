"""Comments on drafts: written down as they came, each answered once in words."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.reviews.models import Comment, LegalDocument
from tgpl.reviews.services.errors import ReviewError


@dataclass(frozen=True, slots=True)
class CommentFields:
    """What was said, by whom, at which place of the draft."""

    from_whom: str
    content: str
    received_on: dt.date
    place: str = ""


@transaction.atomic
def add_comment(*, by: Actor, document: LegalDocument, fields: CommentFields) -> Comment:
    """Write down a comment on a draft."""
    if not document.is_draft:
        raise ReviewError(_("Chỉ dự thảo mới nhận góp ý. Văn bản đã ban hành thì ghi phát hiện khi rà soát."))
    comment = Comment.objects.create(
        document=document, added_at=timezone.now(), added_by_name=by.name, **asdict(fields)
    )
    record(by=by, action="comment.added", kind="legal_document", key=str(document.pk), whom=fields.from_whom)
    return comment


@transaction.atomic
def answer_comment(*, by: Actor, comment: Comment, answer: str, words: str) -> None:
    """Say what became of a comment; somebody who was faster keeps their answer."""
    answered = {"answer": answer, "answer_words": words, "answered_at": timezone.now(), "answered_by_name": by.name}
    if not Comment.objects.filter(pk=comment.pk, answer="").update(**answered):
        raise ReviewError(_("Ý kiến này vừa được người khác trả lời. Hãy tải lại trang để xem."))
    record(
        by=by, action="comment.answered", kind="legal_document", key=str(comment.document_id), whom=comment.from_whom
    )
