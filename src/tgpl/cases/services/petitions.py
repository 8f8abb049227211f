"""The person asks for another practitioner, or takes the request back; each is answered within its limit."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.cases.models import Case, CaseMove, Petition
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.moves import take_move

_MOVES = {
    Petition.Kind.CHANGE: CaseMove.Kind.ASK_CHANGE,
    Petition.Kind.WITHDRAWAL: CaseMove.Kind.ASK_WITHDRAWAL,
}


@transaction.atomic
def take_petition(*, by: Actor, case: Case, kind: str, reason: str, at: datetime) -> Petition:
    """Take down a letter of the person (TT 12/2018, Điều 9): from now on the clock of its answer runs."""
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do như người được trợ giúp đã viết hoặc đã nói."))
    if case.petitions.filter(kind=kind, answer="").exists():
        raise CaseError(_("Đã có đơn cùng loại chưa trả lời. Hãy trả lời đơn đó trước."))
    take_move(by=by, case=case, kind=_MOVES[Petition.Kind(kind)], at=at, reason=reason)
    return Petition.objects.create(case=case, kind=kind, reason=reason, at=at, **signed(by))


@transaction.atomic
def refuse_change(*, by: Actor, case: Case, reason: str, at: datetime) -> CaseMove:
    """Answer that the practitioner stays, and why; granting it is to put another one on the case."""
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do; người được trợ giúp có quyền biết vì sao không thay người."))
    if not case.petitions.filter(kind=Petition.Kind.CHANGE, answer="").exists():
        raise CaseError(_("Không có đơn đề nghị thay người nào đang chờ trả lời."))
    answer_open_petition(case, by=by, kind=Petition.Kind.CHANGE, at=at, words=reason, answer=Petition.Answer.REFUSED)
    return take_move(by=by, case=case, kind=CaseMove.Kind.REFUSE_CHANGE, at=at, reason=reason)


def answer_open_petition(
    case: Case,
    *,
    by: Actor,
    kind: str,
    at: datetime,
    words: str,
    answer: Petition.Answer = Petition.Answer.GRANTED,
) -> None:
    """Close the letter of this kind that waits for an answer, if there is one."""
    case.petitions.filter(kind=kind, answer="").update(
        answer=answer, answered_at=at, answered_by_name=by.name, words=words or None
    )
