"""The register of complaints, one complaint, and the steps that staff take."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.complaints import forms, services
from tgpl.complaints.models import Complaint
from tgpl.complaints.presenters import complaint_lines, moments, status_tag
from tgpl.complaints.queries import acts_open_to, listed_complaints, may_answer, may_go_on, opened_complaints
from tgpl.complaints.rules import Status, may_move
from tgpl.complaints.services import ComplaintError
from tgpl.core.law.days import Event, Span, within
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.deadlines.presenters import clock_card
from tgpl.deadlines.queries import clocks_of
from tgpl.intake.models import Request
from tgpl.people.presenters import meeting
from tgpl.people.ways import held_back_words

TAKE, VIEW, ANSWER = Permission.TAKE_COMPLAINTS, Permission.VIEW_COMPLAINTS, Permission.ANSWER_COMPLAINTS


@requires(VIEW)
def list_complaints(request: HttpRequest) -> HttpResponse:
    """The register (sổ khiếu nại), the newest first, for reading and for print."""
    form = forms.FilterComplaints(request.GET)
    page = key_page(listed_complaints(request.actor).filter(**form.wanted), Place.sent(request.GET))
    context = {"form": form, "page": page, "register": complaint_lines(page.rows)}
    return render(request, "complaints/list_complaints.html", context)


@requires(VIEW)
def open_complaint(request: HttpRequest, code: str) -> HttpResponse:
    complaint = get_object_or_404(opened_complaints(request.actor), code=code)
    services.note_reading(by=request.actor, complaint=complaint)
    context = {
        "complaint": complaint,
        "status": status_tag(complaint),
        "moments": moments(complaint.moves.all()),
        "clocks": [clock_card(clock) for clock in clocks_of("complaint", complaint.code).running()],
        "may_answer": may_answer(request.actor, complaint),
        "may_escalate": request.actor.may(TAKE) and may_go_on(complaint),
        "may_withdraw": request.actor.may(TAKE) and may_move(complaint.status, Status.WITHDRAWN),
        "may_note_court": request.actor.may(ANSWER) and may_move(complaint.status, Status.IN_COURT),
        "untold": any(answer.told_at is None for answer in complaint.answers.all()),
    }
    return render(request, "complaints/open_complaint.html", context)


@requires(TAKE)
def take_complaint(request: HttpRequest, reference: str) -> HttpResponse:
    """Take down a complaint that came by word, telephone or paper. Who took it may not be allowed to read it later."""
    asked = get_object_or_404(
        Request.objects.visible_to(request.actor).select_related("person", "office"), reference=reference
    )
    since = Span(after=Event(asked.received_on, _("ngày nhận yêu cầu")))
    form = within(forms.TakeComplaint(**sent(request), acts=acts_open_to(asked)), received_on=since)
    back = reverse("intake:open_request", args=[reference])
    if form.is_bound and form.is_valid():
        taken: list[Complaint] = []
        take = partial(services.take_complaint, by=request.actor, request=asked)
        if carried_out(form, lambda: taken.append(take(**form.told)), ComplaintError):
            messages.success(request, _("Đã ghi khiếu nại %(code)s.") % {"code": taken[0].code})
            return redirect(back)
    words = {"title": _("Ghi khiếu nại"), "button": _("Ghi khiếu nại")}
    lead = f"{asked.person.full_name} · {asked.reference}"
    return step_page(request, form, back=back, lead=lead, **words)


def _take_step(
    request: HttpRequest, code: str, form: Any, act: Callable[..., object], *, done: str | Promise, **words: Any
) -> HttpResponse:
    """Show the form of a step; once it is filled in, `act` and go back to the complaint."""
    complaint = get_object_or_404(opened_complaints(request.actor), code=code)
    back = reverse("complaints:open_complaint", args=[code])
    step = partial(act, by=request.actor, complaint=complaint, at=timezone.now())
    if form.is_bound and form.is_valid() and carried_out(form, lambda: step(**form.cleaned_data), ComplaintError):
        messages.success(request, done)
        return redirect(back)
    return step_page(request, form, back=back, lead=f"{complaint.code} · {complaint.get_act_display()}", **words)


@requires(ANSWER)
def answer_complaint(request: HttpRequest, code: str) -> HttpResponse:
    return _take_step(
        request,
        code,
        forms.AnswerComplaint(**sent(request)),
        services.answer_complaint,
        done=_("Đã trả lời. Hãy báo cho người khiếu nại bằng cách họ đã dùng."),
        title=_("Giải quyết khiếu nại"),
        button=_("Ký câu trả lời"),
        grave=True,
    )


@requires(VIEW)
def note_told(request: HttpRequest, code: str) -> HttpResponse:
    complaint = get_object_or_404(opened_complaints(request.actor), code=code)
    return _take_step(
        request,
        code,
        forms.TellAnswer(**sent(request), complaint=complaint),
        services.note_told,
        template="people/tell.html",
        meeting=meeting(complaint.request.person),
        marks=held_back_words(complaint.request.person),
        done=_("Đã ghi."),
        title=_("Đã báo kết quả cho người khiếu nại"),
        button=_("Đã báo"),
    )


@requires(TAKE)
def escalate_complaint(request: HttpRequest, code: str) -> HttpResponse:
    return _take_step(
        request,
        code,
        forms.Reason(**sent(request)),
        services.escalate_complaint,
        done=_("Đã chuyển Giám đốc Sở Tư pháp."),
        title=_("Người khiếu nại không đồng ý"),
        button=_("Chuyển Giám đốc Sở Tư pháp"),
    )


@requires(TAKE)
def withdraw_complaint(request: HttpRequest, code: str) -> HttpResponse:
    return _take_step(
        request,
        code,
        forms.Reason(**sent(request)),
        services.withdraw_complaint,
        done=_("Đã ghi nhận rút khiếu nại."),
        title=_("Ghi nhận rút khiếu nại"),
        button=_("Ghi nhận"),
    )


@requires(ANSWER)
def note_court(request: HttpRequest, code: str) -> HttpResponse:
    return _take_step(
        request,
        code,
        forms.Reason(**sent(request)),
        services.note_court,
        done=_("Đã ghi nhận."),
        title=_("Ghi nhận khởi kiện tại Tòa án"),
        button=_("Ghi nhận"),
    )
