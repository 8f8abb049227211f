"""What changes a plan: the door for pages, commands and other rooms."""

from tgpl.plans.services.answering import answer_doubt
from tgpl.plans.services.bodies import link_bodies, register_body
from tgpl.plans.services.clocks import align_clocks
from tgpl.plans.services.correcting import (
    DutyFields,
    HeadFields,
    TaskFields,
    add_task,
    correct_duty,
    correct_head,
    correct_task,
    remove_task,
)
from tgpl.plans.services.errors import AlreadyImported, NotAPlan, PlanError, ReasonWanted
from tgpl.plans.services.evidence import choose_evidence
from tgpl.plans.services.explanations import answer_explanation, demand_explanation
from tgpl.plans.services.importing import confirm_import, import_plan, set_aside_plan
from tgpl.plans.services.progress import accept_progress, declare_progress
from tgpl.plans.services.work import WorkFields, correct_work, record_work, withdraw_work

__all__ = [
    "AlreadyImported",
    "DutyFields",
    "HeadFields",
    "NotAPlan",
    "PlanError",
    "ReasonWanted",
    "TaskFields",
    "WorkFields",
    "accept_progress",
    "add_task",
    "align_clocks",
    "answer_doubt",
    "answer_explanation",
    "choose_evidence",
    "confirm_import",
    "correct_duty",
    "correct_head",
    "correct_task",
    "correct_work",
    "declare_progress",
    "demand_explanation",
    "import_plan",
    "link_bodies",
    "record_work",
    "register_body",
    "remove_task",
    "set_aside_plan",
    "withdraw_work",
]
