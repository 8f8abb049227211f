"""Where a complaint may stand and what may happen to it, declared once."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"  # with the head of the organisation
    ANSWERED = "answered"  # by the head; the person may go to the director
    ESCALATED = "escalated"  # with the director of the department
    DECIDED = "decided"  # by the director; after that only the court
    IN_COURT = "in_court"
    WITHDRAWN = "withdrawn"


class Stage(StrEnum):
    """Who answers: the head of the organisation, then the director of the department (khoản 2 Điều 45)."""

    FIRST = "first"
    SECOND = "second"


MOVES: dict[Status, frozenset[Status]] = {
    Status.RECEIVED: frozenset({Status.ANSWERED, Status.ESCALATED, Status.WITHDRAWN}),
    Status.ANSWERED: frozenset({Status.ESCALATED, Status.WITHDRAWN}),
    Status.ESCALATED: frozenset({Status.DECIDED, Status.WITHDRAWN}),
    Status.DECIDED: frozenset({Status.IN_COURT}),
    Status.IN_COURT: frozenset(),
    Status.WITHDRAWN: frozenset(),
}
OPEN = frozenset({Status.RECEIVED, Status.ESCALATED})
# The stage at which each open complaint waits, what an answer makes of it, and the clock that runs.
STAGES = {Status.RECEIVED: Stage.FIRST, Status.ESCALATED: Stage.SECOND}
ANSWERED_AS = {Stage.FIRST: Status.ANSWERED, Stage.SECOND: Status.DECIDED}
CLOCKS = {Stage.FIRST: "complaint_first", Stage.SECOND: "complaint_director"}


def may_move(now: str, to: str) -> bool:
    """Whether a complaint that stands at `now` may be moved `to`."""
    return Status(to) in MOVES[Status(now)]


def may_escalate(now: str, *, is_late: bool) -> bool:
    """Whether the person may go to the director: after an answer, or when none came in time."""
    return now == Status.ANSWERED or (now == Status.RECEIVED and is_late)


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody who could answer."""

    user: int
    is_of_office: bool  # of the organisation itself; otherwise of the centre above a branch


def first_answerer(posts: list[Post], complained_of: int | None) -> int | None:
    """The head who answers first: of the office, else of the centre above; never the one complained of.

    None: nobody is left, so that the complaint goes to the director of the department at once.
    """
    fit = [post for post in posts if post.user != complained_of]
    return next((post.user for post in sorted(fit, key=lambda post: not post.is_of_office)), None)


def complaint_code(prefix: str, number: int, year: int) -> str:
    """The code of a complaint in the register of an office.

    >>> complaint_code("TT", 3, 2026)
    'KN.TT.03.2026'
    """
    return f"KN.{prefix}.{number:02d}.{year}"
