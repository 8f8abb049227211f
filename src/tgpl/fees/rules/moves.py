"""What may happen to a statement, declared once."""

from enum import StrEnum


class StatementStatus(StrEnum):
    """Where a statement of fees stands."""

    DRAFTED = "drafted"  # drawn up from the time sheet
    APPRAISING = "appraising"  # a named person checks the time
    APPRAISED = "appraised"
    APPROVED = "approved"  # by the head: may be paid
    PAID = "paid"
    CANCELLED = "cancelled"  # its rows are free again


MOVES: dict[StatementStatus, frozenset[StatementStatus]] = {
    StatementStatus.DRAFTED: frozenset({StatementStatus.APPRAISING, StatementStatus.CANCELLED}),
    StatementStatus.APPRAISING: frozenset({StatementStatus.APPRAISED, StatementStatus.DRAFTED}),
    StatementStatus.APPRAISED: frozenset({StatementStatus.APPROVED, StatementStatus.DRAFTED}),
    StatementStatus.APPROVED: frozenset({StatementStatus.PAID, StatementStatus.DRAFTED}),
    StatementStatus.PAID: frozenset(),
    StatementStatus.CANCELLED: frozenset(),
}
ENDS = frozenset({StatementStatus.PAID, StatementStatus.CANCELLED})


def may_move(now: str, to: str) -> bool:
    """Whether a statement that stands at `now` may be moved `to`."""
    return StatementStatus(to) in MOVES[StatementStatus(now)]
