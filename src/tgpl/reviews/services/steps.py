"""What is proposed for a document, and the four eyes: one person submits, another confirms or gives back."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.reviews.models import Review, ReviewMove
from tgpl.reviews.queries.standing import lacking
from tgpl.reviews.rules.steps import ReviewStatus, may_move
from tgpl.reviews.services.errors import ReviewError, refuse_unless_open


@dataclass(frozen=True, slots=True)
class ProposalFields:
    """What should become of a document, who may do it, and until when."""

    conclusion: str
    proposal: str = ""
    authority: str = ""
    due_on: dt.date | None = None


@transaction.atomic
def propose(*, by: Actor, review: Review, fields: ProposalFields) -> None:
    """Write down what is proposed for the document."""
    refuse_unless_open(review)
    Review.objects.filter(pk=review.pk).update(**asdict(fields))
    record(by=by, action="review.proposed", kind="review", key=str(review.pk), conclusion=fields.conclusion)


@transaction.atomic
def submit_review(*, by: Actor, review: Review) -> None:
    """The reviewer is done. Every mark that was not set aside must be decided, and the proposal written."""
    refuse_unless_open(review)
    review.refresh_from_db()
    if missing := lacking(review):
        raise ReviewError(" ".join(missing))
    _move(
        by, review, ReviewStatus.SUBMITTED,
        submitted_by_id=by.user_id, submitted_by_name=by.name, submitted_at=timezone.now(),
    )  # fmt: skip
    record(by=by, action="review.submitted", kind="review", key=str(review.pk), document=review.document.name)


@transaction.atomic
def confirm_review(*, by: Actor, review: Review) -> None:
    """Another person than the one who submitted stands by the result."""
    review.refresh_from_db()
    if review.submitted_by_id == by.user_id:
        raise ReviewError(_("Người trình không tự xác nhận. Hãy nhờ một người khác đọc rồi xác nhận."))
    _move(
        by, review, ReviewStatus.CONFIRMED,
        confirmed_by_id=by.user_id, confirmed_by_name=by.name, confirmed_at=timezone.now(),
    )  # fmt: skip
    record(by=by, action="review.confirmed", kind="review", key=str(review.pk), document=review.document.name)


@transaction.atomic
def return_review(*, by: Actor, review: Review, reason: str) -> None:
    """Give a review back to the reviewer, with the reason."""
    _move(by, review, ReviewStatus.OPEN, reason, submitted_by_id=None, submitted_by_name="", submitted_at=None)
    record(by=by, action="review.returned", kind="review", key=str(review.pk), document=review.document.name)


def _move(by: Actor, review: Review, to: ReviewStatus, reason: str = "", **columns: Any) -> None:
    was = [status for status in ReviewStatus if may_move(status, to)]
    moved = Review.objects.filter(pk=review.pk, status__in=was).update(status=to, **columns)
    if not moved:
        raise ReviewError(_("Người khác vừa xử lý văn bản này. Hãy tải lại trang để xem."))
    ReviewMove.objects.create(
        review=review, was=review.status, now=to, at=timezone.now(), reason=reason or None, **signed(by)
    )
    review.status = to
