"""Demanding an explanation (giải trình) of a task, with a clock, and answering it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Role
from tgpl.audit.services import record
from tgpl.deadlines.services import start_clock, stop_clock
from tgpl.plans.models import Explanation, PlanTask
from tgpl.plans.services.errors import PlanError

EXPLANATION = RULE = "plan_explanation"
_HEADS = {Agency.Kind.CENTRE: Role.CENTRE_DIRECTOR, Agency.Kind.BRANCH: Role.BRANCH_HEAD}


@transaction.atomic
def demand_explanation(*, by: Actor, task: PlanTask, agency: Agency, question: str) -> Explanation:
    """Asks a body to explain itself; its clock starts. One body is asked once at a time."""
    if Explanation.objects.filter(undertaking=task.undertaking_id, agency=agency, answered_at=None).exists():
        raise PlanError(_("Cơ quan này đang được yêu cầu giải trình về nhiệm vụ này, chưa trả lời."))
    asked = Explanation.objects.create(
        undertaking_id=task.undertaking_id,
        agency=agency,
        question=question,
        asked_at=timezone.now(),
        asked_by=by.name,
    )
    # A centre answers from its own worklist; of the others the department keeps the time.
    head = _HEADS.get(Agency.Kind(agency.kind))
    start_clock(
        by=by,
        rule=RULE,
        subject_kind=EXPLANATION,
        subject_key=str(asked.pk),
        office=agency if head else task.plan.agency,
        who=head or Role.DEPARTMENT_OFFICER,
    )
    record(by=by, action="plan.explanation_demanded", kind="plan", key=str(task.plan_id), task=task.number)
    return asked


@transaction.atomic
def answer_explanation(*, by: Actor, task: PlanTask, asked: Explanation, answer: str) -> None:
    """Writes the answer down and stops the clock; the first answer stands."""
    open_ones = Explanation.objects.filter(pk=asked.pk, answered_at=None)
    if not open_ones.update(answer=answer, answered_at=timezone.now(), answered_by=by.name):
        raise PlanError(_("Yêu cầu này đã được trả lời rồi."))
    stop_clock(by=by, rule=RULE, subject_kind=EXPLANATION, subject_key=str(asked.pk), because="answered")
    record(by=by, action="plan.explanation_given", kind="plan", key=str(task.plan_id), task=task.number)
