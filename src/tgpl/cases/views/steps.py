"""The steps that staff take with a matter, one page each."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases import services
from tgpl.cases.dates import Dated, days_of
from tgpl.cases.forms import steps as forms
from tgpl.cases.models import Case, CaseMove
from tgpl.cases.paths import case_path
from tgpl.cases.presenters import left_open, not_judged_yet
from tgpl.cases.queries import open_access_needs
from tgpl.cases.services import CaseError
from tgpl.cases.steps import WORK
from tgpl.core.law.days import within
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.intake.models import Request


def case_of(request: HttpRequest, code: str) -> Case:
    """The case of this code, if the person may see it."""
    visible = Case.objects.visible_to(request.actor).select_related("person", "office", "practitioner__user", "request")
    return get_object_or_404(visible, code=code)


def take_step(
    request: HttpRequest,
    case: Case,
    form: Any,
    act: Callable[..., object],
    *,
    done: str | Promise,
    kind: str = "",
    **words: Any,
) -> HttpResponse:
    """Show the form of a step; once it is filled in, `act` and go back to the case. `kind`: the move that it takes."""
    back = reverse("cases:open_case", args=[case.code])
    step = partial(act, by=request.actor, case=case)
    if form.is_bound and form.is_valid() and carried_out(form, lambda: step(**form.cleaned_data), CaseError):
        messages.success(request, done)
        return redirect(back)
    return step_page(request, form, back=back, lead=f"{case.person.full_name} · {case.code}", **_law(kind), **words)


def with_papers(words: str, case: Case) -> str:
    """`words` with the way to the papers of the case: the next thing to do is to write one."""
    url = reverse("cases:open_parts", args=[case.code])
    link = '{} <a class="govuk-notification-banner__link" href="{}">{}</a>'
    return format_html(link, words, url, _("Lập văn bản"))


def _law(kind: str) -> dict[str, str]:
    """Where the law speaks of the move, for the page to show."""
    move = case_path(timezone.localdate()).moves.get(kind)
    return {"citation": move.citation, "mark": move.mark} if move else {}


def now(act: Callable[..., object]) -> Callable[..., object]:
    """`act`, done at this moment."""
    return partial(act, at=timezone.now())


@requires(Permission.DECIDE_REQUESTS)
def accept_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Thụ lý: the request becomes a case, with the next number of the register."""
    asked = get_object_or_404(Request.objects.visible_to(request.actor), reference=reference)
    form = forms.Accept(**sent(request), asked=asked, on=timezone.localdate())
    back = reverse("intake:open_request", args=[asked.reference])
    if form.is_bound and form.is_valid():
        try:
            case = services.accept_request(by=request.actor, request=asked, at=timezone.now(), **form.cleaned_data)
        except CaseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã vào sổ thụ lý: %(code)s. Hãy cử người thực hiện.") % {"code": case.code})
            return redirect("cases:open_case", case.code)
    lead, warning = f"{asked.person.full_name} · {asked.reference}", not_judged_yet(asked)
    return step_page(request, form, back=back, lead=lead, warning=warning, title=_("Thụ lý"), button=_("Vào sổ thụ lý"))


@requires(Permission.GIVE_BRIEF_ADVICE)
def give_brief_advice(request: HttpRequest, reference: str) -> HttpResponse:
    """Việc: a simple question answered at once, without a file."""
    asked = get_object_or_404(Request.objects.visible_to(request.actor), reference=reference)
    form = forms.Advise(**sent(request), asked=asked)
    back = reverse("intake:open_request", args=[asked.reference])
    give = partial(services.give_brief_advice, by=request.actor, request=asked, at=timezone.now())
    if form.is_bound and form.is_valid() and carried_out(form, lambda: give(**form.cleaned_data), CaseError):
        messages.success(request, _("Đã ghi vào Sổ thực hiện việc trợ giúp pháp lý."))
        return redirect(back)
    lead = f"{asked.person.full_name} · {asked.reference}"
    return step_page(request, form, back=back, lead=lead, title=_("Trả lời ngay (việc)"), button=_("Ghi câu trả lời"))


@requires(*WORK)
def record_work(request: HttpRequest, code: str) -> HttpResponse:
    case, today = case_of(request, code), timezone.localdate()
    form = forms.RecordWork(**sent(request), initial={"done_on": today})
    return take_step(
        request,
        case,
        within(form, done_on=days_of(case, Dated.WORK, today)),
        now(services.record_work),
        done=_("Đã ghi công việc."),
        title=_("Ghi công việc"),
        button=_("Ghi"),
    )


@requires(*WORK)
def add_paper(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.AddPaper(**sent(request)),
        now(services.add_paper),
        done=_("Đã thêm giấy tờ vào hồ sơ."),
        title=_("Thêm giấy tờ"),
        button=_("Thêm vào hồ sơ"),
    )


@requires(*WORK)
def add_party(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.AddParty(**sent(request)),
        services.add_party,
        done=_("Đã ghi. Người này được tìm đến trong mọi lần kiểm tra xung đột về sau."),
        title=_("Ghi thêm người trong vụ việc"),
        button=_("Ghi"),
    )


@requires(*WORK)
def close_case(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    return take_step(
        request,
        case,
        forms.Close(**sent(request), needs=open_access_needs(case)),
        now(services.close_case),
        kind=CaseMove.Kind.COMPLETE,
        done=_("Đã kết thúc vụ việc. Hồ sơ phải bàn giao trong thời hạn luật định."),
        title=_("Kết thúc vụ việc"),
        button=_("Kết thúc"),
        grave=True,
        warning=left_open(case),
    )


@requires(*WORK)
def suspend_case(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.Reason(**sent(request)),
        now(services.suspend_case),
        kind=CaseMove.Kind.SUSPEND,
        done=_("Đã ghi nhận tạm đình chỉ."),
        title=_("Tạm đình chỉ"),
        button=_("Ghi nhận"),
    )


@requires(*WORK)
def resume_case(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.Reason(**sent(request)),
        now(services.resume_case),
        kind=CaseMove.Kind.RESUME,
        done=_("Vụ việc được tiếp tục."),
        title=_("Tiếp tục vụ việc"),
        button=_("Tiếp tục"),
    )


@requires(*WORK)
def record_national_entry(request: HttpRequest, code: str) -> HttpResponse:
    case = case_of(request, code)
    return take_step(
        request,
        case,
        within(forms.NationalEntry(**sent(request)), on=days_of(case, Dated.NATIONAL_ENTRY, timezone.localdate())),
        services.record_national_entry,
        done=_("Đã ghi mã trên hệ thống của Bộ."),
        title=_("Ghi mã trên hệ thống của Bộ"),
        button=_("Ghi"),
    )
