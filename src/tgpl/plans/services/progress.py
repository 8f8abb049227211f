"""What the leading unit declares of its task."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.plans.models import PlanTask
from tgpl.plans.rules import Declared, PlanStatus
from tgpl.plans.services.errors import PlanError


@transaction.atomic
def declare_progress(*, by: Actor, task: PlanTask, declared: Declared, note: str = "") -> None:
    """Writes down how far the task is, with when, who and the words; only of a plan in force."""
    if task.plan.status != PlanStatus.IN_FORCE:
        raise PlanError(_("Chỉ khai tiến độ khi kế hoạch đang được thực hiện."))
    PlanTask.objects.filter(pk=task.pk).update(declared=declared)
    task.declared = declared
    task.progress.create(declared=declared, at=timezone.now(), by=by.name, note=note)
    record(
        by=by, action="plan.progress_declared", kind="plan", key=str(task.plan_id), task=task.number, declared=declared
    )
