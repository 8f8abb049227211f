"""What changes a plan: the door for pages, commands and other rooms."""

from tgpl.plans.services.answering import answer_doubt
from tgpl.plans.services.bodies import link_bodies, register_body
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
from tgpl.plans.services.errors import AlreadyImported, NotAPlan, PlanError
from tgpl.plans.services.evidence import choose_evidence
from tgpl.plans.services.importing import confirm_import, import_plan, set_aside_plan
from tgpl.plans.services.progress import declare_progress

__all__ = [
    "AlreadyImported",
    "DutyFields",
    "HeadFields",
    "NotAPlan",
    "PlanError",
    "TaskFields",
    "add_task",
    "answer_doubt",
    "choose_evidence",
    "confirm_import",
    "correct_duty",
    "correct_head",
    "correct_task",
    "declare_progress",
    "import_plan",
    "link_bodies",
    "register_body",
    "remove_task",
    "set_aside_plan",
]
