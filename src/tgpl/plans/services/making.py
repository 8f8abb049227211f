"""A plan that comes from no file: written by hand, or copied from an earlier one with its dates moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.plans.models import Evidence, Plan, PlanTask, TaskPeriod
from tgpl.plans.queries import task_fields
from tgpl.plans.rules import PlanStatus
from tgpl.plans.rules.moving import moved_day, moved_title, moved_words, years_in
from tgpl.plans.services.correcting import HeadFields, TaskFields, add_task


@dataclass(frozen=True, slots=True)
class Moved:
    """Something that a copy says otherwise; `after` is the same where a person should look whether it still holds."""

    number: str
    before: str
    after: str
    before_days: tuple[date | None, date | None] = (None, None)
    after_days: tuple[date | None, date | None] = (None, None)


@transaction.atomic
def write_plan(*, by: Actor, head: HeadFields) -> Plan:
    """A plan without a file and still without tasks."""
    plan = _new(by, head)
    record(by=by, action="plan.written", kind="plan", key=str(plan.pk))
    return plan


def _new(by: Actor, head: HeadFields, copied_from: Plan | None = None) -> Plan:
    plan = Plan.objects.create(
        agency=Agency.objects.get(pk=by.agency_id or 0),
        status=PlanStatus.READ,
        read_at=timezone.now(),
        copied_from=copied_from,
        **{name: getattr(head, name) for name in HeadFields.__slots__},
    )
    plan.moves.create(status=PlanStatus.READ, at=plan.read_at, by=by.name)
    return plan


def what_moves(plan: Plan, years: int) -> list[Moved]:
    """Everything in a copy of `plan` that would read otherwise, old beside new; and words with a year that stay."""
    return list(_moves(plan, years))


def _moves(plan: Plan, years: int) -> Iterator[Moved]:
    title = moved_title(plan.title, year_of(plan), years)
    yield Moved("", plan.title, title)
    for task in plan.tasks.whole():
        for period in task.periods.all():
            yield _moved_period(task, period, years)
        texts = [task.title, *(output.text for output in task.outputs.all())]
        yield from (Moved(task.number, text, text) for text in texts if years_in(text))
    for duty in plan.duties.all():
        if duty.due:
            due = moved_day(duty.due, years)
            yield Moved("", duty.text, moved_words(duty.text, years), (None, duty.due), (None, due))


def _moved_period(task: PlanTask, period: TaskPeriod, years: int) -> Moved:
    start = moved_day(period.start, years) if period.start else None
    end = moved_day(period.end, years) if period.end else None
    words = moved_words(period.text, years)
    return Moved(task.number, period.text, words, (period.start, period.end), (start, end))


def year_of(plan: Plan) -> int:
    """The year that a plan is for: that of its first day."""
    starts = TaskPeriod.objects.filter(task__plan=plan, start__isnull=False).order_by("start")
    first = starts.values_list("start", flat=True).first()
    return first.year if first else timezone.localdate(plan.read_at).year


@transaction.atomic
def copy_plan(*, by: Actor, plan: Plan, years: int) -> Plan:
    """A new plan that says what `plan` says, so many years later; number and date of issue are its own."""
    head = HeadFields(
        title=moved_title(plan.title, year_of(plan), years),
        issuer=plan.issuer,
        place=plan.place,
        number="",
        issued="",
        basis=plan.basis,
        recipients=plan.recipients,
    )
    made = _new(by, head, copied_from=plan)
    copies = {task: _copy_task(by, made, task) for task in plan.tasks.whole()}
    numbers = {copy.number: copy for copy in copies.values()}
    for task, copy in copies.items():
        _copy_periods(task, copy, numbers, years)
    for duty in plan.duties.all():
        due = moved_day(duty.due, years) if duty.due else None
        text = moved_words(duty.text, years) if duty.due else duty.text
        made.duties.create(position=duty.position, text=text, body=duty.body, to=duty.to, due=due)
    record(by=by, action="plan.copied", kind="plan", key=str(made.pk), earlier=str(plan.pk), years=years)
    return made


def _copy_task(by: Actor, made: Plan, task: PlanTask) -> PlanTask:
    """The task without its periods, judged by the same figures."""
    fields = TaskFields(**task_fields(task))
    copy = add_task(by=by, plan=made, fields=replace(fields, periods=()))
    copy.evidence.all().delete()
    Evidence.objects.bulk_create(
        Evidence(task=copy, indicator=kept.indicator, position=kept.position, target=kept.target)
        for kept in task.evidence.all()
    )
    return copy


def _copy_periods(task: PlanTask, copy: PlanTask, numbers: Mapping[str, PlanTask], years: int) -> None:
    for period in task.periods.all():
        copy.periods.create(
            position=period.position,
            text=moved_words(period.text, years),
            start=moved_day(period.start, years) if period.start else None,
            end=moved_day(period.end, years) if period.end else None,
            recurrence=period.recurrence,
            after=numbers.get(period.after.number) if period.after else None,
            within_days=period.within_days,
            condition=period.condition,
            activity=period.activity,
        )
