"""Where the review of a document may stand, and what it may conclude. Pure."""

from enum import StrEnum


class ReviewStatus(StrEnum):
    """Where the review of one document stands."""

    OPEN = "open"
    SUBMITTED = "submitted"  # the reviewer is done; another person has to confirm
    CONFIRMED = "confirmed"


class Verdict(StrEnum):
    """What a person decides on words that the assistant marked."""

    FINDING = "finding"
    FINE = "fine"  # no problem
    LATER = "later"


class Conclusion(StrEnum):
    """What is proposed for a document."""

    KEEP = "keep"
    AMEND = "amend"
    REPLACE = "replace"
    REPEAL = "repeal"
    NEW = "new"  # a text that does not exist yet is needed


MOVES: dict[ReviewStatus, frozenset[ReviewStatus]] = {
    ReviewStatus.OPEN: frozenset({ReviewStatus.SUBMITTED}),
    ReviewStatus.SUBMITTED: frozenset({ReviewStatus.OPEN, ReviewStatus.CONFIRMED}),
    ReviewStatus.CONFIRMED: frozenset(),
}


def may_move(now: str, to: str) -> bool:
    """Whether a review that stands at `now` may be moved `to`."""
    return ReviewStatus(to) in MOVES[ReviewStatus(now)]


def lacks(conclusion: str, proposal: str, findings: int, undecided: int) -> list[str]:
    """What a review still lacks before it may be submitted, by key; empty when nothing."""
    missing = {
        "undecided": undecided > 0,
        "conclusion": not conclusion,
        "proposal": bool(conclusion) and conclusion != Conclusion.KEEP and not proposal.strip(),
        "findings": conclusion not in ("", Conclusion.KEEP, Conclusion.NEW) and not findings,
    }
    return [key for key, is_missing in missing.items() if is_missing]
