"""What may happen to an issue of a statistical table, declared once."""

from enum import StrEnum


class IssueStatus(StrEnum):
    """Where an issue stands."""

    PREPARED = "prepared"  # figures frozen, waits for the one who checks
    RETURNED = "returned"  # given back by the one who checked
    CHECKED = "checked"  # waits for the head's signature
    SIGNED = "signed"
    REPLACED = "replaced"  # a newer version took its place


IN_HAND = frozenset({IssueStatus.PREPARED, IssueStatus.RETURNED, IssueStatus.CHECKED})

MOVES: dict[IssueStatus, frozenset[IssueStatus]] = {
    IssueStatus.PREPARED: frozenset({IssueStatus.CHECKED, IssueStatus.RETURNED, IssueStatus.REPLACED}),
    IssueStatus.RETURNED: frozenset({IssueStatus.REPLACED}),
    IssueStatus.CHECKED: frozenset({IssueStatus.SIGNED, IssueStatus.RETURNED, IssueStatus.REPLACED}),
    IssueStatus.SIGNED: frozenset({IssueStatus.REPLACED}),
    IssueStatus.REPLACED: frozenset(),
}


def may_move(now: str, to: str) -> bool:
    """Whether an issue that stands at `now` may be moved `to`."""
    return IssueStatus(to) in MOVES[IssueStatus(now)]
