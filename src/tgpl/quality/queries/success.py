"""Which cases were successful."""

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.cases.models import OWN_MATTERS_ONLY, Case
from tgpl.quality.models import SuccessRecord


def success_of(actor: Actor, case: Case) -> SuccessRecord | None:
    """The record that counts, for those who judge and for the practitioner whose case it is."""
    if actor.role in OWN_MATTERS_ONLY or actor.may(Permission.ASSESS_QUALITY):
        return SuccessRecord.objects.filter(case=case).order_by("-pk").first()
    return None
