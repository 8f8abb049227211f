"""The texts of forms as officers corrected them, how offices head and sign letters, and the letters themselves."""

from tgpl.documents.models.letters import (
    Letter,
    LetterAltered,
    LetterCounter,
    LetterFile,
)
from tgpl.documents.models.offices import OfficeLetterhead, Signatory
from tgpl.documents.models.sent import LetterSending, LetterWithdrawal
from tgpl.documents.models.texts import TextVersion

__all__ = [
    "Letter",
    "LetterAltered",
    "LetterCounter",
    "LetterFile",
    "LetterSending",
    "LetterWithdrawal",
    "OfficeLetterhead",
    "Signatory",
    "TextVersion",
]
