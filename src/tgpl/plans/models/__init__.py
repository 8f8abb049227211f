"""A plan document as it was confirmed: tasks with periods, bodies and outputs, duties, and what was doubtful."""

from tgpl.plans.models.budget import BudgetLine
from tgpl.plans.models.change import PlanChange
from tgpl.plans.models.doubt import Doubt
from tgpl.plans.models.evidence import Evidence
from tgpl.plans.models.explanation import Explanation
from tgpl.plans.models.plan import STATUS_LABELS, Duty, Plan, PlanMove, PlanQuerySet, PlanSource
from tgpl.plans.models.reminder import ReminderLetter
from tgpl.plans.models.task import PlanTask, PlanTaskQuerySet, TaskBody, TaskOutput, TaskPeriod
from tgpl.plans.models.undertaking import DECLARED_LABELS, ProgressNote, Undertaking
from tgpl.plans.models.work import WorkFile, WorkRecord

__all__ = [
    "DECLARED_LABELS",
    "STATUS_LABELS",
    "BudgetLine",
    "Doubt",
    "Duty",
    "Evidence",
    "Explanation",
    "Plan",
    "PlanChange",
    "PlanMove",
    "PlanQuerySet",
    "PlanSource",
    "PlanTask",
    "PlanTaskQuerySet",
    "ProgressNote",
    "ReminderLetter",
    "TaskBody",
    "TaskOutput",
    "TaskPeriod",
    "Undertaking",
    "WorkFile",
    "WorkRecord",
]
