"""A case, the people in it, who works on it, its file; and the việc that was answered at once."""

from tgpl.cases.models.access import AccessAnswer
from tgpl.cases.models.closings import RegisterClosing
from tgpl.cases.models.file import CasePaper
from tgpl.cases.models.grounds import FurtherGround
from tgpl.cases.models.matter import (
    ENDING_LABELS,
    OWN_MATTERS_ONLY,
    STATUS_LABELS,
    Case,
    CaseMove,
    CaseNameTerm,
    CaseQuerySet,
)
from tgpl.cases.models.parties import ConflictCheck, Party
from tgpl.cases.models.petitions import Petition
from tgpl.cases.models.proceedings import Charge, Hearing, OutsideNumber, Registration, Stage
from tgpl.cases.models.registers import BriefAdvice, RegisterCounter
from tgpl.cases.models.work import Assignment, WorkEntry

__all__ = [
    "ENDING_LABELS",
    "OWN_MATTERS_ONLY",
    "STATUS_LABELS",
    "AccessAnswer",
    "Assignment",
    "BriefAdvice",
    "Case",
    "CaseMove",
    "CaseNameTerm",
    "CasePaper",
    "CaseQuerySet",
    "Charge",
    "ConflictCheck",
    "FurtherGround",
    "Hearing",
    "OutsideNumber",
    "Party",
    "Petition",
    "RegisterClosing",
    "RegisterCounter",
    "Registration",
    "Stage",
    "WorkEntry",
]
