"""What changes a matter: the door for pages and other rooms."""

from tgpl.cases.services.access import answer_access_needs
from tgpl.cases.services.assignment import add_practitioner, assign_practitioner, check_conflicts
from tgpl.cases.services.closing import close_case, hand_over_file, resume_case, stop_case, suspend_case
from tgpl.cases.services.course import change_form, join_matter, note_lost_eligibility, reopen_case
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.file import add_paper, note_paper_taken, record_national_entry, strike_papers
from tgpl.cases.services.handover import Handover, hand_over_each, hand_over_matters, take_up_left_clocks
from tgpl.cases.services.numbers import note_number
from tgpl.cases.services.petitions import refuse_change, take_petition
from tgpl.cases.services.proceedings import (
    add_charge,
    answer_registration,
    call_off_hearing,
    enter_stage,
    send_registration,
    set_hearing,
)
from tgpl.cases.services.register import accept_request, give_brief_advice
from tgpl.cases.services.registers import close_register
from tgpl.cases.services.telling import note_client_told
from tgpl.cases.services.work import add_party, note_reading, record_work

__all__ = [
    "CaseError",
    "Handover",
    "accept_request",
    "add_charge",
    "add_paper",
    "add_party",
    "add_practitioner",
    "answer_access_needs",
    "answer_registration",
    "assign_practitioner",
    "call_off_hearing",
    "change_form",
    "check_conflicts",
    "close_case",
    "close_register",
    "enter_stage",
    "give_brief_advice",
    "hand_over_each",
    "hand_over_file",
    "hand_over_matters",
    "join_matter",
    "note_client_told",
    "note_lost_eligibility",
    "note_number",
    "note_paper_taken",
    "note_reading",
    "record_national_entry",
    "record_work",
    "refuse_change",
    "reopen_case",
    "resume_case",
    "send_registration",
    "set_hearing",
    "stop_case",
    "strike_papers",
    "suspend_case",
    "take_petition",
    "take_up_left_clocks",
]
