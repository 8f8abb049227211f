"""Binding figures to tasks."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.plans.figures import figure, usual_target
from tgpl.plans.models import Evidence, Plan, PlanTask
from tgpl.plans.proposals import Proposal, proposal_for


def propose_evidence(plan: Plan) -> None:
    """Binds to each task of a plan just read the figures that its words ask for; a person may change them."""
    for task in plan.tasks.prefetch_related("outputs", "bodies"):
        propose_for(task)


def propose_for(task: PlanTask) -> None:
    """The figures that the words of this task ask for, where it has none."""
    collective = any(body.kind_meant for body in task.lead)
    proposal = proposal_for([output.text for output in task.outputs.all()], task.title, collective=collective)
    _write(task, proposal)


@transaction.atomic
def choose_evidence(
    *, by: Actor, task: PlanTask, codes: Iterable[str], targets: Mapping[str, int | None] | None = None
) -> None:
    """The figures by which this task is judged, in this order, in place of those before; `targets`: what each should
    reach. Those left out keep the one that they had; new ones take the usual one.
    """
    kept = dict(task.evidence.values_list("indicator", "target")) | dict(targets or {})
    chosen = {figure(code).code: kept.get(code, usual_target(code)) for code in dict.fromkeys(codes)}
    task.evidence.all().delete()
    _write(task, chosen)
    record(
        by=by, action="plan.evidence_chosen", kind="plan", key=str(task.plan_id), task=task.number, figures=list(chosen)
    )


def _write(task: PlanTask, chosen: Proposal) -> None:
    Evidence.objects.bulk_create(
        Evidence(task=task, indicator=code, position=position, target=target)
        for position, (code, target) in enumerate(chosen.items())
    )
