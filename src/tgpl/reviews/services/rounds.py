"""Opening a round of review, bringing documents into it, closing it."""

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.reviews.models import LegalDocument, Review, ReviewRound
from tgpl.reviews.rules.steps import ReviewStatus
from tgpl.reviews.services.errors import ReviewError
from tgpl.reviews.services.marks import run_assistant


@dataclass(frozen=True, slots=True)
class RoundFields:
    """What is said when a round is opened."""

    title: str
    law: str
    judged_on: dt.date
    due_on: dt.date | None = None
    task_key: str = ""
    task: str = ""


@transaction.atomic
def open_round(*, by: Actor, fields: RoundFields) -> ReviewRound:
    """A new round of review of the agency of `by`."""
    opened = ReviewRound.objects.create(
        agency=Agency.objects.get(pk=by.agency_id or 0),
        opened_on=timezone.localdate(),
        opened_by_name=by.name,
        **asdict(fields),
    )
    record(by=by, action="review_round.opened", kind="review_round", key=str(opened.pk), title=opened.title)
    return opened


@transaction.atomic
def add_to_round(*, by: Actor, opened: ReviewRound, document: LegalDocument) -> Review:
    """A document of the register comes under review; the assistant marks it at once if it has been read."""
    if not ReviewRound.objects.select_for_update().get(pk=opened.pk).is_open:
        raise ReviewError(_("Đợt rà soát đã khép lại. Hãy mở đợt mới."))
    review, is_new = Review.objects.get_or_create(round=opened, document=document)
    if is_new:
        record(by=by, action="review.begun", kind="review", key=str(review.pk), document=document.name)
        if document.is_read:
            run_assistant(by=by, review=review)
    return review


@transaction.atomic
def close_round(*, by: Actor, opened: ReviewRound) -> None:
    """The round ends once every document in it was confirmed; from then on nothing in it changes."""
    locked = ReviewRound.objects.select_for_update().get(pk=opened.pk)
    if not locked.is_open:
        raise ReviewError(_("Đợt rà soát này đã khép lại rồi."))
    waiting = locked.reviews.exclude(status=ReviewStatus.CONFIRMED).count()
    if waiting:
        words = ngettext("Còn %d văn bản chưa được xác nhận.", "Còn %d văn bản chưa được xác nhận.", waiting)
        raise ReviewError(words % waiting)
    if not locked.reviews.exists():
        raise ReviewError(_("Đợt này chưa có văn bản nào. Hãy thêm văn bản trước khi khép lại."))
    closed = {"status": ReviewRound.Status.CLOSED, "closed_on": timezone.localdate(), "closed_by_name": by.name}
    ReviewRound.objects.filter(pk=locked.pk).update(**closed)
    record(by=by, action="review_round.closed", kind="review_round", key=str(locked.pk), title=locked.title)
