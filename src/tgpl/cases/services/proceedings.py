"""A case before the bodies of proceedings: stages, charges, registrations, sessions."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.cases.dates import Dated, days_of
from tgpl.cases.models import Case, CaseMove, Charge, Hearing, Registration, Stage
from tgpl.cases.services.clocks import start_for
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.moves import take_move
from tgpl.cases.services.numbers import note_number
from tgpl.core.law.paths import HEAD, PRACTITIONER
from tgpl.intake.models import FormOfAid


@transaction.atomic
def enter_stage(
    *,
    by: Actor,
    case: Case,
    kind: str,
    body: str,
    since: date,
    at: datetime,
    again: bool = False,
    number: str = "",
) -> Stage:
    """The matter comes before another body, or the same one again (điều tra lại, xét xử lại: register anew).

    `number`: what that body calls it, where it is known yet.
    """
    if number.strip():
        note_number(by=by, case=case, body=body, number=number, at=at)
    if fault := days_of(case, Dated.STAGE, timezone.localdate(at)).fault(since):
        raise CaseError(fault)
    label = Stage.Kind(kind).label
    take_move(by=by, case=case, kind=CaseMove.Kind.ENTER_STAGE, at=at, reason=f"{label} · {body}")
    return Stage.objects.create(case=case, kind=kind, body=body, since=since, again=again)


@transaction.atomic
def add_charge(*, by: Actor, case: Case, name: str, article: str = "", gravity: str = "") -> Charge:
    """Write down a charge against the person."""
    if case.form != FormOfAid.PROCEEDINGS:
        raise CaseError(_("Chỉ vụ việc tham gia tố tụng mới có tội danh."))
    charge = Charge.objects.create(case=case, name=name, article=article or None, gravity=gravity)
    record(by=by, action="charge.added", kind="case", key=case.code, person=str(case.person.uid), gravity=gravity)
    return charge


@transaction.atomic
def send_registration(*, by: Actor, case: Case, body: str, at: datetime) -> Registration:
    """Register the practitioner with a body; it answers within its own limit (TTLT 10/2018, Điều 12)."""
    if case.practitioner is None:
        raise CaseError(_("Hãy cử người thực hiện trước khi đăng ký với cơ quan tố tụng."))
    take_move(by=by, case=case, kind=CaseMove.Kind.REGISTER, at=at, reason=body)
    rule = "register_defence" if case.role == Case.Role.DEFENCE else "register_protector"
    start_for(case, by=by, rule=rule, who=PRACTITIONER, at=at)
    return Registration.objects.create(case=case, practitioner=case.practitioner, body=body, at=at, **signed(by))


@transaction.atomic
def answer_registration(*, by: Actor, registration: Registration, answer: str, at: datetime, reason: str = "") -> None:
    """What the body answered. Refused or cancelled, another practitioner is due within the law's limit (Điều 6)."""
    case = registration.case
    if answer != Registration.Answer.REGISTERED and not reason.strip():
        raise CaseError(_("Hãy ghi lý do như văn bản của cơ quan tố tụng đã nêu."))
    if at < registration.at:
        raise CaseError(_("Ngày trả lời không được trước ngày gửi đăng ký."))
    waiting = [Registration.Answer.WAITING]
    if answer == Registration.Answer.CANCELLED:
        waiting = [Registration.Answer.WAITING, Registration.Answer.REGISTERED]
    open_ones = Registration.objects.filter(pk=registration.pk, answer__in=waiting)
    if not open_ones.update(answer=answer, answered_at=at, reason=reason or None):
        raise CaseError(_("Đăng ký này đã được ghi trả lời. Hãy tải lại trang."))
    take_move(by=by, case=case, kind=CaseMove.Kind.ANSWER_REGISTRATION, at=at, reason=reason, told={"answer": answer})
    if answer != Registration.Answer.REGISTERED:
        start_for(case, by=by, rule=_replace_rule(case, answer), who=HEAD, at=at)


def _replace_rule(case: Case, answer: str) -> str:
    if case.role != Case.Role.DEFENCE:
        return "replace_protector_refused"
    cancelled = answer == Registration.Answer.CANCELLED
    return "replace_defender_cancelled" if cancelled else "replace_defender_refused"


@transaction.atomic
def set_hearing(
    *, by: Actor, case: Case, kind: str, starts_at: datetime, place: str, at: datetime, note: str = ""
) -> Hearing:
    """Put a session into the calendar of the case."""
    if fault := days_of(case, Dated.SESSION, timezone.localdate(at)).fault(timezone.localdate(starts_at)):
        raise CaseError(fault)
    hearing = Hearing.objects.create(
        case=case, kind=kind, starts_at=starts_at, place=place, note=note or None, told_at=at
    )
    record(by=by, action="hearing.set", kind="case", key=case.code, person=str(case.person.uid), session=kind)
    return hearing


@transaction.atomic
def call_off_hearing(*, by: Actor, hearing: Hearing) -> None:
    """The session does not take place (hoãn); a new date is a new session."""
    if not Hearing.objects.filter(pk=hearing.pk, called_off=False).update(called_off=True):
        raise CaseError(_("Buổi này đã được ghi là hoãn."))
    case = hearing.case
    record(by=by, action="hearing.called_off", kind="case", key=case.code, person=str(case.person.uid))
