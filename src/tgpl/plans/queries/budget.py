"""What a plan costs: its lines by task, with their sums."""

from collections.abc import Sequence
from dataclasses import dataclass

from tgpl.plans.models import BudgetLine, Plan, PlanTask
from tgpl.plans.rules.budget import Sums, total


@dataclass(frozen=True, slots=True)
class TaskBudget:
    """A task with its lines of one year."""

    task: PlanTask
    lines: Sequence[BudgetLine]

    @property
    def sums(self) -> Sums:
        return total(Sums(line.estimate, line.allocated, line.spent) for line in self.lines)


@dataclass(frozen=True, slots=True)
class PlanBudget:
    """A plan's estimate of one year, and the years for which there is one."""

    year: int
    years: Sequence[int]
    tasks: Sequence[TaskBudget]

    @property
    def sums(self) -> Sums:
        return total(task.sums for task in self.tasks)

    @property
    def by_source(self) -> list[tuple[str, Sums]]:
        lines = [line for task in self.tasks for line in task.lines]
        return [
            (str(label), total(Sums(one.estimate, one.allocated, one.spent) for one in lines if one.source == source))
            for source, label in BudgetLine.Source.choices
        ]


def budget_of(plan: Plan, year: int | None = None) -> PlanBudget:
    """The estimate of `year`, else of the first year that has one, in two queries."""
    tasks = list(plan.tasks.all())
    found: dict[int, list[BudgetLine]] = {}
    lines = list(BudgetLine.objects.filter(undertaking__versions__plan=plan).distinct())
    years = sorted({line.year for line in lines})
    shown = year or (years[0] if years else plan.read_at.year)
    for line in lines:
        if line.year == shown:
            found.setdefault(line.undertaking_id, []).append(line)
    return PlanBudget(shown, years, [TaskBudget(task, found.get(task.undertaking_id, [])) for task in tasks])
