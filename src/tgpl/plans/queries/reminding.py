"""Whom to remind of which tasks, and what was told them last."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import translation

from tgpl.accounts.models import Agency
from tgpl.plans.models import Plan, PlanTask, ReminderLetter, TaskBody, WorkRecord
from tgpl.plans.queries.board import BoardRow
from tgpl.plans.queries.watching import board_of
from tgpl.plans.rules import Reminded
from tgpl.plans.rules.reminders import TOLD


def to_remind(day: date) -> dict[Agency, list[Reminded]]:
    """The bodies that have an address, each with the tasks of plans in force that are late, silent or due soon."""
    found: dict[Agency, list[Reminded]] = defaultdict(list)
    for plan in Plan.objects.in_force().filter(reminds=True).order_by("pk"):
        with translation.override("vi"):
            for agency, task in _of_plan(plan, day):
                found[agency].append(task)
    return dict(found)


def _of_plan(plan: Plan, day: date) -> Iterable[tuple[Agency, Reminded]]:
    agencies = bodies_of(plan, day)
    for row in board_of(plan, day):
        if not set(row.alarms).isdisjoint(TOLD):
            for agency, role in agencies.get(row.task.pk, {}).items():
                yield agency, _reminded(row, role, plan)


def _reminded(row: BoardRow, role: str, plan: Plan) -> Reminded:
    task, label = row.task, str(TaskBody.Role(role).label).lower()
    told = tuple(alarm for alarm in row.alarms if alarm in TOLD)
    return Reminded(task.undertaking_id, task.number, task.title, plan.title, label, told, row.placed.standing.due)


def bodies_of(plan: Plan, day: date) -> Mapping[int, Mapping[Agency, str]]:
    """Of each task the agencies that have a part in it and an address, with their part: who leads is named as such.

    Of all agencies of a kind, those are meant that have not put down any work for the task.
    """
    bodies = TaskBody.objects.filter(task__plan=plan).select_related("agency", "task").order_by("role", "position")
    standing = reachable(day)
    done = _who_worked(plan, day)
    found: dict[int, dict[Agency, str]] = defaultdict(dict)
    for body in bodies:
        for agency in standing:
            named = agency.pk == body.agency_id
            meant = agency.kind == body.kind_meant and (body.task.undertaking_id, agency.pk) not in done
            if named or meant:
                found[body.task_id][agency] = body.role
    return found


def reachable(day: date) -> list[Agency]:
    """The agencies of today that have an address."""
    return list(_standing(day).exclude(email="").order_by("pk"))


def without_address(plan: Plan, day: date) -> list[str]:
    """The bodies that the plan names, are registered, and cannot be written to."""
    named = TaskBody.objects.filter(task__plan=plan, agency__isnull=False).values("agency")
    return list(_standing(day).filter(pk__in=named, email="").order_by("name").values_list("name", flat=True))


def _standing(day: date) -> QuerySet[Agency]:
    return Agency.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def _who_worked(plan: Plan, day: date) -> set[tuple[int, int]]:
    work = WorkRecord.objects.filter(undertaking__versions__plan=plan).standing_on(day)
    return set(work.order_by().values_list("undertaking", "agency"))


def last_letters() -> dict[int, tuple[date, dict[str, list[str]]]]:
    """Of each agency the day and the content of the last letter."""
    letters = ReminderLetter.objects.order_by("agency", "-day")
    found: dict[int, tuple[date, dict[str, list[str]]]] = {}
    for letter in letters.only("agency_id", "day", "about"):
        found.setdefault(letter.agency_id, (letter.day, letter.about))
    return found


def reminded_of(plan: Plan) -> tuple[date, int] | None:
    """The last day on which letters went out, and how many of them told of this plan."""
    keys = {str(key) for key in PlanTask.objects.filter(plan=plan).values_list("undertaking", flat=True)}
    sent = ReminderLetter.objects.filter(taken_at__isnull=False)
    last = sent.filter(day=sent.order_by("-day").values("day")[:1]).values_list("day", "about")
    days = [day for day, about in last if not keys.isdisjoint(about)]
    return (days[0], len(days)) if days else None
