"""Plans, and what a task says as plain values."""

from typing import Any

from django.db.models import Count, Q

from tgpl.accounts.actor import Actor
from tgpl.plans.models import Doubt, Plan, PlanQuerySet, PlanTask, TaskBody
from tgpl.plans.reader.structure import Period


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
        within=period.within_days,
    )


def pages_of(doubt: Doubt) -> list[int]:
    """The pages of the source on which what is doubtful stands; none where the file has no pages."""
    source = getattr(doubt.plan, "source", None)
    if source is None or not source.pages:
        return []
    if doubt.task and doubt.task.first_line:
        return pages_of_task(doubt.task)
    found = [page for page, line in zip(source.pages, source.text.split("\n"), strict=False) if _in(doubt.text, line)]
    return sorted({page for page in found if page})[:2] or [1]


def pages_of_task(task: PlanTask) -> list[int]:
    """The pages of the source on which a task stands; none where the file has no pages."""
    source = getattr(task.plan, "source", None)
    if source is None or not source.pages or not task.first_line or not task.last_line:
        return []
    return source.pages_of(task.first_line, task.last_line)


def _in(words: str, line: str) -> bool:
    """Whether a line of the source holds the beginning of these words, or is part of them."""
    line = line.strip()
    return bool(words and line) and (words[:40] in line or (len(line) > 20 and line in words))
