"""Taking a complaint down, answering it, and putting right what was wrong."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Role
from tgpl.audit.services import record
from tgpl.cases.queries import case_of
from tgpl.complaints.models import (
    STATUS_LABELS,
    Act,
    Complaint,
    ComplaintAnswer,
    ComplaintCounter,
    ComplaintMove,
    Outcome,
    Way,
)
from tgpl.complaints.queries import acts_open_to, answerer_for, complained_of, may_answer, may_go_on
from tgpl.complaints.rules import ANSWERED_AS, CLOCKS, STAGES, Stage, Status, complaint_code, may_move
from tgpl.core.law.days import Event, Span
from tgpl.deadlines.services import start_clock, stop_all_clocks
from tgpl.intake.models import Request
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services import reopen_request
from tgpl.people.ways import why_not

KIND = "complaint"
# Kept with the complaint, in the language of the office whatever language the page is read in.
HEAD_IS_CONCERNED = "Người đứng đầu là người bị khiếu nại, nên không tự giải quyết."


class ComplaintError(Exception):
    """A step that cannot be taken; the text tells the user what to do."""


def take_complaint(
    *,
    by: Actor,
    request: Request,
    act: str,
    way: str,
    story: str,
    at: datetime,
    wanted: str = "",
    complainant: str = "",
    relation: str = "",
    contact: str = "",
) -> Complaint:
    """Take a complaint down in the register; the head's clock runs from its receipt (khoản 2 Điều 45).

    When the head is the one complained of, and nobody stands in, it goes to the director of the department at once.
    """
    if not story.strip():
        raise ComplaintError(_("Hãy viết điều gì không đúng và vì sao."))
    if fault := Span(after=Event(request.received_on, _("ngày nhận yêu cầu"))).fault(timezone.localdate(at)):
        raise ComplaintError(fault)
    if act not in acts_open_to(request):
        raise ComplaintError(_("Hồ sơ này không có việc đó để khiếu nại. Hãy chọn đúng việc bị khiếu nại."))
    told = {"act": act, "way": way, "story": story, "wanted": wanted or None, "relation": relation or None}
    told |= {"complainant": complainant or request.person.full_name, "contact": contact or None}
    try:
        with transaction.atomic():
            return _enter(by, request, told, at)
    except IntegrityError:
        raise ComplaintError(_("Đã có một khiếu nại về việc này đang được giải quyết.")) from None


def _enter(by: Actor, request: Request, told: dict[str, Any], at: datetime) -> Complaint:
    office, day = request.office, timezone.localdate(at)
    about = complained_of(request, told["act"])
    answerer = answerer_for(office, about, day)
    number = _take_number(office, day.year)
    complaint = Complaint.objects.create(
        code=complaint_code(office.register_prefix, number, day.year),
        office=office,
        number=number,
        year=day.year,
        request=request,
        case=case_of(request),
        about=about,
        about_name=about.full_name if about else "",
        received_at=at,
        received_on=day,
        taken_by_name=by.name,
        status=Status.RECEIVED if answerer else Status.ESCALATED,
        status_at=at,
        answerer_id=answerer,
        **told,
    )
    reason = "" if answerer else HEAD_IS_CONCERNED
    ComplaintMove.objects.create(complaint=complaint, now=complaint.status, at=at, reason=reason or None, **signed(by))
    _start_clock(complaint, by=by, at=at)
    _record(by, complaint, action="complaint.received", act=complaint.act)
    return complaint


def _take_number(office: Agency, year: int) -> int:
    """The next number of the register; its row stays locked until the caller's transaction ends."""
    ComplaintCounter.objects.get_or_create(office=office, year=year)
    counter = ComplaintCounter.objects.filter(office=office, year=year)
    counter.update(last=F("last") + 1)
    return counter.values_list("last", flat=True).get()


def _start_clock(complaint: Complaint, *, by: Actor, at: datetime) -> None:
    stage = STAGES[Status(complaint.status)]
    start_clock(
        by=by,
        rule=CLOCKS[stage],
        subject_kind=KIND,
        subject_key=complaint.code,
        office=complaint.office,
        who=Role.CENTRE_DIRECTOR if stage is Stage.FIRST else Role.DEPARTMENT_OFFICER,
        holder=complaint.answerer if stage is Stage.FIRST else None,
        started_at=at,
    )


@transaction.atomic
def answer_complaint(
    *, by: Actor, complaint: Complaint, outcome: str, reasons: str, at: datetime, remedy: str = ""
) -> ComplaintAnswer:
    """Answer at the stage where it waits. A refusal that was wrong is undone: its request is open again.

    Never by the one complained of. What came through the follow page is told by standing there.
    """
    if not may_answer(by, complaint):
        raise ComplaintError(_("Bạn không giải quyết được khiếu nại này ở bước hiện nay."))
    if not reasons.strip():
        raise ComplaintError(_("Hãy ghi lý do; người khiếu nại có quyền biết vì sao."))
    if outcome != Outcome.NOT_UPHELD and complaint.act != Act.REFUSAL and not remedy.strip():
        raise ComplaintError(_("Khiếu nại đúng thì phải sửa: hãy ghi sẽ làm gì để khắc phục."))
    stage = STAGES[Status(complaint.status)]
    _move(by, complaint, to=ANSWERED_AS[stage], at=at)
    told = {"told_at": at, "told_by_name": by.name} if complaint.way == Way.WEB else {}
    answer = ComplaintAnswer.objects.create(
        complaint=complaint,
        stage=stage,
        outcome=outcome,
        reasons=reasons,
        remedy=remedy or None,
        reopened=outcome == Outcome.UPHELD and _reopen(by, complaint, at),
        at=at,
        **told,
        **signed(by),
    )
    _record(by, complaint, action="complaint.answered", outcome=outcome)
    return answer


def _reopen(by: Actor, complaint: Complaint, at: datetime) -> bool:
    """Open a wrongly refused request again; whether there was one to open."""
    request = complaint.request
    if complaint.act != Act.REFUSAL or request.status != RequestStatus.REFUSED:
        return False
    reopen_request(by=by, request=request, reason=f"Khiếu nại {complaint.code} đúng.", at=at)
    return True


@transaction.atomic
def note_told(*, by: Actor, complaint: Complaint, how: str, at: datetime, in_safe_hours: bool = False) -> None:
    """The answer was passed on, by a way that the person's own rules allow."""
    person, through = complaint.request.person, bool(complaint.relation)
    if why := why_not(person, how, through_another=through, in_safe_hours=in_safe_hours):
        raise ComplaintError(why)
    untold = complaint.answers.filter(told_at=None)
    if not untold.update(told_at=at, told_how=how, told_by_name=by.name):
        raise ComplaintError(_("Chưa có câu trả lời nào cần báo cho người khiếu nại."))
    _record(by, complaint, action="complaint.told", way=how)


@transaction.atomic
def escalate_complaint(*, by: Actor, complaint: Complaint, reason: str, at: datetime) -> None:
    """The person goes to the director of the department: after an answer, or when none came in time."""
    if not may_go_on(complaint):
        raise ComplaintError(_("Người đứng đầu tổ chức còn thời hạn trả lời. Hãy đợi trả lời, hoặc đến khi quá hạn."))
    _move(by, complaint, to=Status.ESCALATED, at=at, reason=reason)
    _start_clock(complaint, by=by, at=at)
    _record(by, complaint, action="complaint.escalated")


@transaction.atomic
def withdraw_complaint(*, by: Actor, complaint: Complaint, reason: str, at: datetime) -> None:
    """The person takes it back."""
    _move(by, complaint, to=Status.WITHDRAWN, at=at, reason=reason)
    _record(by, complaint, action="complaint.withdrawn")


@transaction.atomic
def note_court(*, by: Actor, complaint: Complaint, reason: str, at: datetime) -> None:
    """The person has gone to court after the director's decision."""
    _move(by, complaint, to=Status.IN_COURT, at=at, reason=reason)
    _record(by, complaint, action="complaint.in_court")


def note_reading(*, by: Actor, complaint: Complaint) -> None:
    """Write down that someone opened a complaint."""
    _record(by, complaint, action="complaint.read")


def _move(by: Actor, complaint: Complaint, *, to: Status, at: datetime, reason: str = "") -> None:
    """Move a complaint on, once; a second person who acts on the old state is told."""
    was = complaint.status
    if not may_move(was, to):
        now = STATUS_LABELS[Status(was)]
        raise ComplaintError(_("Khiếu nại đang ở bước “%(status)s”, không làm được việc này.") % {"status": now})
    if not Complaint.objects.filter(pk=complaint.pk, status=was).update(status=to, status_at=at):
        raise ComplaintError(_("Một người khác vừa xử lý khiếu nại này. Hãy tải lại trang để xem."))
    complaint.status, complaint.status_at = to, at
    ComplaintMove.objects.create(complaint=complaint, was=was, now=to, at=at, reason=reason or None, **signed(by))
    stop_all_clocks(by=by, subject_kind=KIND, subject_key=complaint.code, because=str(to), at=at)


def _record(by: Actor, complaint: Complaint, *, action: str, **details: Any) -> None:
    person = str(complaint.request.person.uid)
    record(by=by, action=action, kind=KIND, key=complaint.code, person=person, **details)
