"""Ending a case, or halting it for a while."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Case, CaseMove
from tgpl.cases.rules.moves import CaseStatus, Ending
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.moves import move_case
from tgpl.deadlines.services import start_clock, stop_all_clocks


@transaction.atomic
def close_case(*, by: Actor, case: Case, ending: str, result: str, at: datetime) -> CaseMove:
    """End a case (TT 12/2018, Điều 10) with its result; the file is to be handed over in time (khoản 1 Điều 39)."""
    if not result.strip():
        raise CaseError(_("Hãy ghi kết quả vụ việc trước khi kết thúc."))
    if ending == Ending.COMPLETED and case.status != CaseStatus.ASSIGNED:
        raise CaseError(_("Chỉ vụ việc đang được thực hiện mới kết thúc vì đã hoàn thành."))
    move = move_case(
        by=by,
        case=case,
        to=CaseStatus.ENDED,
        at=at,
        reason=result,
        ending=ending,
        result=result,
        ended_on=timezone.localdate(at),
    )
    case.assignments.filter(ended_at=None).update(ended_at=at)
    stop_all_clocks(by=by, subject_kind="case", subject_key=case.code, because="ended", at=at)
    start_clock(
        by=by,
        rule="hand_over_file",
        subject_kind="case",
        subject_key=case.code,
        office=case.office,
        who="legal_aid_officer",
        holder=case.practitioner.user if case.practitioner else None,
        started_at=at,
    )
    record(by=by, action="case.ended", kind="case", key=case.code, person=str(case.person.uid), ending=ending)
    return move


@transaction.atomic
def suspend_case(*, by: Actor, case: Case, reason: str, at: datetime) -> CaseMove:
    """Tạm đình chỉ: the case waits, it does not end (TT 02/2021, Điều 8)."""
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do tạm đình chỉ."))
    move = move_case(by=by, case=case, to=CaseStatus.SUSPENDED, at=at, reason=reason)
    record(by=by, action="case.suspended", kind="case", key=case.code, person=str(case.person.uid))
    return move


@transaction.atomic
def resume_case(*, by: Actor, case: Case, reason: str, at: datetime) -> CaseMove:
    """Take up a suspended case again."""
    if case.status != CaseStatus.SUSPENDED:
        raise CaseError(_("Vụ việc không ở trạng thái tạm đình chỉ."))
    move = move_case(by=by, case=case, to=CaseStatus.ASSIGNED, at=at, reason=reason)
    record(by=by, action="case.resumed", kind="case", key=case.code, person=str(case.person.uid))
    return move
