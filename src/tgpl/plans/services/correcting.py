"""What a person changes in a plan that was read: its head, its tasks, its duties."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.plans.models import Doubt, Duty, Plan, PlanTask, TaskBody, TaskPeriod, Undertaking
from tgpl.plans.queries import agencies_named, task_fields
from tgpl.plans.reader.structure import Period
from tgpl.plans.rules import PlanStatus, follows_itself
from tgpl.plans.services.clocks import align_clock
from tgpl.plans.services.comparing import refresh_changes
from tgpl.plans.services.errors import PlanError
from tgpl.plans.services.evidence import propose_for
from tgpl.plans.services.writing import write_bodies, write_outputs, write_periods


@dataclass(frozen=True, slots=True)
class HeadFields:
    """The head of a plan as a person wrote it."""

    title: str
    issuer: str
    place: str
    number: str
    issued: str
    basis: list[str]
    recipients: list[str]


@dataclass(frozen=True, slots=True)
class TaskFields:
    """A task as a person wrote it."""

    number: str
    title: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    periods: tuple[Period, ...]
    outputs: tuple[str, ...]
    mode: str


@dataclass(frozen=True, slots=True)
class DutyFields:
    """A duty as a person wrote it."""

    text: str
    body: str
    to: str
    due: date | None


@transaction.atomic
def correct_head(*, by: Actor, plan: Plan, fields: HeadFields) -> None:
    """Writes the head anew; what was doubtful in a changed field is settled."""
    _refuse_if_set_aside(plan)
    names = ("title", "issuer", "place", "number", "issued", "basis", "recipients")
    changed = [name for name in names if getattr(plan, name) != getattr(fields, name)]
    for name in changed:
        setattr(plan, name, getattr(fields, name))
    if changed:
        plan.save(update_fields=changed)
        _settle(plan.doubts.filter(task=None, field__in=changed), by)
        record(by=by, action="plan.corrected", kind="plan", key=str(plan.pk), fields=changed)


@transaction.atomic
def correct_task(*, by: Actor, task: PlanTask, fields: TaskFields) -> list[str]:
    """Writes the task anew and settles the doubts about what changed; the names of the changed fields."""
    _refuse_if_set_aside(task.plan)
    _refuse_taken_number(task.plan, fields.number, but=task)
    _refuse_circle(task, fields)
    before = task_fields(task)
    changed = [name for name, value in before.items() if value != getattr(fields, name)]
    if changed:
        _write(task, fields)
        _settle(task.doubts.filter(field__in=changed), by)
        align_clock(by=by, task=task)
        refresh_changes(task.plan)
        record(
            by=by, action="plan.task_corrected", kind="plan", key=str(task.plan_id), task=task.number, fields=changed
        )
    return changed


@transaction.atomic
def add_task(*, by: Actor, plan: Plan, fields: TaskFields) -> PlanTask:
    """A task that the reader did not find, or that a person writes, at the end of the list."""
    _refuse_if_set_aside(plan)
    _refuse_taken_number(plan, fields.number)
    last = plan.tasks.aggregate(last=Max("position"))["last"]
    task = PlanTask.objects.create(
        plan=plan,
        position=0 if last is None else last + 1,
        number=fields.number,
        title="",
        undertaking=Undertaking.objects.create(),
    )
    _write(task, fields)
    propose_for(task)
    align_clock(by=by, task=task)
    refresh_changes(plan)
    record(by=by, action="plan.task_added", kind="plan", key=str(plan.pk), task=task.number)
    return task


@transaction.atomic
def remove_task(*, by: Actor, task: PlanTask) -> None:
    """Takes out what is no task, while the plan still waits to be confirmed."""
    if task.plan.status != PlanStatus.READ:
        raise PlanError(_("Kế hoạch đã xác nhận: nhiệm vụ không bỏ được nữa."))
    if task.followed_by.exists():
        raise PlanError(_("Có nhiệm vụ khác làm sau nhiệm vụ này: hãy sửa thời gian của nhiệm vụ đó trước."))
    record(by=by, action="plan.task_removed", kind="plan", key=str(task.plan_id), task=task.number)
    task.delete()
    refresh_changes(task.plan)


@transaction.atomic
def correct_duty(*, by: Actor, duty: Duty, fields: DutyFields) -> None:
    """Writes a duty anew and settles the doubts about its words."""
    _refuse_if_set_aside(duty.plan)
    _settle(duty.plan.doubts.filter(field="duties", text=duty.text), by)
    Duty.objects.filter(pk=duty.pk).update(text=fields.text, body=fields.body, to=fields.to, due=fields.due)
    record(by=by, action="plan.duty_corrected", kind="plan", key=str(duty.plan_id))


def _write(task: PlanTask, fields: TaskFields) -> None:
    task.number, task.title, task.mode = fields.number, fields.title, fields.mode
    task.save(update_fields=["number", "title", "mode"])
    known = agencies_named({*fields.lead, *fields.coordinating})
    write_bodies(task, TaskBody.Role.LEAD, fields.lead, known)
    write_bodies(task, TaskBody.Role.COORDINATING, fields.coordinating, known)
    write_outputs(task, fields.outputs)
    write_periods(task, fields.periods, {other.number: other for other in task.plan.tasks.exclude(pk=task.pk)})


def _refuse_if_set_aside(plan: Plan) -> None:
    if plan.is_read_only:
        raise PlanError(_("Kế hoạch đã bỏ, không sửa được nữa."))


def _refuse_taken_number(plan: Plan, number: str, but: PlanTask | None = None) -> None:
    if plan.tasks.filter(number=number).exclude(pk=but.pk if but else 0).exists():
        raise PlanError(_("Đã có nhiệm vụ mang số %(number)s.") % {"number": number})


def _refuse_circle(task: PlanTask, fields: TaskFields) -> None:
    """A task that came after itself, over however many others, could never begin."""
    rows = TaskPeriod.objects.filter(task__plan=task.plan_id, after__isnull=False)
    follows: dict[str, str | None] = dict(rows.exclude(task=task).values_list("task__number", "after__number"))
    for period in fields.periods:
        if period.after and follows_itself({**follows, fields.number: period.after}, fields.number):
            raise PlanError(_("Nhiệm vụ %(number)s đã làm sau nhiệm vụ này rồi.") % {"number": period.after})


def _settle(doubts: QuerySet[Doubt], by: Actor) -> None:
    doubts.filter(answer="").update(
        answer=Doubt.Answer.CORRECTED, answered_at=timezone.now(), answered_by_id=by.user_id
    )
