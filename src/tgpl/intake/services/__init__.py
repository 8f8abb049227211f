"""What changes a request: the door for pages and other rooms."""

from tgpl.intake.services.eligibility import (
    decide_eligibility,
    propose_eligibility,
)
from tgpl.intake.services.errors import (
    IntakeError,
)
from tgpl.intake.services.moments import settle_moment
from tgpl.intake.services.moves import (
    KIND,
    ask_for_papers,
    lapse_request,
    move_request,
    refuse_request,
    reopen_request,
    report_not_asked,
    take_in_papers,
    withdraw_request,
)
from tgpl.intake.services.papers import (
    add_request_paper,
    bring_paper,
    note_paper_taken,
    note_reading,
    write_transcript,
)
from tgpl.intake.services.place_cards import CARD, make_card, withdraw_card
from tgpl.intake.services.receiving import (
    REFERENCES,
    NewRequest,
    Receipt,
    first_rule,
    new_reference,
    new_secret,
    receive_request,
    reference_of,
)
from tgpl.intake.services.transfer import first_of, transfer_request

__all__ = [
    "CARD",
    "KIND",
    "REFERENCES",
    "IntakeError",
    "NewRequest",
    "Receipt",
    "add_request_paper",
    "ask_for_papers",
    "bring_paper",
    "decide_eligibility",
    "first_of",
    "first_rule",
    "lapse_request",
    "make_card",
    "move_request",
    "new_reference",
    "new_secret",
    "note_paper_taken",
    "note_reading",
    "propose_eligibility",
    "receive_request",
    "reference_of",
    "refuse_request",
    "reopen_request",
    "report_not_asked",
    "settle_moment",
    "take_in_papers",
    "transfer_request",
    "withdraw_card",
    "withdraw_request",
    "write_transcript",
]
