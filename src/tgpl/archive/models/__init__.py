"""What the archive keeps."""

from tgpl.archive.models.deposits import Deposit
from tgpl.archive.models.texts import PageText, PaperTerm, PaperText

__all__ = ["Deposit", "PageText", "PaperTerm", "PaperText"]
