"""Rounds of review, the documents in them, and what was found."""

from tgpl.reviews.models.document import Comment, LegalDocument, TextPassage
from tgpl.reviews.models.review import Finding, Mark, Review, ReviewMove
from tgpl.reviews.models.rounds import ReviewRound

__all__ = ["Comment", "Finding", "LegalDocument", "Mark", "Review", "ReviewMove", "ReviewRound", "TextPassage"]
