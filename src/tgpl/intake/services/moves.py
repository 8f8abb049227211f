"""One door for every step of a request, and the steps themselves."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.deadlines.services import start_clock, stop_all_clocks
from tgpl.intake.models import Request, RequestMove
from tgpl.intake.queries import refusal_ground
from tgpl.intake.rules import RequestStatus, may_move
from tgpl.intake.services.errors import IntakeError

KIND = "request"


def add_move(
    request: Request,
    *,
    by: Actor,
    was: str,
    now: str,
    at: datetime,
    reason: str = "",
    ground: str = "",
    to_agency: Agency | None = None,
) -> RequestMove:
    return RequestMove.objects.create(
        request=request,
        was=was,
        now=now,
        at=at,
        reason=reason or None,
        ground=ground,
        to_agency=to_agency,
        **signed(by),
    )


@transaction.atomic
def move_request(
    *,
    by: Actor,
    request: Request,
    to: RequestStatus,
    at: datetime,
    reason: str = "",
    ground: str = "",
    to_agency: Agency | None = None,
) -> RequestMove:
    """Move a request on, once: a second officer who acts on the old state is told, and nothing changes.

    Stops the clocks that ran for the state it leaves. Raises IntakeError.
    """
    was = request.status
    if not may_move(was, to):
        raise IntakeError(_("Yêu cầu đã được xử lý xong, không thể thay đổi bước này."))
    if at < request.status_at:
        raise IntakeError(_("Thời điểm xử lý không được trước bước liền trước. Hãy kiểm tra ngày giờ."))
    changed = Request.objects.filter(pk=request.pk, status=was).update(status=to, status_at=at, handler=by.user_id)
    if not changed:
        raise IntakeError(_("Một cán bộ khác vừa xử lý yêu cầu này. Hãy tải lại trang để xem kết quả."))
    request.status, request.status_at = to, at
    move = add_move(request, by=by, was=was, now=to, at=at, reason=reason, ground=ground, to_agency=to_agency)
    stop_all_clocks(by=by, subject_kind=KIND, subject_key=request.reference, because=str(to), at=at)
    record(by=by, action=f"request.{to}", kind=KIND, key=request.reference, person=str(request.person.uid))
    return move


def ask_for_papers(*, by: Actor, request: Request, what: str, at: datetime) -> RequestMove:
    """Tell the person what is still missing (khoản 2 Điều 30)."""
    if not what.strip():
        raise IntakeError(_("Hãy ghi rõ giấy tờ còn thiếu để người yêu cầu biết cần bổ sung gì."))
    return move_request(by=by, request=request, to=RequestStatus.AWAITING_PAPERS, at=at, reason=what)


@transaction.atomic
def take_in_papers(*, by: Actor, request: Request, at: datetime) -> RequestMove:
    """The papers came: the request waits for a decision again, on a fresh clock."""
    move = move_request(by=by, request=request, to=RequestStatus.RECEIVED, at=at)
    start_clock(
        by=by,
        rule="reply_completeness",
        subject_kind=KIND,
        subject_key=request.reference,
        office=request.office,
        who="reception",
        started_at=at,
    )
    return move


def refuse_request(*, by: Actor, request: Request, ground_code: str, reason: str, at: datetime) -> RequestMove:
    """Refuse, in a named person's name and on a ground of the law (khoản 3 Điều 30)."""
    if by.user_id is None:
        raise IntakeError(_("Từ chối thụ lý phải do một cán bộ có tên quyết định."))
    if not reason.strip():
        raise IntakeError(_("Hãy ghi lý do cụ thể; người yêu cầu có quyền biết vì sao bị từ chối."))
    ground = refusal_ground(ground_code, timezone.localdate(at))
    if ground is None:
        raise IntakeError(_("Hãy chọn một căn cứ từ chối mà luật cho phép."))
    return move_request(by=by, request=request, to=RequestStatus.REFUSED, at=at, reason=reason, ground=ground.citation)


def transfer_request(*, by: Actor, request: Request, to_agency: Agency, reason: str, at: datetime) -> RequestMove:
    """Hand a request to the organisation that is competent for it (khoản 1 Điều 35)."""
    return move_request(by=by, request=request, to=RequestStatus.TRANSFERRED, at=at, reason=reason, to_agency=to_agency)


def withdraw_request(*, by: Actor, request: Request, reason: str, at: datetime) -> RequestMove:
    """The person no longer wants it (khoản 6 Điều 8)."""
    return move_request(by=by, request=request, to=RequestStatus.WITHDRAWN, at=at, reason=reason)


def lapse_request(*, by: Actor, request: Request, reason: str, at: datetime) -> RequestMove:
    """The papers that were asked for never came."""
    return move_request(by=by, request=request, to=RequestStatus.LAPSED, at=at, reason=reason)
