"""What the figures bound to a plan's tasks say, each over its task's own time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tgpl.indicators.catalogue import indicator
from tgpl.indicators.figures import Indicator
from tgpl.indicators.queries import read_figures
from tgpl.indicators.rules import Reading, Scope, ScopeError
from tgpl.plans.models import PlanTask


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of a task, how it reads, and over which span; no reading while the task's time has not begun."""

    indicator: Indicator
    reading: Reading | None
    scope: Scope | None


def evidence_of(tasks: Iterable[PlanTask], as_of: date, offices: frozenset[int]) -> dict[int, list[Shown]]:
    """The evidence of each task (by its key) at the end of the day `as_of`.

    Tasks should come with `periods` and `evidence` prefetched. Tasks with the same time are read together: the number
    of statements follows the number of different spans, not of tasks.
    """
    bound = {task: [e.indicator for e in task.evidence.all()] for task in tasks}
    by_scope: dict[Scope | None, list[PlanTask]] = defaultdict(list)
    for task, codes in bound.items():
        if codes:
            by_scope[task_scope(task, as_of, offices)].append(task)
    found: dict[int, list[Shown]] = {task.pk: [] for task in bound}
    for scope, together in by_scope.items():
        wanted = [code for task in together for code in bound[task]]
        readings = read_figures(scope, wanted) if scope else {}
        for task in together:
            found[task.pk] = [Shown(indicator(code), readings.get(code), scope) for code in bound[task]]
    return found


def task_scope(task: PlanTask, as_of: date, offices: frozenset[int]) -> Scope | None:
    """From the first day of the task's periods to the last, as far as they have come; None before they begin.

    A standing task, whose periods have no dates, is read over the year.
    """
    periods = list(task.periods.all())
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    last = max(ends) if ends and len(ends) == len(periods) else None
    try:
        return Scope.period(min(starts, default=None), last, as_of, offices)
    except ScopeError:
        return None
