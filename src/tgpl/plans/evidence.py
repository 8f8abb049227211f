"""What the figures bound to a plan's tasks say, each over its task's own time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from tgpl.accounts.models import Agency
from tgpl.indicators.figures import Indicator
from tgpl.indicators.queries import read_figures
from tgpl.indicators.rules import Reading, Scope, ScopeError
from tgpl.plans.figures import BY_BODIES, code_of, figure, is_work
from tgpl.plans.models import Evidence, PlanTask, WorkRecord
from tgpl.plans.rules import Declared, Goal, share_goal, shown_status


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of a task, how it reads, over which span, and what it should reach; no reading before its time."""

    indicator: Indicator
    reading: Reading | None
    scope: Scope | None
    target: int | None = None

    @property
    def is_work(self) -> bool:
        return is_work(self.indicator.code)

    @property
    def goal(self) -> Goal | None:
        if self.reading is None or self.target is None:
            return None
        if self.reading.out_of is None:
            return Goal(self.reading.value, self.target)
        return share_goal(self.reading.value, self.reading.out_of, self.target)


def evidence_of(tasks: Iterable[PlanTask], as_of: date, offices: frozenset[int]) -> dict[int, list[Shown]]:
    """The evidence of each task (by its key) at the end of the day `as_of`.

    Tasks should come with `periods`, `bodies` and `evidence` prefetched. Tasks with the same time are read together:
    the number of statements follows the number of different spans, not of tasks; all recorded work is one statement.
    """
    tasks = list(tasks)
    scopes = {task.pk: task_scope(task, as_of, offices) for task in tasks}
    readings = _readings([(task, bound.indicator) for task in tasks for bound in task.evidence.all()], scopes, as_of)
    return {
        task.pk: [
            Shown(
                figure(bound.indicator),
                readings.get((task.pk, bound.indicator)),
                scopes[task.pk],
                _wanted(task, bound),
            )
            for bound in task.evidence.all()
        ]
        for task in tasks
    }


def judging_shares(tasks: Iterable[PlanTask], as_of: date, offices: frozenset[int]) -> "Readings":
    """How the shares that judge these tasks read at the end of `as_of`, by task and figure; no other figure is read."""
    tasks = list(tasks)
    scopes = {task.pk: task_scope(task, as_of, offices) for task in tasks}
    judging = [
        (task, bound.indicator)
        for task in tasks
        for bound in task.evidence.all()
        if bound.target and figure(bound.indicator).is_share
    ]
    return _readings(judging, scopes, as_of)


def _wanted(task: PlanTask, bound: Evidence) -> int | None:
    """What a figure should reach: of work, as much in each of the task's times ("April" and "November")."""
    if bound.target is None or not is_work(bound.indicator) or figure(bound.indicator).is_share:
        return bound.target
    return bound.target * max(1, sum(1 for period in task.periods.all() if period.start or period.end))


Readings = Mapping[tuple[int, str], Reading]
Scopes = Mapping[int, Scope | None]
Bound = Sequence[tuple[PlanTask, str]]  # tasks, each with a figure of theirs


def _readings(bound: Bound, scopes: Scopes, as_of: date) -> Readings:
    work = [(task, code) for task, code in bound if is_work(code)]
    live = [(task, code) for task, code in bound if not is_work(code)]
    return {**_live_readings(live, scopes), **_work_readings(work, scopes, as_of)}


def _live_readings(bound: Bound, scopes: Scopes) -> Readings:
    by_scope: dict[Scope, list[tuple[int, str]]] = defaultdict(list)
    for task, code in bound:
        if scope := scopes[task.pk]:
            by_scope[scope].append((task.pk, code))
    found = {}
    for scope, wanted in by_scope.items():
        readings = read_figures(scope, [code for _, code in wanted])
        found |= {(key, code): readings[code] for key, code in wanted}
    return found


def _work_readings(bound: Bound, scopes: Scopes, as_of: date) -> Readings:
    """How much work was recorded for each task in its time, by kind; and how many of its bodies held a conference."""
    if not bound:
        return {}
    undertakings = {task.undertaking_id for task, _ in bound}
    done = defaultdict(list)
    rows = WorkRecord.objects.filter(undertaking__in=undertakings).standing_on(as_of).order_by()
    for key, kind, agency, day in rows.values_list("undertaking", "kind", "agency", "held_on"):
        done[key].append((kind, agency, day))
    found = {}
    for task, code in bound:
        if scope := scopes[task.pk]:
            here = [
                (kind, agency) for kind, agency, day in done[task.undertaking_id] if scope.first <= day <= scope.last
            ]
            found[task.pk, code] = _by_bodies(task, here, as_of) if code == BY_BODIES else _count(code, here)
    return found


def _count(code: str, work: Iterable[tuple[str, int]]) -> Reading:
    return Reading(code, sum(code_of(kind) == code for kind, _ in work))


def _by_bodies(task: PlanTask, work: Iterable[tuple[str, int]], as_of: date) -> Reading:
    kinds = {body.kind_meant for body in task.lead if body.kind_meant}
    named = {body.agency_id for body in task.lead if body.agency_id}
    meant = set(_standing(kinds, as_of)) if kinds else set()
    wanted = meant | named
    held = {agency for kind, agency in work if kind == WorkRecord.Kind.CONFERENCE}
    return Reading(BY_BODIES, len(held & wanted), len(wanted))


def _standing(kinds: set[str], day: date) -> QuerySet[Agency]:
    there = Agency.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), kind__in=kinds, valid_from__lte=day)
    return there.values_list("pk", flat=True)


def status_shown(shown: Sequence[Shown], is_over: bool) -> Declared | None:
    """What the evidence of a task shows; None where it shows nothing by itself."""
    return shown_status([one.goal for one in shown if one.goal], is_over)


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
