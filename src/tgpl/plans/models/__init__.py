"""A plan document as it was confirmed: tasks with periods, bodies and outputs, duties, and what was doubtful."""

from tgpl.plans.models.doubt import Doubt
from tgpl.plans.models.evidence import Evidence
from tgpl.plans.models.plan import STATUS_LABELS, Duty, Plan, PlanMove, PlanQuerySet, PlanSource
from tgpl.plans.models.task import (
    DECLARED_LABELS,
    PlanTask,
    ProgressNote,
    TaskBody,
    TaskOutput,
    TaskPeriod,
)

__all__ = [
    "DECLARED_LABELS",
    "STATUS_LABELS",
    "Doubt",
    "Duty",
    "Evidence",
    "Plan",
    "PlanMove",
    "PlanQuerySet",
    "PlanSource",
    "PlanTask",
    "ProgressNote",
    "TaskBody",
    "TaskOutput",
    "TaskPeriod",
]
