"""How far a task is: declared by its unit, accepted by the department, each beside what the evidence shows."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.audit.services import record
from tgpl.plans.models import PlanTask, ProgressNote
from tgpl.plans.queries import shown_of
from tgpl.plans.rules import Declared, PlanStatus, differs
from tgpl.plans.services.clocks import align_clock
from tgpl.plans.services.errors import PlanError, ReasonWanted

Side = ProgressNote.Side


@transaction.atomic
def declare_progress(
    *, by: Actor, task: PlanTask, declared: Declared, note: str = "", reason: str = "", day: date | None = None
) -> None:
    """Writes down how far the task is in the words of its unit; only of a plan in force."""
    _write(by, task, Side.UNIT, declared, note, reason, day)
    align_clock(by=by, task=task)
    record(
        by=by, action="plan.progress_declared", kind="plan", key=str(task.plan_id), task=task.number, declared=declared
    )


@transaction.atomic
def accept_progress(*, by: Actor, task: PlanTask, accepted: Declared, note: str = "", reason: str = "") -> None:
    """Writes down how far the department takes the task to be."""
    if not by.may(Permission.MANAGE_PLANS):
        raise PlanError(_("Chỉ Sở Tư pháp công nhận kết quả."))
    _write(by, task, Side.DEPARTMENT, accepted, note, reason, None)
    record(
        by=by, action="plan.progress_accepted", kind="plan", key=str(task.plan_id), task=task.number, accepted=accepted
    )


def _write(by: Actor, task: PlanTask, side: Side, said: Declared, note: str, reason: str, day: date | None) -> None:
    if task.plan.status != PlanStatus.IN_FORCE:
        raise PlanError(_("Chỉ khai tiến độ khi kế hoạch đang được thực hiện."))
    today = timezone.localdate()
    shown = shown_of(task, today)
    if differs(said, shown) and not reason.strip():
        raise ReasonWanted(_("Số liệu cho thấy điều khác: hãy ghi vì sao khác."))
    task.undertaking.progress.create(
        side=side,
        declared=said,
        shown=shown or "",
        reason=reason.strip() if differs(said, shown) else "",
        day=day or today,
        at=timezone.now(),
        by=by.name,
        note=note,
    )
