"""Pages of the turns that a matter takes: letters of the person, another form, the ends on a ground, opened again."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.cases import services
from tgpl.cases.forms import course as forms
from tgpl.cases.forms.steps import Reason
from tgpl.cases.models import Case, CaseMove, Petition
from tgpl.cases.presenters import left_open
from tgpl.cases.services import CaseError
from tgpl.cases.steps import ASSIGN, MEET, WORK
from tgpl.cases.views.steps import case_of, now, take_step, with_papers
from tgpl.core.pages.steps import sent

Kind = CaseMove.Kind


@requires(*MEET)
def take_petition(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    return take_step(
        request,
        case,
        forms.TakePetition(**sent(request), case=case),
        now(services.take_petition),
        kind=Kind.ASK_CHANGE if case.practitioner_id else Kind.ASK_WITHDRAWAL,
        done=_("Đã nhận đơn. Thời hạn trả lời tính từ bây giờ."),
        title=_("Nhận đơn của người được trợ giúp"),
        button=_("Nhận đơn"),
    )


@requires(*ASSIGN)
def refuse_change(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        Reason(**sent(request)),
        now(services.refuse_change),
        kind=Kind.REFUSE_CHANGE,
        done=_("Đã ghi trả lời. Hãy gửi văn bản cho người được trợ giúp."),
        title=_("Không thay người thực hiện"),
        button=_("Ghi trả lời"),
    )


@requires(*ASSIGN)
def stop_case(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    withdrawn = case.petitions.filter(kind=Petition.Kind.WITHDRAWAL, answer="").exists()
    initial = {"ground_code": "withdrawal"} if withdrawn else {}
    return take_step(
        request,
        case,
        forms.Stop(**sent(request), on=timezone.localdate(), initial=initial),
        now(services.stop_case),
        kind=Kind.NOT_CONTINUE,
        done=with_papers(_("Đã ghi không tiếp tục thực hiện. Hãy gửi thông báo bằng văn bản."), case),
        title=_("Không tiếp tục thực hiện"),
        button=_("Không tiếp tục"),
        grave=True,
    )


@requires(*MEET)
def note_lost_eligibility(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        Reason(**sent(request)),
        now(services.note_lost_eligibility),
        kind=Kind.LOSE_ELIGIBILITY,
        done=_("Đã ghi. Vụ việc vẫn được thực hiện đến khi kết thúc."),
        title=_("Ghi không còn thuộc diện"),
        button=_("Ghi"),
    )


@requires(*ASSIGN)
def change_form(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    return take_step(
        request,
        case,
        forms.ChangeForm(**sent(request), case=case),
        now(services.change_form),
        kind=Kind.CHANGE_FORM,
        done=_("Đã đổi hình thức. Hãy cử người thực hiện."),
        title=_("Đổi hình thức trợ giúp"),
        button=_("Đổi hình thức"),
        grave=True,
    )


@requires(*WORK)
def hand_over_file(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    return take_step(
        request,
        case,
        forms.HandOver(**sent(request)),
        now(services.hand_over_file),
        kind=Kind.HAND_OVER_FILE,
        done=_("Đã ghi bàn giao hồ sơ."),
        title=_("Bàn giao hồ sơ"),
        button=_("Ghi bàn giao"),
        warning=left_open(case),
    )


@requires(*ASSIGN)
def reopen_case(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        Reason(**sent(request)),
        now(services.reopen_case),
        kind=Kind.REOPEN,
        done=_("Vụ việc được mở lại. Hãy cử người thực hiện."),
        title=_("Mở lại vụ việc"),
        button=_("Mở lại"),
        grave=True,
    )


@requires(*WORK)
def join_matter(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.JoinMatter(**sent(request)),
        partial(_join, request),
        done=_("Đã ghi hai vụ việc cùng vụ án."),
        title=_("Ghi vụ việc cùng vụ án"),
        button=_("Ghi"),
    )


def _join(request: HttpRequest, *, by: Any, case: Case, code: str) -> None:
    """The other case, if this person may see it."""
    wanted = "".join(code.upper().split())
    other = Case.objects.visible_to(request.actor).select_related("leading").filter(code=wanted).first()
    if other is None:
        raise CaseError(_("Không có vụ việc nào mang mã này. Hãy kiểm tra lại."))
    services.join_matter(by=by, case=case, other=other)
