"""Binding figures to tasks."""

from collections.abc import Iterable

from django.db import transaction

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.indicators.catalogue import indicator
from tgpl.plans.models import Evidence, Plan, PlanTask
from tgpl.plans.proposals import proposed_indicators


def propose_evidence(plan: Plan) -> None:
    """Binds to each task of a plan just read the figures that its words ask for; a person may change them."""
    for task in plan.tasks.prefetch_related("outputs"):
        said = " ".join([task.title, *[output.text for output in task.outputs.all()]])
        _write(task, proposed_indicators(said))


@transaction.atomic
def choose_evidence(*, by: Actor, task: PlanTask, codes: Iterable[str]) -> None:
    """The figures by which this task is judged, in this order, in place of those before."""
    chosen = [indicator(code).code for code in dict.fromkeys(codes)]
    task.evidence.all().delete()
    _write(task, chosen)
    record(by=by, action="plan.evidence_chosen", kind="plan", key=str(task.plan_id), task=task.number, figures=chosen)


def _write(task: PlanTask, codes: list[str]) -> None:
    Evidence.objects.bulk_create(
        Evidence(task=task, indicator=code, position=position) for position, code in enumerate(codes)
    )
