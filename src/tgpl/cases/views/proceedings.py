"""Pages of a matter before the bodies of proceedings: stages, charges, registrations, sessions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.cases import services
from tgpl.cases.dates import Dated, days_of
from tgpl.cases.forms import course as forms
from tgpl.cases.forms.course import NoWords
from tgpl.cases.models import CaseMove
from tgpl.cases.steps import WORK
from tgpl.cases.views.steps import case_of, now, take_step
from tgpl.core.law.days import within
from tgpl.core.pages.steps import sent

Kind = CaseMove.Kind


@requires(*WORK)
def enter_stage(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    return take_step(
        request,
        case,
        within(forms.EnterStage(**sent(request)), since=days_of(case, Dated.STAGE, timezone.localdate())),
        now(services.enter_stage),
        kind=Kind.ENTER_STAGE,
        done=_("Đã ghi giai đoạn tố tụng."),
        title=_("Sang giai đoạn tố tụng"),
        button=_("Ghi"),
    )


@requires(*WORK)
def note_number(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    now_before = case.stages.last()
    return take_step(
        request,
        case,
        forms.NoteNumber(**sent(request), initial={"body": now_before.body if now_before else ""}),
        now(services.note_number),
        done=_("Đã ghi. Gõ số này vào ô tìm là thấy vụ việc."),
        title=_("Ghi số thụ lý, số hồ sơ của cơ quan khác"),
        button=_("Ghi"),
    )


@requires(*WORK)
def add_charge(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.AddCharge(**sent(request)),
        services.add_charge,
        done=_("Đã ghi tội danh."),
        title=_("Ghi tội danh"),
        button=_("Ghi"),
    )


@requires(*WORK)
def send_registration(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    return take_step(
        request,
        case,
        forms.SendRegistration(**sent(request)),
        now(services.send_registration),
        kind=Kind.REGISTER,
        done=_("Đã ghi. Cơ quan tố tụng phải trả lời trong thời hạn luật định."),
        title=_("Đăng ký với cơ quan tố tụng"),
        button=_("Ghi đã gửi đăng ký"),
    )


@requires(*WORK)
def answer_registration(request: HttpRequest, code: str, number: int) -> HttpResponse:
    case = case_of(request, code)
    registration = get_object_or_404(case.registrations, pk=number)
    registration.case = case

    def answer(*, by: Any, case: Any, **given: Any) -> None:
        services.answer_registration(by=by, registration=registration, at=timezone.now(), **given)

    return take_step(
        request,
        case,
        forms.AnswerRegistration(**sent(request)),
        answer,
        kind=Kind.ANSWER_REGISTRATION,
        done=_("Đã ghi trả lời của cơ quan tố tụng."),
        title=_("Trả lời đăng ký: %(body)s") % {"body": registration.body},
        button=_("Ghi trả lời"),
    )


@requires(*WORK)
def set_hearing(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    return take_step(
        request,
        case,
        within(forms.SetHearing(**sent(request)), day=days_of(case, Dated.SESSION, timezone.localdate())),
        now(services.set_hearing),
        done=_("Đã ghi vào lịch."),
        title=_("Ghi buổi làm việc, phiên tòa"),
        button=_("Ghi vào lịch"),
    )


@requires(*WORK)
def call_off_hearing(request: HttpRequest, code: str, uid: str) -> HttpResponse:
    case = case_of(request, code)
    hearing = get_object_or_404(case.hearings, uid=uid)
    hearing.case = case
    return take_step(
        request,
        case,
        NoWords(**sent(request)),
        lambda *, by, case: services.call_off_hearing(by=by, hearing=hearing),
        done=_("Đã ghi buổi này bị hoãn."),
        title=_("Ghi buổi bị hoãn: %(hearing)s") % {"hearing": hearing},
        button=_("Ghi bị hoãn"),
    )
