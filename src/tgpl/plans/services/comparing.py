"""What an amended plan changes: found by comparing it with the plan in force, kept until a person has settled it."""

from collections.abc import Iterator

from tgpl.core.language.text import fold
from tgpl.plans.models import Plan, PlanChange, PlanTask
from tgpl.plans.queries import task_fields
from tgpl.plans.reader.structure import Period
from tgpl.plans.rules import PlanStatus
from tgpl.plans.rules.comparing import Said, changed

Kind = PlanChange.Kind


def said_of(task: PlanTask) -> Said:
    """What the plan says of a task, in words that two versions can be compared by."""
    fields = task_fields(task)
    words = {name: _words(fields[name]) for name in ("number", "title", "lead", "coordinating", "outputs", "mode")}
    periods = "\n".join(map(_period, fields["periods"]))
    return Said(task.pk, task.number, fold(task.title), {**words, "periods": periods})


def _words(value: object) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _period(period: Period) -> str:
    days = " – ".join(day for day in (period.start, period.end) if day)
    return f"{period.text} ({days})" if days else period.text


def refresh_changes(plan: Plan) -> None:
    """Compares a plan still to be confirmed anew with the one that it replaces.

    What was taken over stays so while it reads the same; what was kept as before stays as the history of that.
    """
    if plan.replaces is None or plan.status != PlanStatus.READ:
        return
    taken = {_key(change): change for change in plan.changes.filter(decision=PlanChange.Decision.TAKEN)}
    plan.changes.exclude(decision=PlanChange.Decision.KEPT).delete()
    found = list(_found(plan, plan.replaces))
    for position, change in enumerate(found):
        change.position = position
        if before := taken.get(_key(change)):
            change.decision, change.decided_at = before.decision, before.decided_at
            change.decided_by = before.decided_by
    PlanChange.objects.bulk_create(found)


def _key(change: PlanChange) -> tuple[object, ...]:
    return change.kind, change.earlier_id, change.task_id, change.field, change.before, change.after


def _found(plan: Plan, replaced: Plan) -> Iterator[PlanChange]:
    earlier = {task.undertaking_id: task for task in _tasks(replaced)}
    here = _tasks(plan)
    for task in here:
        before = earlier.pop(task.undertaking_id, None)
        new = said_of(task)
        if before is None:
            yield _change(plan, Kind.NEW, task.number, task=task, after=task.title)
            continue
        for field, old_words, new_words in changed(said_of(before), new):
            yield _change(
                plan, Kind.FIELD, task.number, task=task, earlier=before, field=field, before=old_words, after=new_words
            )
    for task in earlier.values():
        yield _change(plan, Kind.GONE, task.number, earlier=task, before=task.title)


def _change(plan: Plan, kind: Kind, number: str, **told: object) -> PlanChange:
    return PlanChange(plan=plan, kind=kind, number=number, **told)


def _tasks(plan: Plan) -> list[PlanTask]:
    return list(plan.tasks.whole())
