"""What other rooms call: rounds of review, documents and their text, decisions, proposals, comments."""

from tgpl.reviews.services.comments import CommentFields, add_comment, answer_comment
from tgpl.reviews.services.documents import DocumentFields, add_document, correct_document, read_document
from tgpl.reviews.services.errors import ReviewError
from tgpl.reviews.services.findings import FindingFields, add_finding, change_finding, remove_finding
from tgpl.reviews.services.marks import decide_alike, decide_marks, run_assistant
from tgpl.reviews.services.rounds import RoundFields, add_to_round, close_round, open_round
from tgpl.reviews.services.steps import ProposalFields, confirm_review, propose, return_review, submit_review

__all__ = [
    "CommentFields",
    "DocumentFields",
    "FindingFields",
    "ProposalFields",
    "ReviewError",
    "RoundFields",
    "add_comment",
    "add_document",
    "add_finding",
    "add_to_round",
    "answer_comment",
    "change_finding",
    "close_round",
    "confirm_review",
    "correct_document",
    "decide_alike",
    "decide_marks",
    "open_round",
    "propose",
    "read_document",
    "remove_finding",
    "return_review",
    "run_assistant",
    "submit_review",
]
