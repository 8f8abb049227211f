"""A practitioner is gone: all open matters go to others in one act."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Case
from tgpl.cases.services.assignment import assign_practitioner, check_conflicts
from tgpl.cases.services.errors import CaseError
from tgpl.directory.models import Practitioner


@dataclass
class Handover:
    """What became of the matters: which went over, and which wait for a decision of their own, and why."""

    moved: list[Case] = field(default_factory=list)
    left: list[tuple[Case, str]] = field(default_factory=list)


@transaction.atomic
def hand_over_matters(*, by: Actor, gone: Practitioner, to: Practitioner, reason: str, at: datetime) -> Handover:
    """Put `to` on every open case that `gone` leads, each after its own conflict check.

    A sign of conflict, or a form that `to` may not give, leaves the case where it is, to be decided by itself.
    """
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do bàn giao; lý do này nằm trong quyết định thay thế."))
    if gone.pk == to.pk:
        raise CaseError(_("Hãy chọn một người khác với người bàn giao."))
    done = Handover()
    theirs = Case.objects.open().filter(practitioner=gone, office__in=by.offices)
    for case in theirs.select_related("person", "office", "request", "practitioner").order_by("pk"):
        _hand_over(case, by=by, to=to, reason=reason, at=at, done=done)
    record(
        by=by,
        action="matters.handed_over",
        kind="practitioner",
        key=str(gone.uid),
        to=to.full_name,
        moved=len(done.moved),
        left=len(done.left),
    )
    return done


def _hand_over(case: Case, *, by: Actor, to: Practitioner, reason: str, at: datetime, done: Handover) -> None:
    try:
        with transaction.atomic():
            check = check_conflicts(by=by, case=case, practitioner=to, at=at)
            assign_practitioner(by=by, case=case, check=check, at=at, reason=reason)
    except CaseError as error:
        done.left.append((case, str(error)))
    else:
        done.moved.append(case)
