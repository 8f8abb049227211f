"""Where a case may stand and how it may end; the moves between are declared in `data/paths/`."""

from enum import StrEnum


class CaseStatus(StrEnum):
    """Where a case (vụ việc) stands."""

    ACCEPTED = "accepted"  # in the register, waits for a practitioner
    ASSIGNED = "assigned"
    SUSPENDED = "suspended"  # tạm đình chỉ: not an end
    ENDED = "ended"


class Ending(StrEnum):
    """How a case ended (Thông tư 12/2018/TT-BTP, Điều 10)."""

    COMPLETED = "completed"
    NOT_CONTINUED = "not_continued"  # khoản 1 Điều 37 of the Law
    DISCONTINUED = "discontinued"  # đình chỉ by law


OPEN = frozenset({CaseStatus.ACCEPTED, CaseStatus.ASSIGNED, CaseStatus.SUSPENDED})
