"""The rows under a task, written anew: what stays the same keeps its row, so that links to it hold."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tgpl.accounts.models import Agency
from tgpl.plans.models import PlanTask, TaskBody, TaskOutput, TaskPeriod
from tgpl.plans.queries import kind_meant
from tgpl.plans.reader.structure import Period


def write_bodies(task: PlanTask, role: TaskBody.Role, names: Sequence[str], known: Mapping[str, Agency]) -> None:
    """The bodies of `task` in `role`; `known` says which agency a name means."""
    kept = {body.text: body for body in task.bodies.filter(role=role)}
    task.bodies.filter(role=role).exclude(text__in=names).delete()
    for position, name in enumerate(names):
        if body := kept.pop(name, None):
            TaskBody.objects.filter(pk=body.pk).update(position=position)
        else:
            meant = "" if name in known else kind_meant(name)
            task.bodies.create(role=role, position=position, text=name, agency=known.get(name), kind_meant=meant)


def write_outputs(task: PlanTask, texts: Sequence[str]) -> None:
    """The outputs of `task`, in order."""
    kept = {output.text: output for output in task.outputs.all()}
    task.outputs.exclude(text__in=texts).delete()
    for position, text in enumerate(texts):
        if output := kept.pop(text, None):
            TaskOutput.objects.filter(pk=output.pk).update(position=position)
        else:
            task.outputs.create(position=position, text=text)


def write_periods(task: PlanTask, periods: Iterable[Period], by_number: Mapping[str, PlanTask]) -> None:
    """The periods of `task`; `by_number` finds the task that each follows."""
    task.periods.all().delete()
    TaskPeriod.objects.bulk_create(
        TaskPeriod(
            task=task,
            position=position,
            text=period.text,
            start=_day(period.start),
            end=_day(period.end),
            recurrence=period.recurrence or "",
            after=by_number.get(period.after or ""),
            condition=period.condition or "",
            activity=period.activity or "",
            within_days=period.within,
        )
        for position, period in enumerate(periods)
    )


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None
