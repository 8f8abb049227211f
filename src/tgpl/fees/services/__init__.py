"""What changes fees: the door for pages and other rooms."""

from tgpl.fees.services.errors import FeeError
from tgpl.fees.services.sheet import add_expense, add_row, choose_method, note_scan_taken, remove_row
from tgpl.fees.services.statements import (
    appraise,
    approve,
    cancel,
    draft_statement,
    note_reading,
    note_register_taken,
    pay,
    return_to_draft,
    send_for_appraisal,
)

__all__ = [
    "FeeError",
    "add_expense",
    "add_row",
    "appraise",
    "approve",
    "cancel",
    "choose_method",
    "draft_statement",
    "note_reading",
    "note_register_taken",
    "note_scan_taken",
    "pay",
    "remove_row",
    "return_to_draft",
    "send_for_appraisal",
]
