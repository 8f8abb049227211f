"""Looking at tasks: from evidence, words and work on a day to the rows of a board with their alarms."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.deadlines.models import Clock
from tgpl.indicators.queries import all_offices
from tgpl.indicators.rules import Reading
from tgpl.plans.evidence import Shown, evidence_of, judging_shares, status_shown
from tgpl.plans.models import Explanation, Plan, PlanTask, WorkRecord
from tgpl.plans.queries.board import BoardRow
from tgpl.plans.queries.tasks import Placed, placed_tasks
from tgpl.plans.rules import PlanStatus, Signs, Watch, alarms, differs
from tgpl.plans.watching import watch

EXPLANATION = "plan_explanation"


def board_of(plan: Plan, day: date) -> list[BoardRow]:
    """The tasks of `plan` as they stood at the end of `day`, in a number of queries that does not grow with them."""
    return _rows(plan, placed_tasks(plan, day), day)


def row_of(task: PlanTask, day: date) -> BoardRow:
    """One task as the board has it."""
    (row,) = _rows(task.plan, [one for one in placed_tasks(task.plan, day) if one.task.pk == task.pk], day)
    return row


def share_rows(actor: Actor, day: date) -> list[BoardRow]:
    """The tasks in which the actor's agency has a part, the most urgent first; queries grow with plans, not tasks."""
    shared = set(PlanTask.objects.shared_by(actor).values_list("pk", flat=True))
    plans = Plan.objects.in_force().filter(tasks__in=shared).distinct().order_by("pk")
    rows = [row for plan in plans for row in _rows(plan, _of(placed_tasks(plan, day), shared), day)]
    return sorted(rows, key=lambda row: (*row.risk, row.task.plan_id, row.task.position))


def _of(placed: Iterable[Placed], keys: set[int]) -> list[Placed]:
    return [one for one in placed if one.task.pk in keys]


def version_on(plan: Plan, day: date) -> Plan:
    """The version of `plan` that was carried out on `day`: itself, or one that it replaced or that replaced it."""
    here = plan
    while here.replaces and here.in_force_from and day < here.in_force_from:
        here = here.replaces
    while here.in_force_to and here.in_force_to <= day:
        later = here.amendments.exclude(status=PlanStatus.SET_ASIDE).filter(in_force_from__isnull=False).first()
        if later is None:
            break
        here = later
    return here


def _rows(plan: Plan, placed: Sequence[Placed], day: date) -> list[BoardRow]:
    tasks = [one.task for one in placed]
    rules, offices = watch(), all_offices()
    now = evidence_of(tasks, day, offices)
    before = judging_shares(tasks, day - timedelta(days=rules.falling), offices)
    last = _last_words(plan, tasks, day)
    waiting = _unanswered(tasks)
    rows = []
    for one in placed:
        key = one.task.pk
        falling = any(_falls(before.get((key, shown.indicator.code)), shown) for shown in now[key])
        told = _Told(one, now[key], falling, (day - last[key]).days, one.task.undertaking_id in waiting)
        rows.append(_row(told, day, rules))
    return rows


@dataclass(frozen=True, slots=True)
class _Told:
    placed: Placed
    now: Sequence[Shown]
    falling: bool
    quiet: int
    unanswered: bool


def _row(told: _Told, day: date, rules: Watch) -> BoardRow:
    placed = told.placed
    shown = status_shown(told.now, placed.is_over)
    accepted = placed.task.undertaking.accepted_on(day)
    declared = placed.task.undertaking.declared_on(day)
    settled = accepted and declared and accepted.at >= declared.at
    signs = Signs(
        placed.standing,
        told.quiet,
        falling=told.falling,
        differs=bool(declared) and not settled and differs(placed.declared, shown),
        unanswered=told.unanswered,
    )
    return BoardRow(placed, told.now, shown, accepted, alarms(signs, day, rules))


def _falls(before: Reading | None, now: Shown) -> bool:
    """Whether a share has become smaller."""
    if before is None or now.reading is None:
        return False
    then, today = before.percent, now.reading.percent
    return then is not None and today is not None and today < then


def _last_words(plan: Plan, tasks: Iterable[PlanTask], day: date) -> Mapping[int, date]:
    """When a word or work last came of each task; without any, since when it should have."""
    work = dict(
        WorkRecord.objects.filter(undertaking__versions__plan=plan)
        .standing_on(day)
        .order_by()
        .values_list("undertaking")
        .annotate(last=Max("recorded_on"))
    )
    found = {}
    for task in tasks:
        note = task.undertaking.declared_on(day)
        starts = [period.start for period in task.periods.all() if period.start and period.start <= day]
        since = max([plan.in_force_from or day, *starts])
        found[task.pk] = max([since, *([note.day] if note else []), work.get(task.undertaking_id, since)])
    return found


def _unanswered(tasks: Iterable[PlanTask]) -> set[int]:
    """The undertakings of which an explanation is late."""
    asked = Explanation.objects.filter(undertaking__in={task.undertaking_id for task in tasks}, answered_at=None)
    keys = {str(pk): undertaking for pk, undertaking in asked.values_list("pk", "undertaking")}
    if not keys:
        return set()
    late = Clock.objects.running().filter(subject_kind=EXPLANATION, subject_key__in=keys, due_at__lt=timezone.now())
    return {keys[key] for key in late.values_list("subject_key", flat=True)}
