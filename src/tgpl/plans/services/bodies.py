"""The bodies that a plan names, tied to agencies that are known or made known."""

from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.accounts.services import save_agency
from tgpl.audit.services import record
from tgpl.plans.models import Plan, TaskBody


@transaction.atomic
def link_bodies(*, by: Actor, plan: Plan, name: str, agency: Agency | None) -> int:
    """Ties every mention of `name` in the plan to `agency` (None: to nobody); how many there were."""
    linked = TaskBody.objects.filter(task__plan=plan, text=name).update(agency=agency, kind_meant="")
    record(by=by, action="plan.body_linked", kind="plan", key=str(plan.pk), agency=str(agency.pk) if agency else "")
    return linked


@transaction.atomic
def mean_kind(*, by: Actor, plan: Plan, name: str, kind: Agency.Kind) -> int:
    """Says that `name` means all agencies of a kind, so that each has a share; how many mentions there were."""
    meant = TaskBody.objects.filter(task__plan=plan, text=name).update(agency=None, kind_meant=kind)
    record(by=by, action="plan.body_linked", kind="plan", key=str(plan.pk), kind_meant=kind)
    return meant


@transaction.atomic
def register_body(*, by: Actor, plan: Plan, name: str, kind: Agency.Kind) -> Agency:
    """Puts a body that nobody knew into the list of agencies, and ties its mentions to it."""
    agency = save_agency(by=by, agency=Agency(kind=kind, name=name, valid_from=timezone.localdate()))
    link_bodies(by=by, plan=plan, name=name, agency=agency)
    return agency
