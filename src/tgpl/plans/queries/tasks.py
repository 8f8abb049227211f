"""Where the tasks of a plan stand on a day, and what their evidence shows."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from tgpl.accounts.actor import Actor
from tgpl.core.language.text import fold
from tgpl.indicators.queries import all_offices
from tgpl.plans.evidence import evidence_of, status_shown
from tgpl.plans.models import Explanation, Plan, PlanTask
from tgpl.plans.rules import Declared, PlanStatus, Stage, Standing, Timed, Window, standing, windows_of

REVIEW = "ra soat"


@dataclass(frozen=True, slots=True)
class Placed:
    """A task with where it stands on a day, and its windows in time."""

    task: PlanTask
    standing: Standing
    windows: list[Window]
    declared: Declared

    @property
    def is_over(self) -> bool:
        """Whether all its time is over."""
        return self.standing.stage in {Stage.LATE, Stage.DONE}


def placed_tasks(plan: Plan, day: date) -> list[Placed]:
    """All tasks of the plan as they stood at the end of `day`, in a constant number of queries."""
    tasks = list(plan.tasks.whole())
    timed = {task.pk: task.timed(day) for task in tasks}
    windows = windows_of(timed, day)
    return [_placed(task, timed[task.pk], windows[task.pk], day) for task in tasks]


def _placed(task: PlanTask, timed: Timed, windows: list[Window], day: date) -> Placed:
    note = task.undertaking.declared_on(day)
    declared = Declared(note.declared) if note else Declared.NOT_BEGUN
    if declared is Declared.DONE and not timed.is_done_on(day):
        declared = Declared.NOT_BEGUN  # done last year; it returns every year
    return Placed(task, standing(windows, declared, day), windows, declared)


def shown_of(task: PlanTask, day: date) -> Declared | None:
    """What the evidence of a task shows at the end of `day`, over the whole province."""
    placed = next(one for one in placed_tasks(task.plan, day) if one.task.pk == task.pk)
    return status_shown(evidence_of([placed.task], day, all_offices())[task.pk], placed.is_over)


def tasks_behind(actor: Actor, keys: Mapping[str, Collection[str]]) -> dict[tuple[str, str], PlanTask]:
    """The tasks that clocks run for, by kind and key of what the clock names: an undertaking or an explanation."""
    undertakings = {("plan_task", key): int(key) for key in keys.get("plan_task", ())}
    asked = Explanation.objects.filter(pk__in=keys["plan_explanation"]) if keys.get("plan_explanation") else ()
    undertakings |= {("plan_explanation", str(one.pk)): one.undertaking_id for one in asked}
    if not undertakings:
        return {}
    tasks = PlanTask.objects.visible_to(actor).filter(
        undertaking__in=undertakings.values(), plan__status=PlanStatus.IN_FORCE
    )
    found = {task.undertaking_id: task for task in tasks}
    return {subject: found[key] for subject, key in undertakings.items() if key in found}


def tasks_of_review(actor: Actor) -> list[tuple[str, str]]:
    """The tasks of plans in force that ask for a review, by key and words: a round of review may be tied to one."""
    tasks = PlanTask.objects.visible_to(actor).filter(plan__status=PlanStatus.IN_FORCE).order_by("plan", "position")
    rows = tasks.values_list("undertaking", "number", "title")
    return [(str(key), f"{number}. {title}"[:200]) for key, number, title in rows if REVIEW in fold(title)]
