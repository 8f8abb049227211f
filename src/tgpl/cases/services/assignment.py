"""Putting practitioners on a case, after a conflict check that a person has decided."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.cases.models import Assignment, Case, CaseMove, ConflictCheck, Petition
from tgpl.cases.queries import conflict_hits
from tgpl.cases.services.access import await_access
from tgpl.cases.services.clocks import hand_over_clocks
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.moves import take_move
from tgpl.cases.services.petitions import answer_open_petition
from tgpl.directory.models import Engagement, Practitioner
from tgpl.directory.queries import candidates_for


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
def assign_practitioner(
    *, by: Actor, case: Case, check: ConflictCheck, at: datetime, reason: str = "", rank: int | None = None
) -> Assignment:
    """Cử người thực hiện: only someone of the register whose kind may give this form of aid, and who is clear.

    A second assignment replaces the first, and needs a reason. `rank`: the place at which the ranking put them.
    Raises CaseError.
    """
    engagement = _admitted(case, check, at)
    replaces = case.assignments.filter(ended_at=None).exists()
    if replaces and not reason.strip():
        raise CaseError(_("Vụ việc đã có người thực hiện. Hãy ghi lý do thay người."))
    case.assignments.filter(ended_at=None).update(ended_at=at, ended_because=reason)
    take_move(
        by=by,
        case=case,
        kind=CaseMove.Kind.REPLACE if replaces else CaseMove.Kind.ASSIGN,
        at=at,
        reason=reason,
        told={"practitioner": check.practitioner.full_name, "rank": rank},
        practitioner=check.practitioner,
        practitioner_kind=engagement.kind,
        assigned_at=case.assigned_at or at,
    )
    hand_over_clocks(case, by=by)
    await_access(case, by=by, at=at)
    answer_open_petition(case, by=by, kind=Petition.Kind.CHANGE, at=at, words=reason)
    return _put_on(case, check, by=by, at=at, rank=rank, to_tell=replaces or None)


@transaction.atomic
def add_practitioner(*, by: Actor, case: Case, check: ConflictCheck, at: datetime, reason: str = "") -> Assignment:
    """Cử thêm: another practitioner beside the one who leads the case."""
    _admitted(case, check, at)
    if case.assignments.filter(ended_at=None, practitioner=check.practitioner).exists():
        raise CaseError(_("Người này đang thực hiện vụ việc rồi. Hãy chọn người khác."))
    told = {"practitioner": check.practitioner.full_name}
    take_move(by=by, case=case, kind=CaseMove.Kind.ADD_PRACTITIONER, at=at, reason=reason, told=told)
    return _put_on(case, check, by=by, at=at, rank=None)


def _put_on(
    case: Case, check: ConflictCheck, *, by: Actor, at: datetime, rank: int | None, to_tell: bool | None = None
) -> Assignment:
    return Assignment.objects.create(
        case=case,
        practitioner=check.practitioner,
        conflict_check=check,
        assigned_at=at,
        rank=rank,
        after_others=case.assignments.exclude(practitioner=check.practitioner).exists(),
        to_tell=to_tell,
        **signed(by),
    )


def _admitted(case: Case, check: ConflictCheck, at: datetime) -> Engagement:
    """The engagement under which the checked practitioner may take this case."""
    if check.case_id != case.pk or not check.clear:
        raise CaseError(_("Người này có dấu hiệu xung đột lợi ích và chưa được chấp thuận. Hãy chọn người khác."))
    candidates = candidates_for(office=case.office, form=case.form, on=timezone.localdate(at))
    engagement = candidates.filter(practitioner=check.practitioner).first()
    if engagement is None:
        raise CaseError(
            _("%(name)s không được thực hiện hình thức “%(form)s” cho đơn vị này. Hãy chọn người khác.")
            % {"name": check.practitioner.full_name, "form": case.get_form_display()}
        )
    return engagement
