"""What pages and other rooms read of plans."""

from tgpl.plans.queries.board import BoardRow, Share, by_body, by_stage, most_at_risk, share_of
from tgpl.plans.queries.bodies import NamedBody, agencies_named, bodies_named_in, kind_meant, known_agencies
from tgpl.plans.queries.plans import pages_of, pages_of_task, plans_for, task_fields
from tgpl.plans.queries.reminding import reminded_of, without_address
from tgpl.plans.queries.tasks import Placed, placed_tasks, shown_of, tasks_behind, tasks_of_review
from tgpl.plans.queries.watching import board_of, row_of, share_rows, version_on

__all__ = [
    "BoardRow",
    "NamedBody",
    "Placed",
    "Share",
    "agencies_named",
    "board_of",
    "bodies_named_in",
    "by_body",
    "by_stage",
    "kind_meant",
    "known_agencies",
    "most_at_risk",
    "pages_of",
    "pages_of_task",
    "placed_tasks",
    "plans_for",
    "reminded_of",
    "row_of",
    "share_of",
    "share_rows",
    "shown_of",
    "task_fields",
    "tasks_behind",
    "tasks_of_review",
    "version_on",
    "without_address",
]
