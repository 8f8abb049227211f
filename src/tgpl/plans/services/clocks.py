"""The clocks of tasks: one a task, running to the day on which something is due, so that worklists show it."""

from datetime import date, datetime, time

from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Role
from tgpl.deadlines.models import Clock
from tgpl.deadlines.rules import end_of
from tgpl.deadlines.services import start_clock, stop_clock
from tgpl.plans.models import Plan, PlanTask
from tgpl.plans.queries import placed_tasks
from tgpl.plans.rules import PlanStatus, Stage, Standing

TASK, RULE = "plan_task", "plan_task_due"
# Far ahead nobody needs a clock: the calendar shows it. A clock starts when a task's time has begun.
_RUNNING = {Stage.LATE, Stage.SOON, Stage.RUNNING}


def align_clock(*, by: Actor, task: PlanTask) -> None:
    """Sets the clocks of the task's plan to its dates as they stand: a task that follows this one may have moved."""
    align_clocks(by=by, plan=task.plan)


def align_clocks(*, by: Actor, plan: Plan) -> int:
    """Starts, moves and stops the clocks of a plan's tasks; how many were changed. Saying it twice does nothing."""
    today = timezone.localdate()
    placed = placed_tasks(plan, today) if plan.status == PlanStatus.IN_FORCE else []
    wanted = {str(one.task.undertaking_id): (one.task, day) for one in placed if (day := _day(one.standing))}
    keys = [str(key) for key in plan.tasks.values_list("undertaking", flat=True)]
    running = {
        clock.subject_key: clock
        for clock in Clock.objects.running().filter(subject_kind=TASK, rule=RULE, subject_key__in=keys)
    }
    changed = 0
    for key, clock in running.items():
        if key not in wanted or clock.due_at != end_of(wanted[key][1]):
            stop_clock(by=by, rule=RULE, subject_kind=TASK, subject_key=key, because="plan")
            changed += 1
    for key, (task, day) in wanted.items():
        if key not in running or running[key].due_at != end_of(day):
            _start(by, task, key, day)
            changed += 1
    return changed


def _day(standing: Standing) -> date | None:
    return standing.due if standing.stage in _RUNNING else None


def _start(by: Actor, task: PlanTask, key: str, day: date) -> None:
    office, who = follower_of(task)
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    start_clock(by=by, rule=RULE, subject_kind=TASK, subject_key=key, office=office, who=who, started_at=noon)


def follower_of(task: PlanTask) -> tuple[Agency, str]:
    """Whose worklist shows the task: the leading centre or branch by its head, else the department."""
    for body in task.lead:
        if body.agency and body.agency.kind == Agency.Kind.CENTRE:
            return body.agency, Role.CENTRE_DIRECTOR
        if body.agency and body.agency.kind == Agency.Kind.BRANCH:
            return body.agency, Role.BRANCH_HEAD
    return task.plan.agency, Role.DEPARTMENT_OFFICER
