"""What pages and other rooms read of plans."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.core.text import fold
from tgpl.plans.models import Plan, PlanQuerySet, PlanTask, TaskBody
from tgpl.plans.reader.structure import Period
from tgpl.plans.rules import Stage, Standing


def plans_for(actor: Actor) -> PlanQuerySet:
    """The plans that `actor` may see, the newest first, with the numbers of tasks and of open doubts."""
    return (
        Plan.objects.visible_to(actor)
        .kept()
        .annotate(
            task_count=Count("tasks", distinct=True),
            open_doubts=Count("doubts", filter=Q(doubts__answer=""), distinct=True),
        )
        .order_by("-pk")
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """A task with where it stands today."""

    task: PlanTask
    standing: Standing


def tasks_with_standing(plan: Plan, today: date) -> list[Placed]:
    """All tasks of the plan, in a constant number of queries."""
    return [Placed(task, task.standing(today)) for task in plan.tasks.whole()]


def by_stage(placed: Iterable[Placed]) -> list[tuple[Stage, list[Placed]]]:
    """The tasks under each stage, the most pressing stage and the earliest day first."""
    found = list(placed)
    return [
        (stage, sorted(here, key=lambda p: (p.standing.due or date.max, p.task.position)))
        for stage in Stage
        if (here := [p for p in found if p.standing.stage is stage])
    ]


def by_lead(placed: Iterable[Placed]) -> list[tuple[str, list[Placed]]]:
    """The tasks under each leading body, by the name that the plan gives it."""
    found: dict[str, list[Placed]] = {}
    for one in placed:
        for name in [body.text for body in one.task.lead] or [""]:
            found.setdefault(name, []).append(one)
    return sorted(found.items(), key=lambda group: (not group[0], -len(group[1])))


def task_fields(task: PlanTask) -> dict[str, Any]:
    """The task's fields as plain values, as a form shows them and a correction compares them."""
    return {
        "number": task.number,
        "title": task.title,
        "lead": tuple(body.text for body in task.bodies.all() if body.role == TaskBody.Role.LEAD),
        "coordinating": tuple(body.text for body in task.bodies.all() if body.role == TaskBody.Role.COORDINATING),
        "periods": tuple(_period(period) for period in task.periods.select_related("after")),
        "outputs": tuple(output.text for output in task.outputs.all()),
        "mode": task.mode,
    }


def _period(period: Any) -> Period:
    return Period(
        text=period.text,
        start=period.start.isoformat() if period.start else None,
        end=period.end.isoformat() if period.end else None,
        recurrence=period.recurrence or None,
        after=period.after.number if period.after else None,
        condition=period.condition or None,
        activity=period.activity or None,
    )


def agencies_named(names: Iterable[str]) -> dict[str, Agency]:
    """The agency that each name means, where one can be told: the same folded name, or the only one that goes on so.

    "Sở Tư pháp (Trung tâm …)" means the body before the bracket; "Công an tỉnh" the one police of the province.
    """
    keys = {name: fold(name.split("(")[0]) for name in names}
    condition = Q(short_name__in=list(keys))
    for key in {key for key in keys.values() if key}:
        condition |= Q(folded__startswith=key)
    candidates = [(fold(agency.name), agency) for agency in Agency.objects.filter(condition, valid_to=None)]
    matches = {name: _only_match(name, key, candidates) for name, key in keys.items() if key}
    return {name: agency for name, agency in matches.items() if agency is not None}


def _only_match(name: str, key: str, candidates: list[tuple[str, Agency]]) -> Agency | None:
    same = [agency for folded, agency in candidates if folded == key or agency.short_name == name]
    longer = [agency for folded, agency in candidates if folded.startswith(f"{key} ")]
    matches = same or (longer if " " in key else [])
    return matches[0] if len(matches) == 1 else None


@dataclass(frozen=True, slots=True)
class NamedBody:
    """A name in a plan, how often it stands there, and the agency that it is tied to."""

    name: str
    mentions: int
    agency: Agency | None


def bodies_named_in(plan: Plan) -> list[NamedBody]:
    """Every name of a body in the plan once, the most frequent first."""
    bodies = TaskBody.objects.filter(task__plan=plan).select_related("agency")
    found: dict[str, list[TaskBody]] = {}
    for body in bodies:
        found.setdefault(body.text, []).append(body)
    return [
        NamedBody(name, len(same), same[0].agency)
        for name, same in sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def known_agencies() -> list[Agency]:
    """The agencies that a name in a plan may mean, but for the thousands of communes."""
    return list(Agency.objects.filter(valid_to=None).exclude(kind=Agency.Kind.COMMUNE))
