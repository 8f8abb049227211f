"""An amended plan takes the place of the one in force: compared task by task, each change confirmed, history kept."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.plans.models import Evidence, Plan, PlanChange, PlanTask, Undertaking
from tgpl.plans.queries import task_fields
from tgpl.plans.rules import PlanStatus
from tgpl.plans.rules.comparing import pairs
from tgpl.plans.services.comparing import refresh_changes, said_of
from tgpl.plans.services.correcting import TaskFields, add_task, correct_task, remove_task
from tgpl.plans.services.errors import PlanError

Decision, Kind = PlanChange.Decision, PlanChange.Kind


@transaction.atomic
def amend_plan(*, by: Actor, plan: Plan, earlier: Plan) -> None:
    """Says that `plan`, still to be confirmed, replaces `earlier`, and compares them task by task."""
    _refuse_unless_read(plan)
    if earlier.status != PlanStatus.IN_FORCE or earlier.agency_id != plan.agency_id:
        raise PlanError(_("Chỉ so được với kế hoạch đang thực hiện của chính Sở mình."))
    if earlier.amendments.exclude(pk=plan.pk).exclude(status=PlanStatus.SET_ASIDE).exists():
        raise PlanError(_("Đã có một bản sửa đổi khác của kế hoạch này đang chờ xác nhận."))
    Plan.objects.filter(pk=plan.pk).update(replaces=earlier)
    plan.replaces = earlier
    old = {task.pk: task for task in earlier.tasks.whole()}
    found = pairs([said_of(task) for task in old.values()], [said_of(task) for task in plan.tasks.whole()])
    for new, before in found.items():
        PlanTask.objects.filter(pk=new).update(undertaking=old[before].undertaking_id)
    refresh_changes(plan)
    record(by=by, action="plan.compared", kind="plan", key=str(plan.pk), earlier=str(earlier.pk), tasks=len(found))


@transaction.atomic
def pair_task(*, by: Actor, task: PlanTask, earlier: PlanTask | None) -> None:
    """Says which task of the plan before this one goes on; None: it is new."""
    plan = task.plan
    _refuse_unless_read(plan)
    if earlier and plan.tasks.exclude(pk=task.pk).filter(undertaking=earlier.undertaking_id).exists():
        raise PlanError(_("Nhiệm vụ ấy đã được ghép với một nhiệm vụ khác của bản sửa đổi."))
    undertaking = earlier.undertaking if earlier else Undertaking.objects.create()
    PlanTask.objects.filter(pk=task.pk).update(undertaking=undertaking)
    refresh_changes(plan)
    record(by=by, action="plan.task_paired", kind="plan", key=str(plan.pk), task=task.number)


@transaction.atomic
def settle_change(*, by: Actor, change: PlanChange, decision: PlanChange.Decision) -> None:
    """Takes a change over, or keeps what the plan before said."""
    _refuse_unless_read(change.plan)
    now = {"decision": decision, "decided_at": timezone.now(), "decided_by": by.name}
    if not PlanChange.objects.filter(pk=change.pk, decision="").update(**now):
        raise PlanError(_("Thay đổi này vừa được người khác trả lời. Hãy tải lại trang."))
    if decision == Decision.KEPT:
        _keep_as_before(by, change)
    record(
        by=by, action="plan.change_settled", kind="plan", key=str(change.plan_id), task=change.number, decision=decision
    )


@transaction.atomic
def settle_all(*, by: Actor, plan: Plan) -> int:
    """Takes over all changes that are still open; how many there were."""
    _refuse_unless_read(plan)
    now = {"decision": Decision.TAKEN, "decided_at": timezone.now(), "decided_by": by.name}
    settled = plan.changes.filter(decision="").update(**now)
    record(by=by, action="plan.change_settled", kind="plan", key=str(plan.pk), decision=Decision.TAKEN, all=settled)
    return settled


def _keep_as_before(by: Actor, change: PlanChange) -> None:
    if change.kind == Kind.NEW and change.task:
        remove_task(by=by, task=change.task)
        return
    if change.earlier is None:
        return
    before = TaskFields(**task_fields(change.earlier))
    if change.kind == Kind.GONE:
        task = add_task(by=by, plan=change.plan, fields=before)
        pair_task(by=by, task=task, earlier=change.earlier)
    elif change.task:
        fields = {**task_fields(change.task), change.field: getattr(before, change.field)}
        correct_task(by=by, task=change.task, fields=TaskFields(**fields))


def carry_evidence(plan: Plan) -> None:
    """Gives each task that goes on the figures that it was judged by before: officers chose them."""
    assert plan.replaces is not None
    before = {task.undertaking_id: task for task in plan.replaces.tasks.prefetch_related("evidence")}
    for task in plan.tasks.filter(undertaking__in=before):
        task.evidence.all().delete()
        Evidence.objects.bulk_create(
            Evidence(task=task, indicator=kept.indicator, position=kept.position, target=kept.target)
            for kept in before[task.undertaking_id].evidence.all()
        )


def _refuse_unless_read(plan: Plan) -> None:
    if plan.status != PlanStatus.READ:
        raise PlanError(_("Kế hoạch đã xác nhận: không so sánh lại được nữa."))
