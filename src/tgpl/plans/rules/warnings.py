"""What about a task wants attention, the most at risk first. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tgpl.plans.rules.stages import Stage, Standing


class Alarm(StrEnum):
    """Why somebody should look at a task; the first is the worst."""

    LATE = "late"
    UNANSWERED = "unanswered"  # a demand for an explanation is late
    FALLING = "falling"
    DIFFERS = "differs"  # declared one thing, shown another, not yet settled by the department
    SILENT = "silent"
    SOON = "soon"


ORDER = list(Alarm)


@dataclass(frozen=True, slots=True)
class Watch:
    """After how many days a task is due soon, or silent; over how many its evidence is compared; when to remind."""

    soon: int
    silent: int
    falling: int
    remind: int = 7


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a task on a day. `quiet`: days since the last word or work."""

    standing: Standing
    quiet: int
    falling: bool = False
    differs: bool = False
    unanswered: bool = False


def alarms(signs: Signs, today: date, watch: Watch) -> tuple[Alarm, ...]:
    """The alarms of a task, the worst first."""
    stage = signs.standing.stage
    if stage is Stage.DONE:
        return (Alarm.DIFFERS,) if signs.differs else ()
    due = signs.standing.due
    at_work = stage in {Stage.LATE, Stage.SOON, Stage.RUNNING, Stage.STANDING}
    holds = {
        Alarm.LATE: stage is Stage.LATE,
        Alarm.UNANSWERED: signs.unanswered,
        Alarm.FALLING: signs.falling,
        Alarm.DIFFERS: signs.differs,
        Alarm.SILENT: at_work and signs.quiet > watch.silent,
        Alarm.SOON: at_work and due is not None and 0 <= (due - today).days <= watch.soon,
    }
    return tuple(alarm for alarm in ORDER if holds[alarm])


def risk(found: Sequence[Alarm], due: date | None) -> tuple[int, int, date]:
    """To sort by, the most at risk first: the worst alarm, then how many, then the earliest day."""
    worst = ORDER.index(found[0]) if found else len(ORDER)
    return worst, -len(found), due or date.max
