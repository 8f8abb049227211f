"""What changes a plan: the door for pages, commands and other rooms."""

from tgpl.plans.services.amending import amend_plan, pair_task, settle_all, settle_change
from tgpl.plans.services.answering import answer_doubt
from tgpl.plans.services.bodies import link_bodies, mean_kind, register_body
from tgpl.plans.services.budget import LineFields, add_budget_line, change_budget_line, remove_budget_line
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
from tgpl.plans.services.importing import confirm_import, import_plan, queue_scan, read_queued, set_aside_plan
from tgpl.plans.services.making import Moved, copy_plan, what_moves, write_plan
from tgpl.plans.services.progress import accept_progress, declare_progress
from tgpl.plans.services.reminding import remind_bodies, switch_reminders
from tgpl.plans.services.work import WorkFields, correct_work, record_work, withdraw_work

__all__ = [
    "AlreadyImported",
    "DutyFields",
    "HeadFields",
    "LineFields",
    "Moved",
    "NotAPlan",
    "PlanError",
    "ReasonWanted",
    "TaskFields",
    "WorkFields",
    "accept_progress",
    "add_budget_line",
    "add_task",
    "align_clocks",
    "amend_plan",
    "answer_doubt",
    "answer_explanation",
    "change_budget_line",
    "choose_evidence",
    "confirm_import",
    "copy_plan",
    "correct_duty",
    "correct_head",
    "correct_task",
    "correct_work",
    "declare_progress",
    "demand_explanation",
    "import_plan",
    "link_bodies",
    "mean_kind",
    "pair_task",
    "queue_scan",
    "read_queued",
    "record_work",
    "register_body",
    "remind_bodies",
    "remove_budget_line",
    "remove_task",
    "set_aside_plan",
    "settle_all",
    "settle_change",
    "switch_reminders",
    "what_moves",
    "withdraw_work",
    "write_plan",
]
