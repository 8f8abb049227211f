"""The life of a plan. Pure."""

from enum import StrEnum


class PlanStatus(StrEnum):
    """Where a plan stands in the system."""

    READING = "reading"  # a scan that waits for its turn to be read
    READ = "read"  # read, written or copied; a person has still to confirm
    IN_FORCE = "in_force"
    REPLACED = "replaced"  # an amended plan took its place; history stays
    SET_ASIDE = "set_aside"  # a wrong import


# From where each status may be reached; "" is a plan that did not exist yet.
MOVES: dict[PlanStatus, frozenset[str]] = {
    PlanStatus.READING: frozenset({""}),
    PlanStatus.READ: frozenset({"", PlanStatus.READING}),
    PlanStatus.IN_FORCE: frozenset({PlanStatus.READ}),
    PlanStatus.REPLACED: frozenset({PlanStatus.IN_FORCE}),
    PlanStatus.SET_ASIDE: frozenset({PlanStatus.READING, PlanStatus.READ, PlanStatus.IN_FORCE}),
}


def may_move(before: str, after: PlanStatus) -> bool:
    return before in MOVES[after]
