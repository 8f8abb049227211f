"""Where a task of a plan stands on a day: from its periods and what its unit declared. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

SOON = timedelta(days=30)


class Declared(StrEnum):
    """How far a task is: as its unit says, as the department accepts, as the evidence shows."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"


class Stage(StrEnum):
    """Where the task stands, the most pressing first: boards show them in this order."""

    LATE = "late"
    SOON = "soon"
    RUNNING = "running"
    WAITING = "waiting"
    STANDING = "standing"
    AHEAD = "ahead"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Window:
    """One period of a task. `waits`: it depends on an event, or on a task that is not done yet."""

    start: date | None = None
    end: date | None = None
    yearly: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage, and the day by which something is due (None: no such day)."""

    stage: Stage
    due: date | None = None


def standing(windows: Sequence[Window], declared: Declared, today: date) -> Standing:
    """The stage of a task: of the first of its windows that is not over, else of the last one."""
    if declared is Declared.DONE:
        return Standing(Stage.DONE, _last_end(windows))
    dated = sorted((w for w in windows if w.start or w.end), key=_order)
    if not dated:
        return Standing(_undated(windows))
    current = next((w for w in dated if w.end is None or today <= w.end), dated[-1])
    return Standing(_stage(current, today), current.end)


def _order(window: Window) -> tuple[date, date]:
    return window.end or date.max, window.start or date.min


def _stage(window: Window, today: date) -> Stage:
    if window.end and window.end < today:
        return Stage.LATE
    if window.waits:
        return Stage.WAITING
    if window.start and today < window.start:
        return Stage.AHEAD
    if window.end is None:
        return Stage.STANDING
    return Stage.SOON if window.end - today <= SOON else Stage.RUNNING


def _undated(windows: Iterable[Window]) -> Stage:
    windows = list(windows)
    return Stage.WAITING if windows and all(w.waits and not w.yearly for w in windows) else Stage.STANDING


def _last_end(windows: Iterable[Window]) -> date | None:
    return max((w.end for w in windows if w.end), default=None)
