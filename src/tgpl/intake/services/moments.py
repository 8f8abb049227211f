"""The day on which a request came, where the machine's clock could not be believed."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.deadlines.services import move_start
from tgpl.intake.models import Request
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services.errors import IntakeError
from tgpl.intake.services.moves import KIND


@transaction.atomic
def settle_moment(*, by: Actor, request: Request, day: date, how: str, at: datetime) -> None:
    """A colleague found out on which day it came; its limits run from there. Decided once. Raises IntakeError."""
    if day > timezone.localdate(at):
        raise IntakeError(_("Ngày nhận không được ở sau hôm nay."))
    was = request.received_at
    now = was if day == request.received_on else timezone.make_aware(datetime.combine(day, time.min))
    told = {"moment_in_doubt": False, "received_at": now, "received_on": day}
    if request.status == RequestStatus.RECEIVED:
        told["status_at"] = now  # else no later step could follow a day that lies ahead
    if not Request.objects.filter(pk=request.pk, moment_in_doubt=True).update(**told):
        raise IntakeError(_("Một cán bộ khác vừa ghi ngày nhận của yêu cầu này."))
    if now != was:
        move_start(subject_kind=KIND, subject_key=request.reference, was=was, now=now)
    record(
        by=by, action="request.moment_settled", kind=KIND, key=request.reference, person=str(request.person.uid),
        was=was, now=now, how=how,
    )  # fmt: skip
