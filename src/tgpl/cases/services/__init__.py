"""What changes a matter: the door for pages and other rooms."""

from tgpl.cases.services.assignment import assign_practitioner, check_conflicts
from tgpl.cases.services.closing import close_case, resume_case, suspend_case
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.file import add_paper, note_paper_taken, record_national_entry
from tgpl.cases.services.register import accept_request, give_brief_advice
from tgpl.cases.services.work import add_party, note_reading, record_work

__all__ = [
    "CaseError",
    "accept_request",
    "add_paper",
    "add_party",
    "assign_practitioner",
    "check_conflicts",
    "close_case",
    "give_brief_advice",
    "note_paper_taken",
    "note_reading",
    "record_national_entry",
    "record_work",
    "resume_case",
    "suspend_case",
]
