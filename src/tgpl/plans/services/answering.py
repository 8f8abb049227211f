"""A person's answer to what the reader was not sure of."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.plans.models import Doubt
from tgpl.plans.queries import task_fields
from tgpl.plans.services.correcting import TaskFields, correct_task
from tgpl.plans.services.errors import PlanError


@transaction.atomic
def answer_doubt(*, by: Actor, doubt: Doubt, answer: Doubt.Answer) -> None:
    """Keeps the field as it was read, or takes the other reading."""
    if answer == Doubt.Answer.OTHER:
        _take_other_reading(doubt, by)
    answered = Doubt.objects.filter(pk=doubt.pk, answer="").update(
        answer=answer, answered_at=timezone.now(), answered_by_id=by.user_id
    )
    if answered:
        record(
            by=by, action="plan.doubt_answered", kind="plan", key=str(doubt.plan_id), field=doubt.field, answer=answer
        )


def _take_other_reading(doubt: Doubt, by: Actor) -> None:
    if doubt.task is None or not doubt.other:
        raise PlanError(_("Không có cách đọc khác cho điểm này."))
    fields = TaskFields(**{**task_fields(doubt.task), doubt.field: tuple(doubt.other)})
    # Answered before the field is written, so that the correction does not settle it in its own way.
    Doubt.objects.filter(pk=doubt.pk).update(
        answer=Doubt.Answer.OTHER, answered_at=timezone.now(), answered_by_id=by.user_id
    )
    correct_task(by=by, task=doubt.task, fields=fields)
