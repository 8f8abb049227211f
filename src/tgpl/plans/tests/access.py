"""Who may open the pages of plans: the department's officers manage, the heads of its centre and branches read."""

from typing import Any

from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast, Door
from tgpl.plans.models import Plan
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import confirm_import
from tgpl.plans.testing import read_sample

MANAGERS = {Role.DEPARTMENT_OFFICER}
READERS = {Role.DEPARTMENT_OFFICER, Role.CENTRE_DIRECTOR, Role.BRANCH_HEAD}


def plan_of(cast: Cast) -> Plan:
    """The sample, read once: the same file is not read twice."""
    return Plan.objects.first() or read_sample(cast.department_officer.actor)


def a_plan(cast: Cast) -> dict[str, Any]:
    return {"pk": plan_of(cast).pk}


def a_task(cast: Cast) -> dict[str, Any]:
    return {"pk": plan_of(cast).tasks.get(number="II.2.b").pk}


def a_task_in_force(cast: Cast) -> dict[str, Any]:
    plan = plan_of(cast)
    if plan.status == PlanStatus.READ:
        confirm_import(by=cast.department_officer.actor, plan=plan)
    return {"pk": plan.tasks.get(number="II.2.b").pk}


def a_duty(cast: Cast) -> dict[str, Any]:
    return {"pk": plan_of(cast).duties.first().pk}


def manager(given: Any = None, **more: Any) -> Door:
    return Door(open_to=MANAGERS, given=given, elsewhere=404, **more) if given else Door(open_to=MANAGERS, **more)


def reader(given: Any) -> Door:
    return Door(open_to=READERS, given=given, elsewhere=404)


DOORS = {
    "plans:list_plans": Door(open_to=READERS),
    "plans:import_plan": manager(),
    "plans:open_plan": reader(a_plan),
    "plans:review_plan": manager(a_plan),
    "plans:answer_doubts": manager(a_plan),
    "plans:link_bodies": manager(a_plan),
    "plans:confirm_import": manager(a_plan, method="post", opens_with=302),
    "plans:set_aside_plan": manager(a_plan),
    "plans:download_source": reader(a_plan),
    "plans:correct_head": manager(a_plan),
    "plans:add_task": manager(a_plan),
    "plans:open_task": reader(a_task),
    "plans:correct_task": manager(a_task),
    "plans:remove_task": manager(a_task, method="post", opens_with=302),
    "plans:declare_progress": manager(a_task_in_force, method="post", data={"declared": "done"}, opens_with=302),
    "plans:choose_evidence": manager(a_task),
    "plans:correct_duty": manager(a_duty),
}
