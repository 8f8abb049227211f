"""Entering a matter: a case into the Sổ thụ lý, a việc into the Sổ việc, each with the next number and no other."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.cases.models import (
    BriefAdvice,
    Case,
    CaseMove,
    CaseNameTerm,
    CasePaper,
    FurtherGround,
    Party,
    RegisterCounter,
)
from tgpl.cases.queries import register_pattern, urgent_grounds
from tgpl.cases.rules.codes import case_code
from tgpl.cases.rules.moves import CaseStatus
from tgpl.cases.services.clocks import start_first_clock, start_for
from tgpl.cases.services.errors import CaseError
from tgpl.core.database.numbering import take_next
from tgpl.core.database.search import name_terms
from tgpl.core.law.paths import RECEPTION
from tgpl.intake.models import EligibilityCheck, MatterField, Request, RequestMove
from tgpl.intake.services import IntakeError, move_request

KIND = "case"


@transaction.atomic
def accept_request(
    *,
    by: Actor,
    request: Request,
    form: str,
    field: str,
    at: datetime,
    role: str = "",
    papers_follow: bool = False,
    urgent_ground: str = "",
    exceptions: Sequence[str] = (),
) -> Case:
    """Thụ lý: enter the matter in the register, from which moment its clocks run (TT 12/2018, khoản 2 Điều 5).

    Needs an officer's decision that the person qualifies. `papers_follow` accepts at once, on an `urgent_ground` of the
    law (khoản 4 Điều 30), with the status papers to come within their own clock; `exceptions` lengthen that clock.
    Raises CaseError.
    """
    check = _deciding_check(request)
    if papers_follow and urgent_ground not in {g.code for g in urgent_grounds(timezone.localdate(at))}:
        raise CaseError(_("Thụ lý ngay khi còn thiếu giấy tờ: hãy chọn một căn cứ mà luật cho phép."))
    if field == MatterField.BUSINESS:
        raise CaseError(_("Trợ giúp pháp lý không thực hiện trong lĩnh vực kinh doanh, thương mại (Điều 27)."))
    try:
        move_request(by=by, request=request, kind=RequestMove.Kind.ACCEPT, at=at)
    except IntakeError as error:
        raise CaseError(str(error)) from error
    request.refresh_from_db(fields=["person"])  # two records may have been merged since it was read
    urgent = urgent_ground if papers_follow else ""
    case = _register(
        by=by, request=request, check=check, form=form, field=field, role=role, at=at, urgent_ground=urgent
    )
    _fill(case, by=by, at=at)
    _keep_further_grounds(case, check)
    start_first_clock(case, by=by, at=at, since_notice=True)
    if papers_follow:
        start_for(case, by=by, rule="missing_papers", who=RECEPTION, at=at, exceptions=exceptions)
    record(by=by, action="case.accepted", kind=KIND, key=case.code, person=str(case.person.uid), form=form)
    return case


def _deciding_check(request: Request) -> EligibilityCheck:
    check = request.checks.exclude(answer="").first()
    if check is None:
        raise CaseError(
            _("Chưa kiểm tra diện người được trợ giúp pháp lý. Hãy kiểm tra và quyết định trước khi thụ lý.")
        )
    if check.answer != "yes":
        raise CaseError(_("Người này đã được kết luận không thuộc diện. Hãy kiểm tra lại nếu có giấy tờ mới."))
    return check


def _register(
    *,
    by: Actor,
    request: Request,
    check: EligibilityCheck,
    form: str,
    field: str,
    role: str,
    at: datetime,
    urgent_ground: str,
) -> Case:
    office, day = request.office, timezone.localdate(at)
    number = take_number(office=office, register=RegisterCounter.Register.CASES, year=day.year)
    pattern = register_pattern(day)
    return Case.objects.create(
        code=case_code(
            pattern.pattern, office=office.register_prefix, form=pattern.forms[form], number=number, year=day.year
        ),
        office=office,
        number=number,
        year=day.year,
        request=request,
        person=request.person,
        form=form,
        role=role,
        field=field,
        ground=check.ground,
        law_version=check.law_version,
        citation=check.citation,
        papers_follow=bool(urgent_ground),
        urgent_ground=urgent_ground,
        client_has_disability=request.asker_has_disability,
        accepted_at=at,
        accepted_on=day,
        accepted_by_id=by.user_id,
        accepted_by_name=by.name,
        status=CaseStatus.ACCEPTED,
        status_at=at,
    )


def _fill(case: Case, *, by: Actor, at: datetime) -> None:
    """What every new case has: its first move, its client as a party, its name terms, the papers of its request."""
    person = case.person
    CaseMove.objects.create(case=case, kind=CaseMove.Kind.ACCEPT, now=CaseStatus.ACCEPTED, at=at, **signed(by))
    CaseNameTerm.objects.bulk_create(CaseNameTerm(case=case, term=t) for t in sorted(name_terms(person.full_name)))
    Party.objects.create(
        case=case,
        side=Party.Side.CLIENT,
        **Party.known_as(person.full_name, person.identity_number or ""),
    )
    CasePaper.objects.bulk_create(
        CasePaper(case=case, number=number, kind=paper.kind, **paper.as_fields())
        for number, paper in enumerate(case.request.papers.all(), start=1)
    )


def _keep_further_grounds(case: Case, check: EligibilityCheck) -> None:
    """Every other ground that the check found: statistics take one, the law keeps all."""
    FurtherGround.objects.bulk_create(
        FurtherGround(case=case, ground=found["code"], citation=found["citation"])
        for found in check.proposal.get("grounds", [])
        if found["answer"] == "yes" and found["code"] != check.ground
    )


def take_number(*, office: Agency, register: str, year: int) -> int:
    """The next number of a register. Its row stays locked until the caller's transaction ends: none lost or doubled."""
    if not office.register_prefix:
        raise CaseError(_("Đơn vị này chưa có ký hiệu sổ thụ lý. Hãy nhờ quản trị hệ thống bổ sung."))
    return take_next(RegisterCounter.objects.all(), office=office, register=register, year=year)


@transaction.atomic
def give_brief_advice(*, by: Actor, request: Request, field: str, answer: str, at: datetime) -> BriefAdvice:
    """Answer a simple question at once (khoản 2 Điều 32): a line in the Sổ việc, and no file."""
    if not answer.strip():
        raise CaseError(_("Hãy ghi nội dung đã trả lời cho người yêu cầu."))
    day = timezone.localdate(at)
    try:
        move_request(by=by, request=request, kind=RequestMove.Kind.ADVISE, at=at)
    except IntakeError as error:
        raise CaseError(str(error)) from error
    request.refresh_from_db(fields=["person"])  # two records may have been merged since it was read
    number = take_number(office=request.office, register=RegisterCounter.Register.BRIEF_ADVICE, year=day.year)
    advice = BriefAdvice.objects.create(
        office=request.office,
        number=number,
        year=day.year,
        request=request,
        person=request.person,
        field=field,
        client_has_disability=request.asker_has_disability,
        answer=answer,
        advised_at=at,
        advised_on=day,
        **signed(by),
    )
    record(by=by, action="brief_advice.given", kind="request", key=request.reference, person=str(request.person.uid))
    return advice
