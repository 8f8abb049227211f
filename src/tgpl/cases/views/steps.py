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
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases import services
from tgpl.cases.forms import steps as forms
from tgpl.cases.models import Case
from tgpl.cases.presenters import candidate_choices, hit_words
from tgpl.cases.queries import conflict_hits, open_workload
from tgpl.cases.services import CaseError
from tgpl.cases.steps import WORK
from tgpl.core.steps import carried_out, sent, step_page
from tgpl.directory.queries import candidates_for
from tgpl.intake.models import Request


def case_of(request: HttpRequest, code: str) -> Case:
    """The case of this code, if the person may see it."""
    visible = Case.objects.visible_to(request.actor).select_related("person", "office", "practitioner__user", "request")
    return get_object_or_404(visible, code=code)


def take_step(
    request: HttpRequest, case: Case, form: Any, act: Callable[..., object], *, done: str | Promise, **words: Any
) -> HttpResponse:
    """Show the form of a step; once it is filled in, `act` and go back to the case."""
    back = reverse("cases:open_case", args=[case.code])
    step = partial(act, by=request.actor, case=case)
    if form.is_bound and form.is_valid() and carried_out(form, lambda: step(**form.cleaned_data), CaseError):
        messages.success(request, done)
        return redirect(back)
    return step_page(request, form, back=back, lead=f"{case.person.full_name} · {case.code}", **words)


def now(act: Callable[..., object]) -> Callable[..., object]:
    """`act`, done at this moment."""
    return partial(act, at=timezone.now())


@requires(Permission.DECIDE_REQUESTS)
def accept_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Thụ lý: the request becomes a case, with the next number of the register."""
    asked = get_object_or_404(Request.objects.visible_to(request.actor), reference=reference)
    form = forms.Accept(**sent(request), asked=asked)
    back = reverse("intake:open_request", args=[asked.reference])
    if form.is_bound and form.is_valid():
        try:
            case = services.accept_request(by=request.actor, request=asked, at=timezone.now(), **form.cleaned_data)
        except CaseError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã vào sổ thụ lý: %(code)s. Hãy cử người thực hiện.") % {"code": case.code})
            return redirect("cases:open_case", case.code)
    lead = f"{asked.person.full_name} · {asked.reference}"
    return step_page(request, form, back=back, lead=lead, title=_("Thụ lý"), button=_("Vào sổ thụ lý"))


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


@requires(Permission.ASSIGN_CASES)
def choose_practitioner(request: HttpRequest, code: str) -> HttpResponse:
    """Who may take this form of aid for this office, with what the head weighs."""
    case = case_of(request, code)
    candidates = list(candidates_for(office=case.office, form=case.form, on=timezone.localdate()))
    workload = open_workload(c.practitioner_id for c in candidates)
    form = forms.ChoosePractitioner(**sent(request), candidates=candidate_choices(candidates, workload))
    if form.is_bound and form.is_valid():
        return redirect("cases:assign_practitioner", case.code, form.cleaned_data["practitioner"])
    return step_page(
        request,
        form,
        back=reverse("cases:open_case", args=[case.code]),
        lead=f"{case.person.full_name} · {case.code}",
        title=_("Cử người thực hiện"),
        button=_("Kiểm tra xung đột lợi ích"),
        warning="" if candidates else _("Chưa có ai trong danh sách được thực hiện hình thức này cho đơn vị."),
    )


@requires(Permission.ASSIGN_CASES)
def assign_practitioner(request: HttpRequest, code: str, practitioner: int) -> HttpResponse:
    """What the conflict check found, and the head's decision."""
    case = case_of(request, code)
    candidates = candidates_for(office=case.office, form=case.form, on=timezone.localdate())
    who = get_object_or_404(candidates, practitioner_id=practitioner).practitioner
    hits = conflict_hits(case=case, practitioner=who)
    form = forms.Assign(**sent(request), needed=bool(hits or case.practitioner_id))

    def assign(*, by: Any, case: Case, reason: str = "") -> None:
        at = timezone.now()
        check = services.check_conflicts(by=by, case=case, practitioner=who, at=at, clear=True, reason=reason)
        services.assign_practitioner(by=by, case=case, check=check, at=at, reason=reason)

    return take_step(
        request,
        case,
        form,
        assign,
        done=_("Đã cử %(name)s. Hãy in quyết định cử.") % {"name": who.full_name},
        template="cases/assign_practitioner.html",
        title=_("Cử %(name)s") % {"name": who.full_name},
        button=_("Vẫn cử người này") if hits else _("Cử người này"),
        grave=bool(hits),
        hits=[hit_words(hit.as_json()) for hit in hits],
        parties=case.parties.all(),
    )


@requires(*WORK)
def record_work(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.RecordWork(**sent(request)),
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
    return take_step(
        request,
        case_of(request, code),
        forms.Close(**sent(request)),
        now(services.close_case),
        done=_("Đã kết thúc vụ việc. Hồ sơ phải bàn giao trong thời hạn luật định."),
        title=_("Kết thúc vụ việc"),
        button=_("Kết thúc"),
        grave=True,
    )


@requires(*WORK)
def suspend_case(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.Reason(**sent(request)),
        now(services.suspend_case),
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
        done=_("Vụ việc được tiếp tục."),
        title=_("Tiếp tục vụ việc"),
        button=_("Tiếp tục"),
    )


@requires(*WORK)
def record_national_entry(request: HttpRequest, code: str) -> HttpResponse:
    return take_step(
        request,
        case_of(request, code),
        forms.NationalEntry(**sent(request)),
        services.record_national_entry,
        done=_("Đã ghi mã trên hệ thống của Bộ."),
        title=_("Ghi mã trên hệ thống của Bộ"),
        button=_("Ghi"),
    )
