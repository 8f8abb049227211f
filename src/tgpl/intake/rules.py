"""Where a request may stand; the moves between are declared in `data/paths/`."""

from enum import StrEnum


class RequestStatus(StrEnum):
    """Where a request stands. The last six are ends of the request itself; an accepted one goes on as a case."""

    RECEIVED = "received"
    AWAITING_PAPERS = "awaiting_papers"
    ACCEPTED = "accepted"
    ADVISED = "advised"  # answered at once as a việc
    REFUSED = "refused"
    TRANSFERRED = "transferred"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"  # the papers never came
    NOT_ASKED = "not_asked"  # informed of by a body of proceedings, and does not ask


OPEN = frozenset({RequestStatus.RECEIVED, RequestStatus.AWAITING_PAPERS})
SERVED = frozenset({RequestStatus.ACCEPTED, RequestStatus.ADVISED})
