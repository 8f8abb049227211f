"""The rows of a board - a task, its evidence, its three statuses, its alarms - and how they are grouped."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tgpl.plans.evidence import Shown
from tgpl.plans.models import PlanTask, ProgressNote
from tgpl.plans.queries.tasks import Placed
from tgpl.plans.rules import Alarm, Declared, Stage, risk


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A task on the board."""

    placed: Placed
    evidence: Sequence[Shown]
    shown: Declared | None
    accepted: ProgressNote | None
    alarms: tuple[Alarm, ...]

    @property
    def task(self) -> PlanTask:
        return self.placed.task

    @property
    def risk(self) -> tuple[int, int, date]:
        return risk(self.alarms, self.placed.standing.due)

    @property
    def is_computed(self) -> bool:
        """Whether figures judge it; if not, people must show what was done."""
        return any(one.target for one in self.evidence)

    @property
    def is_live(self) -> bool:
        """Whether one of these figures comes from the requests, cases and lists themselves."""
        return any(one.target and not one.is_work for one in self.evidence)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a plan's tasks are judged by figures, and how many of these by live data."""

    tasks: int
    computed: int
    live: int

    @property
    def percent(self) -> int:
        return self.computed * 100 // self.tasks if self.tasks else 0


def share_of(rows: Sequence[BoardRow]) -> Share:
    """How much of the plan is judged by figures."""
    return Share(len(rows), sum(row.is_computed for row in rows), sum(row.is_live for row in rows))


def by_stage(rows: Iterable[BoardRow]) -> list[tuple[Stage, list[BoardRow]]]:
    """The tasks under each stage, the most pressing stage and the most at risk first."""
    found = list(rows)
    return [
        (stage, sorted(here, key=lambda row: (*row.risk, row.task.position)))
        for stage in Stage
        if (here := [row for row in found if row.placed.standing.stage is stage])
    ]


def by_body(rows: Iterable[BoardRow], *, coordinating: bool = False) -> list[tuple[str, list[BoardRow]]]:
    """The tasks under each leading or coordinating body, by the name that the plan gives it."""
    found: dict[str, list[BoardRow]] = {}
    for row in rows:
        bodies = row.task.coordinating if coordinating else row.task.lead
        for name in [body.text for body in bodies] or [""]:
            found.setdefault(name, []).append(row)
    return sorted(found.items(), key=lambda group: (not group[0], -len(group[1])))


def most_at_risk(rows: Iterable[BoardRow], most: int = 5) -> list[BoardRow]:
    """The tasks with an alarm, the worst first."""
    return sorted((row for row in rows if row.alarms), key=lambda row: (*row.risk, row.task.position))[:most]
