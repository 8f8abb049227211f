"""A person in the words of staff pages."""

from tgpl.people.presenters.comparing import Compared, compared
from tgpl.people.presenters.meeting import Meeting, disability_words, meeting

__all__ = ["Compared", "Meeting", "compared", "disability_words", "meeting"]
