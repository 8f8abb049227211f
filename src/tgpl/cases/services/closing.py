"""Ending a case, halting it for a while, taking it up again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case, CaseMove, Petition
from tgpl.cases.queries import stop_ground
from tgpl.cases.rules.moves import CaseStatus, Ending
from tgpl.cases.services.access import answer_access_needs
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.moves import take_move
from tgpl.cases.services.petitions import answer_open_petition
from tgpl.deadlines.models import Clock
from tgpl.deadlines.services import restart_clock

_MOVES = {Ending.COMPLETED: CaseMove.Kind.COMPLETE, Ending.DISCONTINUED: CaseMove.Kind.DISCONTINUE}


@transaction.atomic
def close_case(
    *,
    by: Actor,
    case: Case,
    ending: str,
    result: str,
    at: datetime,
    outcomes: Mapping[str, str] | None = None,
    access_reason: str = "",
) -> CaseMove:
    """End a case that is done, or that the law discontinued (TT 12/2018, Điều 10), with its result.

    `outcomes`: what became of the person's access needs, where nobody said so before.
    """
    if not result.strip():
        raise CaseError(_("Hãy ghi kết quả vụ việc trước khi kết thúc."))
    if ending == Ending.COMPLETED and case.status != CaseStatus.ASSIGNED:
        raise CaseError(_("Chỉ vụ việc đang được thực hiện mới kết thúc vì đã hoàn thành."))
    if outcomes:
        answer_access_needs(by=by, case=case, outcomes=outcomes, reason=access_reason, at=at)
    return _end(case, by=by, kind=_MOVES[Ending(ending)], ending=ending, result=result, at=at)


@transaction.atomic
def stop_case(*, by: Actor, case: Case, ground_code: str, reason: str, at: datetime) -> CaseMove:
    """Không tiếp tục thực hiện: on a ground of the law, with a written notice that says why (khoản 1 Điều 37)."""
    ground = stop_ground(ground_code, timezone.localdate(at))
    if ground is None:
        raise CaseError(_("Hãy chọn một căn cứ không tiếp tục mà luật cho phép."))
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do cụ thể; lý do này được ghi vào thông báo."))
    if ground.code == "withdrawal":
        answer_open_petition(case, by=by, kind=Petition.Kind.WITHDRAWAL, at=at, words=reason)
    return _end(
        case,
        by=by,
        kind=CaseMove.Kind.NOT_CONTINUE,
        ending=Ending.NOT_CONTINUED,
        result=reason,
        ground=f"{ground.text} ({ground.citation})",
        at=at,
    )


def _end(
    case: Case, *, by: Actor, kind: CaseMove.Kind, ending: str, result: str, at: datetime, ground: str = ""
) -> CaseMove:
    move = take_move(
        by=by,
        case=case,
        kind=kind,
        at=at,
        reason=result,
        ground=ground,
        told={"ending": ending},
        ending=ending,
        result=result,
        ended_on=timezone.localdate(at),
    )
    case.assignments.filter(ended_at=None).update(ended_at=at)
    return move


@transaction.atomic
def hand_over_file(*, by: Actor, case: Case, at: datetime, note: str = "") -> CaseMove:
    """The practitioner hands the file of an ended case over to the organisation (khoản 1 Điều 39)."""
    if case.moves.filter(kind=CaseMove.Kind.HAND_OVER_FILE, at__gte=case.status_at).exists():
        raise CaseError(_("Hồ sơ đã được bàn giao."))
    return take_move(by=by, case=case, kind=CaseMove.Kind.HAND_OVER_FILE, at=at, reason=note)


@transaction.atomic
def suspend_case(*, by: Actor, case: Case, reason: str, at: datetime) -> CaseMove:
    """Tạm đình chỉ: the case waits, it does not end (TT 02/2021, Điều 8), and its clocks stand still."""
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do tạm đình chỉ."))
    return take_move(by=by, case=case, kind=CaseMove.Kind.SUSPEND, at=at, reason=reason)


@transaction.atomic
def resume_case(*, by: Actor, case: Case, reason: str, at: datetime) -> CaseMove:
    """Take up a suspended case again: the clock of its advice runs on, the time it stood still is not counted."""
    if case.status != CaseStatus.SUSPENDED:
        raise CaseError(_("Vụ việc không ở trạng thái tạm đình chỉ."))
    move = take_move(by=by, case=case, kind=CaseMove.Kind.RESUME, at=at, reason=reason)
    stopped = Clock.objects.of("case", case.code).filter(stopped_because=CaseMove.Kind.SUSPEND)
    if stopped.filter(rule="written_advice").exists():
        restart_clock(by=by, rule="written_advice", subject_kind="case", subject_key=case.code, because="resume", at=at)
    return move
