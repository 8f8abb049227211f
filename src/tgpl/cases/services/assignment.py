"""Putting a practitioner on a case, after a conflict check that a person has decided."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.accounts.roles import Role
from tgpl.audit.services import record
from tgpl.cases.models import Assignment, Case, ConflictCheck
from tgpl.cases.queries import conflict_hits
from tgpl.cases.rules.moves import CaseStatus
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.moves import move_case
from tgpl.deadlines.services import hand_over_clock, stop_clock
from tgpl.directory.models import Engagement, Practitioner
from tgpl.directory.queries import candidates_for
from tgpl.intake.models import FormOfAid

ASSIGNMENT_RULES = ("assign_ordinary", "assign_detained", "assign_on_notice", "assign_representation")


@transaction.atomic
def check_conflicts(
    *, by: Actor, case: Case, practitioner: Practitioner, at: datetime, clear: bool | None = None, reason: str = ""
) -> ConflictCheck:
    """Look for opposing interests (khoản 2 Điều 25) and keep what was found.

    Without a find the check is clear. With one, `clear` is the decision of a person, and needs a reason.
    """
    hits: Sequence[dict[str, Any]] = [hit.as_json() for hit in conflict_hits(case=case, practitioner=practitioner)]
    if hits and clear and not reason.strip():
        raise CaseError(_("Có dấu hiệu xung đột lợi ích. Hãy ghi lý do vì sao vẫn cử người này."))
    check = ConflictCheck.objects.create(
        case=case,
        practitioner=practitioner,
        hits=list(hits),
        clear=bool(clear) if hits else True,
        reason=reason or None,
        at=at,
        **signed(by),
    )
    record(
        by=by,
        action="conflict.checked",
        kind="case",
        key=case.code,
        person=str(case.person.uid),
        hits=len(hits),
        clear=check.clear,
    )
    return check


@transaction.atomic
def assign_practitioner(*, by: Actor, case: Case, check: ConflictCheck, at: datetime, reason: str = "") -> Assignment:
    """Cử người thực hiện: only someone of the register whose kind may give this form of aid, and who is clear.

    A second assignment replaces the first, and needs a reason. Raises CaseError.
    """
    practitioner = check.practitioner
    if check.case_id != case.pk or not check.clear:
        raise CaseError(_("Người này có dấu hiệu xung đột lợi ích và chưa được chấp thuận. Hãy chọn người khác."))
    engagement = _engagement_for(case, practitioner, at)
    _end_current(case, at=at, reason=reason)
    move_case(
        by=by,
        case=case,
        to=CaseStatus.ASSIGNED,
        at=at,
        reason=reason,
        practitioner=practitioner,
        practitioner_kind=engagement.kind,
        assigned_at=case.assigned_at or at,
    )
    assignment = Assignment.objects.create(
        case=case,
        practitioner=practitioner,
        conflict_check=check,
        assigned_at=at,
        **signed(by),
    )
    for rule in ASSIGNMENT_RULES:
        stop_clock(by=by, rule=rule, subject_kind="case", subject_key=case.code, because="assigned", at=at)
    _hand_over_advice(case, by=by)
    record(
        by=by,
        action="case.assigned",
        kind="case",
        key=case.code,
        person=str(case.person.uid),
        practitioner=practitioner.full_name,
    )
    return assignment


def _engagement_for(case: Case, practitioner: Practitioner, at: datetime) -> Engagement:
    engagement = (
        candidates_for(office=case.office, form=case.form, on=timezone.localdate(at))
        .filter(practitioner=practitioner)
        .first()
    )
    if engagement is None:
        raise CaseError(
            _("%(name)s không được thực hiện hình thức “%(form)s” cho đơn vị này. Hãy chọn người khác.")
            % {"name": practitioner.full_name, "form": case.get_form_display()}
        )
    return engagement


def _end_current(case: Case, *, at: datetime, reason: str) -> None:
    current = case.assignments.filter(ended_at=None)
    if not current.exists():
        return
    if not reason.strip():
        raise CaseError(_("Vụ việc đã có người thực hiện. Hãy ghi lý do thay người."))
    current.update(ended_at=at, ended_because=reason)


def _hand_over_advice(case: Case, *, by: Actor) -> None:
    """From now on the practitioner must write the advice in time (khoản 2 Điều 32)."""
    if case.form != FormOfAid.ADVICE or case.practitioner is None:
        return
    hand_over_clock(
        by=by,
        rule="written_advice",
        subject_kind="case",
        subject_key=case.code,
        who=Role.LEGAL_AID_OFFICER,
        holder=case.practitioner.user,
    )
