"""Writing the lines of a plan's estimate."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.plans.models import BudgetLine, Plan, PlanTask
from tgpl.plans.services.errors import PlanError


@dataclass(frozen=True, slots=True)
class LineFields:
    """A line of the estimate as a person wrote it; sums in whole đồng."""

    year: int
    content: str
    unit: str
    quantity: int
    price: int
    source: str
    allocated: int = 0
    spent: int = 0


@transaction.atomic
def add_budget_line(*, by: Actor, task: PlanTask, fields: LineFields) -> BudgetLine:
    """Puts one line more under a task."""
    _refuse_if_closed(task.plan)
    last = BudgetLine.objects.filter(undertaking=task.undertaking_id).aggregate(last=Max("position"))["last"]
    line = BudgetLine(undertaking_id=task.undertaking_id, position=0 if last is None else last + 1)
    _fill(line, fields)
    line.save(force_insert=True)
    record(by=by, action="plan.budget_line_added", kind="plan", key=str(task.plan_id), task=task.number)
    return line


@transaction.atomic
def change_budget_line(*, by: Actor, task: PlanTask, line: BudgetLine, fields: LineFields) -> None:
    """Writes a line anew: a price agreed, a sum allocated, a sum spent. The record keeps what stood there."""
    _refuse_if_closed(task.plan)
    names = LineFields.__slots__
    before = {name: getattr(line, name) for name in names if getattr(line, name) != getattr(fields, name)}
    _fill(line, fields)
    line.save(update_fields=list(names))
    record(
        by=by, action="plan.budget_line_changed", kind="plan", key=str(task.plan_id), task=task.number, before=before
    )


@transaction.atomic
def remove_budget_line(*, by: Actor, task: PlanTask, line: BudgetLine) -> None:
    """Takes a line out, unless money was spent on it."""
    _refuse_if_closed(task.plan)
    if line.spent:
        raise PlanError(_("Dòng này đã có chi, không bỏ được: hãy sửa số đã chi trước nếu ghi nhầm."))
    record(by=by, action="plan.budget_line_removed", kind="plan", key=str(task.plan_id), task=task.number)
    line.delete()


def _fill(line: BudgetLine, fields: LineFields) -> None:
    for name in LineFields.__slots__:
        setattr(line, name, getattr(fields, name))


def _refuse_if_closed(plan: Plan) -> None:
    if plan.is_read_only:
        raise PlanError(_("Kế hoạch đã bỏ hoặc đã được thay thế, không sửa dự toán được nữa."))
