"""What may happen to a request, declared once. Pure: no Django, no clock, no query."""

from enum import StrEnum


class RequestStatus(StrEnum):
    """Where a request stands. The last five are ends of the request itself; an accepted one goes on as a case."""

    RECEIVED = "received"
    AWAITING_PAPERS = "awaiting_papers"
    ACCEPTED = "accepted"
    ADVISED = "advised"  # answered at once as a việc
    REFUSED = "refused"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # the papers never came


OPEN = frozenset({RequestStatus.RECEIVED, RequestStatus.AWAITING_PAPERS})
SERVED = frozenset({RequestStatus.ACCEPTED, RequestStatus.ADVISED})

_DECISIONS = frozenset(
    {
        RequestStatus.ACCEPTED,
        RequestStatus.ADVISED,
        RequestStatus.REFUSED,
        RequestStatus.TRANSFERRED,
        RequestStatus.WITHDRAWN,
    }
)

MOVES: dict[RequestStatus, frozenset[RequestStatus]] = {
    RequestStatus.RECEIVED: _DECISIONS | {RequestStatus.AWAITING_PAPERS},
    RequestStatus.AWAITING_PAPERS: _DECISIONS | {RequestStatus.RECEIVED, RequestStatus.LAPSED},
    **{status: frozenset() for status in RequestStatus if status not in OPEN},
}


def may_move(now: str, to: str) -> bool:
    """Whether a request that stands at `now` may be moved `to`."""
    return RequestStatus(to) in MOVES[RequestStatus(now)]


def moves_from(now: str) -> frozenset[RequestStatus]:
    """What may happen next to a request that stands at `now`."""
    return MOVES[RequestStatus(now)]
