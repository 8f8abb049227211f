"""Where a request may stand; the moves between are declared in `data/paths/`."""

from datetime import datetime, timedelta
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

# A device may be a little fast, and may lie in a drawer for long before it finds a line again; conventions of ours.
FAST_AT_MOST, KEPT_AT_MOST = timedelta(minutes=10), timedelta(days=180)


def device_clock_is_wrong(written: datetime, received: datetime) -> bool:
    """Whether a request cannot have been written at `written`, if it came at `received`."""
    return not -FAST_AT_MOST <= received - written <= KEPT_AT_MOST
