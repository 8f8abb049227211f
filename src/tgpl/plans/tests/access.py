"""Who may open the pages of plans: the department's officers manage, the heads of its centre and branches read."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tgpl.accounts.roles import Permission, Role
from tgpl.accounts.testing import Cast, Door, holders
from tgpl.plans.models import Explanation, Plan, PlanTask, WorkFile
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import (
    LineFields,
    WorkFields,
    add_budget_line,
    amend_plan,
    confirm_import,
    demand_explanation,
    import_plan,
    record_work,
)
from tgpl.plans.testing import SAMPLES, read_sample
from tgpl.plans.tests.papers import paper
from tgpl.plans.tests.papers.pdf import as_pdf

MANAGERS = {Role.DEPARTMENT_OFFICER}
SHARERS = holders(Permission.REPORT_WORK)
READERS = {Role.DEPARTMENT_OFFICER, Role.CENTRE_DIRECTOR, Role.BRANCH_HEAD}


def plan_of(cast: Cast) -> Plan:
    """The sample, read once: the same file is not read twice."""
    return Plan.objects.order_by("pk").first() or read_sample(cast.department_officer.actor)


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


def a_shared_task(cast: Cast) -> dict[str, Any]:
    a_task_in_force(cast)
    return {"pk": plan_of(cast).tasks.get(number="II.1").pk}


def a_demand(cast: Cast) -> dict[str, Any]:
    task = PlanTask.objects.select_related("plan__agency").get(**a_shared_task(cast))
    demand = Explanation.objects.filter(answered_at=None).first() or demand_explanation(
        by=cast.department_officer.actor, task=task, agency=cast.police, question="Vì sao chậm?"
    )
    return {"pk": task.pk, "asked": demand.pk}


def a_record(cast: Cast) -> dict[str, Any]:
    """Work that the police did for a task in which they help."""
    task = PlanTask.objects.select_related("plan").get(**a_shared_task(cast))
    work = WorkFields(kind="class", title="Lớp tập huấn mẫu", held_on=timezone.localdate())
    file = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4")
    return {"pk": record_work(by=cast.police_partner.actor, task=task, fields=work, files=[file]).pk}


def a_file(cast: Cast) -> dict[str, Any]:
    return {"pk": WorkFile.objects.get(record=a_record(cast)["pk"]).pk}


def sharer(given: Any, but: Any = None) -> Door:
    """Open to those with a part in the task: the department, its centre, the police; not to the branch."""
    return Door(open_to=SHARERS, given=given, elsewhere=404, but={Role.BRANCH_HEAD: 404} if but is None else but)


def manager(given: Any = None, **more: Any) -> Door:
    return Door(open_to=MANAGERS, given=given, elsewhere=404, **more) if given else Door(open_to=MANAGERS, **more)


def reader(given: Any) -> Door:
    return Door(open_to=READERS, given=given, elsewhere=404)


def an_amendment(cast: Cast) -> Plan:
    """A plan that says it replaces the one in force, with changes still open."""
    a_task_in_force(cast)
    by = cast.department_officer.actor
    known = Plan.objects.filter(replaces__isnull=False).first()
    if known is None:
        known = import_plan(by=by, content=AMENDED.encode(), file_name="sua-doi.txt")
        amend_plan(by=by, plan=known, earlier=plan_of(cast))
    return known


AMENDED = (SAMPLES / "prose.txt").read_text().replace("30/6/2026", "30/9/2026")


def a_change(cast: Cast) -> dict[str, Any]:
    plan = an_amendment(cast)
    return {"pk": plan.pk, "change": plan.changes.first().pk}


def a_paired_task(cast: Cast) -> dict[str, Any]:
    return {"pk": an_amendment(cast).tasks.first().pk}


def a_page(cast: Cast) -> dict[str, Any]:
    """A page of a plan that came as PDF."""
    a_plan(cast)
    plan = Plan.objects.filter(file_name="kh.pdf").first() or import_plan(
        by=cast.department_officer.actor, content=as_pdf(paper("appendix")), file_name="kh.pdf"
    )
    return {"pk": plan.pk, "page": 1}


def in_force(cast: Cast) -> dict[str, Any]:
    a_task_in_force(cast)
    return a_plan(cast)


def a_budget_line(cast: Cast) -> dict[str, Any]:
    task = PlanTask.objects.select_related("plan").get(**a_task(cast))
    fields = LineFields(2026, "Thuê hội trường", "cuộc", 2, 5_000_000, "state")
    line = add_budget_line(by=cast.department_officer.actor, task=task, fields=fields)
    return {"pk": task.pk, "line": line.pk}


DOORS = {
    "plans:show_budget": reader(a_plan),
    "plans:download_budget": reader(lambda cast: {**a_plan(cast), "kind": "xlsx"}),
    "plans:add_budget_line": manager(a_task),
    "plans:change_budget_line": manager(a_budget_line),
    "plans:remove_budget_line": manager(a_budget_line),
    "plans:show_timeline": reader(a_plan),
    "plans:show_calendar": reader(a_plan),
    "plans:download_calendar": reader(a_plan),
    "plans:download_share": Door(open_to=SHARERS),
    "plans:show_page": reader(a_page),
    "plans:list_progress": Door.public(),
    "plans:show_progress": Door.public(given=in_force),
    "plans:write_plan": manager(),
    "plans:copy_plan": manager(a_plan),
    "plans:amend_plan": manager(a_plan),
    "plans:compare_plan": reader(lambda cast: {"pk": an_amendment(cast).pk}),
    "plans:settle_all": manager(lambda cast: {"pk": an_amendment(cast).pk}, method="post", opens_with=302),
    "plans:settle_change": manager(a_change, method="post", opens_with=302),
    "plans:pair_task": manager(a_paired_task),
    "plans:list_plans": Door(open_to=READERS),
    "plans:import_plan": manager(),
    "plans:open_plan": reader(a_plan),
    "plans:review_plan": manager(a_plan),
    "plans:answer_doubts": manager(a_plan),
    "plans:link_bodies": manager(a_plan),
    "plans:confirm_import": manager(a_plan, method="post", opens_with=302),
    "plans:set_aside_plan": manager(a_plan),
    "plans:switch_reminders": manager(a_plan, method="post", opens_with=302),
    "plans:download_source": reader(a_plan),
    "plans:correct_head": manager(a_plan),
    "plans:add_task": manager(a_plan),
    "plans:open_task": reader(a_task),
    "plans:correct_task": manager(a_task),
    "plans:remove_task": manager(a_task, method="post", opens_with=302),
    "plans:declare_progress": Door(
        open_to=SHARERS,
        given=a_shared_task,
        elsewhere=404,
        but={Role.BRANCH_HEAD: 404, Role.PARTNER: 404},
        method="post",
        data={"declared": "done", "reason": "Báo cáo giấy"},
        opens_with=302,
    ),
    "plans:accept_progress": manager(
        a_task_in_force, method="post", data={"accept-declared": "done", "accept-reason": "x"}, opens_with=302
    ),
    "plans:demand_explanation": manager(a_task_in_force),
    "plans:answer_explanation": sharer(a_demand, {Role.BRANCH_HEAD: 404, Role.CENTRE_DIRECTOR: 404}),
    "plans:list_share": Door(open_to=SHARERS),
    "plans:open_share": sharer(a_shared_task),
    "plans:list_work": sharer(a_shared_task, {}),
    "plans:record_work": sharer(a_shared_task),
    "plans:correct_work": sharer(a_record, {Role.BRANCH_HEAD: 404, Role.CENTRE_DIRECTOR: 404}),
    "plans:withdraw_work": sharer(a_record, {Role.BRANCH_HEAD: 404, Role.CENTRE_DIRECTOR: 404}),
    "plans:download_work_file": sharer(a_file, {}),
    "plans:choose_evidence": manager(a_task),
    "plans:correct_duty": manager(a_duty),
}
