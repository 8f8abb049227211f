"""Putting down work that was done for a task, correcting it, taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.plans.models import PlanTask, WorkFile, WorkRecord
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services.errors import PlanError


@dataclass(frozen=True, slots=True)
class WorkFields:
    """A piece of work as a person wrote it."""

    kind: str
    title: str
    held_on: date
    place: str = ""
    men: int | None = None
    women: int | None = None
    with_disability: int | None = None
    link: str = ""


@transaction.atomic
def record_work(
    *,
    by: Actor,
    task: PlanTask,
    fields: WorkFields,
    files: Sequence[File] = (),
    uid: UUID | None = None,
    agency: Agency | None = None,
) -> WorkRecord:
    """Puts down one piece of work; sent twice with one `uid` it is one. `agency`: who did it, if not the writer's."""
    if task.plan.status != PlanStatus.IN_FORCE:
        raise PlanError(_("Chỉ ghi việc đã làm khi kế hoạch đang được thực hiện."))
    known = WorkRecord.objects.filter(uid=uid).first() if uid else None
    if known:
        return known
    values: dict[str, Any] = {"uid": uid} if uid else {}
    made = _create(
        by, fields, undertaking_id=task.undertaking_id, agency_id=agency.pk if agency else by.agency_id, **values
    )
    _keep(made, files)
    record(by=by, action="plan.work_recorded", kind="plan", key=str(task.plan_id), task=task.number, work=made.kind)
    return made


@transaction.atomic
def correct_work(*, by: Actor, task: PlanTask, work: WorkRecord, fields: WorkFields, why: str) -> WorkRecord:
    """Puts another record in the place of this one. What was frozen keeps the old one."""
    _withdraw(by, work, why)
    made = _create(by, fields, undertaking_id=work.undertaking_id, agency_id=work.agency_id, corrects=work)
    WorkFile.objects.bulk_create(
        WorkFile(record=made, file=kept.file.name, name=kept.name) for kept in work.files.all()
    )
    record(by=by, action="plan.work_corrected", kind="plan", key=str(task.plan_id), task=task.number, why=why)
    return made


@transaction.atomic
def withdraw_work(*, by: Actor, task: PlanTask, work: WorkRecord, why: str) -> None:
    """Takes a record back, with a reason; it stays readable for the days on which it stood."""
    _withdraw(by, work, why)
    record(by=by, action="plan.work_withdrawn", kind="plan", key=str(task.plan_id), task=task.number, why=why)


def _create(by: Actor, fields: WorkFields, **more: Any) -> WorkRecord:
    now = timezone.now()
    told = {name: getattr(fields, name) for name in WorkFields.__slots__}
    return WorkRecord.objects.create(
        **told, **more, recorded_at=now, recorded_on=timezone.localdate(now), recorded_by=by.name
    )


def _keep(work: WorkRecord, files: Sequence[File]) -> None:
    for file in files:
        WorkFile.objects.create(record=work, file=file, name=(file.name or "")[:200])


def _withdraw(by: Actor, work: WorkRecord, why: str) -> None:
    standing = WorkRecord.objects.filter(pk=work.pk, withdrawn_on=None)
    if not standing.update(withdrawn_on=timezone.localdate(), withdrawn_by=by.name, withdrawn_why=why):
        raise PlanError(_("Bản ghi này vừa được người khác sửa hoặc rút. Hãy tải lại trang."))
