"""One door for every step of a request, and the steps themselves."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.accounts.models import Agency, User
from tgpl.audit.services import record
from tgpl.core.law.paths import RECEPTION
from tgpl.deadlines.services import start_clock, stop_all_clocks
from tgpl.duty.queries import on_duty_at
from tgpl.intake.models import Request, RequestMove
from tgpl.intake.paths import request_path
from tgpl.intake.queries import refusal_ground
from tgpl.intake.services.attempts import refuse_to_give_up
from tgpl.intake.services.errors import IntakeError

KIND = "request"
Kind = RequestMove.Kind


@transaction.atomic
def move_request(
    *,
    by: Actor,
    request: Request,
    kind: str,
    at: datetime,
    reason: str = "",
    ground: str = "",
    to_agency: Agency | None = None,
) -> RequestMove:
    """Take the declared move `kind`, once: a second officer who acts on the old state is told, and nothing changes.

    The clocks that it answers stop, those that it brings start. Raises IntakeError.
    """
    move = request_path(timezone.localdate(at)).moves[kind]
    was, now = request.status, move.leads_to(request.status)
    if move.only and request.channel not in move.only:
        raise IntakeError(_("Yêu cầu đến theo cách này không có bước “%(step)s”.") % {"step": Kind(kind).label})
    if was not in move.sources:
        raise IntakeError(_("Yêu cầu đã được xử lý xong, không thể thay đổi bước này."))
    if at < request.status_at:
        raise IntakeError(_("Thời điểm xử lý không được trước bước liền trước. Hãy kiểm tra ngày giờ."))
    changed = Request.objects.filter(pk=request.pk, status=was).update(status=now, status_at=at, handler=by.user_id)
    if not changed:
        raise IntakeError(_("Một cán bộ khác vừa xử lý yêu cầu này. Hãy tải lại trang để xem kết quả."))
    request.status, request.status_at = now, at
    taken = RequestMove.objects.create(
        request=request,
        kind=kind,
        was=was,
        now=now,
        at=at,
        reason=reason or None,
        ground=ground,
        to_agency=to_agency,
        **signed(by),
    )
    if move.stops:
        stop_all_clocks(by=by, subject_kind=KIND, subject_key=request.reference, because=kind, at=at)
    for start in move.starts:
        start_for(request, by=by, rule=start.rule, at=at)
    record(by=by, action=move.action, kind=KIND, key=request.reference, person=str(request.person.uid))
    return taken


def start_for(request: Request, *, by: Actor, rule: str, at: datetime, come_what_may: bool = False) -> None:
    """Start a clock of `request`, which reception serves; by night the one on duty sees an urgent one too."""
    start_clock(
        by=by,
        rule=rule,
        subject_kind=KIND,
        subject_key=request.reference,
        office=request.office,
        who=RECEPTION,
        on_duty=_on_duty(request, at),
        started_at=at,
        come_what_may=come_what_may,
    )


def _on_duty(request: Request, at: datetime) -> User | None:
    """The one whose turn it is, where a body of proceedings waits for an answer or somebody is held."""
    turn = on_duty_at(request.office, at) if request.is_urgent else None
    return turn.keeper.user if turn and turn.keeper else None


def ask_for_papers(*, by: Actor, request: Request, what: str, at: datetime) -> RequestMove:
    """Tell the person what is still missing (khoản 2 Điều 30)."""
    if not what.strip():
        raise IntakeError(_("Hãy ghi rõ giấy tờ còn thiếu để người yêu cầu biết cần bổ sung gì."))
    return move_request(by=by, request=request, kind=Kind.ASK_FOR_PAPERS, at=at, reason=what)


def take_in_papers(*, by: Actor, request: Request, at: datetime) -> RequestMove:
    """The papers came: the request waits for a decision again, on a fresh clock."""
    return move_request(by=by, request=request, kind=Kind.TAKE_IN_PAPERS, at=at)


def refuse_request(*, by: Actor, request: Request, ground_code: str, reason: str, at: datetime) -> RequestMove:
    """Refuse, in a named person's name and on a ground of the law (khoản 3 Điều 30)."""
    if by.user_id is None:
        raise IntakeError(_("Từ chối thụ lý phải do một cán bộ có tên quyết định."))
    if not reason.strip():
        raise IntakeError(_("Hãy ghi lý do cụ thể; người yêu cầu có quyền biết vì sao bị từ chối."))
    ground = refusal_ground(ground_code, timezone.localdate(at))
    if ground is None:
        raise IntakeError(_("Hãy chọn một căn cứ từ chối mà luật cho phép."))
    return move_request(by=by, request=request, kind=Kind.REFUSE, at=at, reason=reason, ground=ground.citation)


def withdraw_request(*, by: Actor, request: Request, reason: str, at: datetime) -> RequestMove:
    """The person no longer wants it (khoản 6 Điều 8)."""
    return move_request(by=by, request=request, kind=Kind.WITHDRAW, at=at, reason=reason)


def lapse_request(*, by: Actor, request: Request, reason: str, at: datetime) -> RequestMove:
    """The papers that were asked for never came, and the person was reached, or tried often enough."""
    refuse_to_give_up(request, at)
    return move_request(by=by, request=request, kind=Kind.LAPSE, at=at, reason=reason)


def report_not_asked(*, by: Actor, request: Request, reason: str, at: datetime) -> RequestMove:
    """Answer a body of proceedings that the person of its information (Mẫu 04) does not ask for aid."""
    return move_request(by=by, request=request, kind=Kind.REPORT_NOT_ASKED, at=at, reason=reason)


def reopen_request(*, by: Actor, request: Request, reason: str, at: datetime) -> RequestMove:
    """Decide anew: a complaint was right, the person asks again, the papers came after all."""
    if not reason.strip():
        raise IntakeError(_("Hãy ghi lý do mở lại yêu cầu."))
    return move_request(by=by, request=request, kind=Kind.REOPEN, at=at, reason=reason)
