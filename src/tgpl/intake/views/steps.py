"""The steps that staff take with a request, one page each."""

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
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.directory.queries import organisations_anywhere
from tgpl.eligibility.rules import Facts, FactsError
from tgpl.intake import services
from tgpl.intake.forms.facts import BIRTH, Decide, FactsForm
from tgpl.intake.forms.steps import AddPaper, DayItCame, NoteContact, NoWords, PapersNeeded, Reason, Refuse, Transfer
from tgpl.intake.models import EligibilityCheck, Request
from tgpl.intake.presenters.staff import answer_tag, fact_words, proposal_words
from tgpl.intake.services import IntakeError
from tgpl.intake.services.attempts import attempt_rule, note_attempt, owed_to
from tgpl.people.presenters import meeting
from tgpl.people.ways import held_back_words

RECEIVE, DECIDE = Permission.RECEIVE_REQUESTS, Permission.DECIDE_REQUESTS


def asked_by(request: HttpRequest, reference: str) -> Request:
    """The request of this code, if the person may see it."""
    visible = Request.objects.visible_to(request.actor).select_related("person", "office")
    return get_object_or_404(visible, reference=reference)


def take_step(
    request: HttpRequest, asked: Request, form: Any, act: Callable[..., object], *, done: str | Promise, **words: Any
) -> HttpResponse:
    """Show the form of a step; once it is filled in, `act` and go back to the request."""
    back = reverse("intake:open_request", args=[asked.reference])
    step = partial(act, by=request.actor, request=asked, at=timezone.now())
    if form.is_bound and form.is_valid() and carried_out(form, lambda: step(**form.cleaned_data), IntakeError):
        messages.success(request, done)
        return redirect(back)
    lead = f"{asked.person.full_name} · {asked.reference}"
    return step_page(request, form, back=back, lead=lead, **words)


@requires(RECEIVE)
def check_eligibility(request: HttpRequest, reference: str) -> HttpResponse:
    asked = asked_by(request, reference)
    form = FactsForm(**sent(request), known=_known_facts(asked))
    if form.is_bound and form.is_valid():
        check = _proposal(request, asked, form)
        if check:
            return redirect("intake:decide_eligibility", asked.reference, check.pk)
    return step_page(
        request,
        form,
        template="intake/check_eligibility.html",
        asked=asked,
        title=_("Kiểm tra diện được trợ giúp pháp lý"),
        button=_("Xem đề xuất"),
        back=reverse("intake:open_request", args=[asked.reference]),
    )


def _known_facts(asked: Request) -> dict[str, Any]:
    """What the last check established, else what the person said, with what stands in their record."""
    person, last = asked.person, asked.checks.first()
    disability = {"kinds": person.kinds, "degree": person.disability_degree or None} if person.has_disability else None
    held = {
        BIRTH: str(person.birth) if person.birth else None,
        "matter_field": asked.matter_field or None,
        "disability": False if person.has_disability is False else disability,
    }
    return {**held, **asked.facts, **(last.facts if last else {})}


def _proposal(request: HttpRequest, asked: Request, form: FactsForm) -> EligibilityCheck | None:
    """What the engine says of these facts under the law of the day of the request; faults go to the form."""
    try:
        facts = Facts.from_json(form.facts)
        return services.propose_eligibility(by=request.actor, request=asked, facts=facts, on=asked.received_on)
    except FactsError:
        form.add_error(BIRTH, _("Ngày sinh này không thể đúng vào ngày nhận yêu cầu. Hãy kiểm tra lại."))
    return None


@requires(RECEIVE)
def decide_eligibility(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    asked = asked_by(request, reference)
    check = get_object_or_404(asked.checks.select_related("request__person"), pk=number)
    form = Decide(**sent(request), proposal=check.proposal)
    return take_step(
        request,
        asked,
        form,
        lambda request, **decided: services.decide_eligibility(check=check, **decided),
        done=_("Đã ghi kết luận về diện."),
        template="intake/decide_eligibility.html",
        title=_("Đề xuất về diện"),
        button=_("Ghi kết luận"),
        check=check,
        decision=answer_tag(check.answer),
        proposal=proposal_words(check),
        facts=fact_words(check.facts),
    )


@requires(RECEIVE)
def ask_for_papers(request: HttpRequest, reference: str) -> HttpResponse:
    return take_step(
        request,
        asked_by(request, reference),
        PapersNeeded(**sent(request)),
        services.ask_for_papers,
        done=_("Đã ghi đề nghị bổ sung giấy tờ."),
        title=_("Đề nghị bổ sung giấy tờ"),
        button=_("Ghi đề nghị"),
    )


@requires(RECEIVE)
def take_in_papers(request: HttpRequest, reference: str) -> HttpResponse:
    return take_step(
        request,
        asked_by(request, reference),
        NoWords(**sent(request)),
        services.take_in_papers,
        done=_("Đã ghi nhận giấy tờ. Thời hạn trả lời tính lại từ bây giờ."),
        title=_("Giấy tờ đã đến"),
        button=_("Ghi nhận giấy tờ đã đến"),
    )


@requires(RECEIVE)
def add_request_paper(request: HttpRequest, reference: str) -> HttpResponse:
    return take_step(
        request,
        asked_by(request, reference),
        AddPaper(**sent(request)),
        services.add_request_paper,
        done=_("Đã thêm giấy tờ."),
        title=_("Thêm giấy tờ"),
        button=_("Thêm vào hồ sơ yêu cầu"),
    )


@requires(RECEIVE)
def settle_moment(request: HttpRequest, reference: str) -> HttpResponse:
    asked = asked_by(request, reference)
    return take_step(
        request,
        asked,
        DayItCame(**sent(request), initial={"day": asked.received_on}),
        services.settle_moment,
        done=_("Đã ghi ngày nhận. Thời hạn tính từ ngày đó."),
        title=_("Kiểm tra ngày nhận"),
        button=_("Ghi ngày nhận"),
        warning=_("Lúc yêu cầu này đến, đồng hồ máy chủ sai. Hãy hỏi người gửi, hoặc xem thư, cuộc gọi, dấu bưu điện."),
    )


@requires(DECIDE)
def refuse_request(request: HttpRequest, reference: str) -> HttpResponse:
    return take_step(
        request,
        asked_by(request, reference),
        Refuse(**sent(request), on=timezone.localdate()),
        services.refuse_request,
        done=_("Đã từ chối thụ lý. Hãy gửi thông báo Mẫu 08 cho người yêu cầu."),
        title=_("Từ chối thụ lý"),
        button=_("Từ chối"),
        grave=True,
        warning=_("Quyết định này mang tên %(name)s và không rút lại được.") % {"name": request.actor.name},
    )


@requires(DECIDE)
def transfer_request(request: HttpRequest, reference: str) -> HttpResponse:
    asked = asked_by(request, reference)
    organisations = organisations_anywhere(timezone.localdate()).exclude(pk=asked.office_id)
    return take_step(
        request,
        asked,
        Transfer(**sent(request), organisations=organisations),
        services.transfer_request,
        done=_("Đã chuyển yêu cầu. Hãy gửi thông báo Mẫu 09 cho người yêu cầu."),
        title=_("Chuyển tổ chức khác"),
        button=_("Chuyển yêu cầu"),
    )


@requires(RECEIVE)
def withdraw_request(request: HttpRequest, reference: str) -> HttpResponse:
    return take_step(
        request,
        asked_by(request, reference),
        Reason(**sent(request)),
        services.withdraw_request,
        done=_("Đã ghi nhận việc rút yêu cầu. Trả lời người yêu cầu bằng văn bản ngay."),
        title=_("Ghi nhận rút yêu cầu"),
        button=_("Ghi nhận"),
        grave=True,
    )


@requires(RECEIVE)
def report_not_asked(request: HttpRequest, reference: str) -> HttpResponse:
    return take_step(
        request,
        asked_by(request, reference),
        Reason(**sent(request)),
        services.report_not_asked,
        done=_("Đã ghi. Cơ quan đã thông tin thấy câu trả lời này."),
        title=_("Báo lại: không có yêu cầu"),
        button=_("Ghi trả lời"),
    )


@requires(DECIDE)
def reopen_request(request: HttpRequest, reference: str) -> HttpResponse:
    return take_step(
        request,
        asked_by(request, reference),
        Reason(**sent(request)),
        services.reopen_request,
        done=_("Yêu cầu được mở lại và chờ quyết định."),
        title=_("Mở lại yêu cầu"),
        button=_("Mở lại"),
    )


@requires(RECEIVE)
def note_contact(request: HttpRequest, reference: str) -> HttpResponse:
    """One attempt to reach the person, those before it, and how many the rule still asks for."""
    asked = asked_by(request, reference)
    return take_step(
        request,
        asked,
        NoteContact(**sent(request), asked=asked),
        note_attempt,
        template="intake/note_contact.html",
        done=_("Đã ghi lần liên lạc."),
        title=_("Ghi lần liên lạc"),
        button=_("Ghi lại"),
        rule=attempt_rule(timezone.localdate()),
        owed=owed_to(asked, timezone.now()),
        attempts=asked.contact_attempts.all(),
        meeting=meeting(asked.person),
        marks=held_back_words(asked.person),
    )


@requires(DECIDE)
def lapse_request(request: HttpRequest, reference: str) -> HttpResponse:
    return take_step(
        request,
        asked_by(request, reference),
        Reason(**sent(request)),
        services.lapse_request,
        done=_("Đã ngừng yêu cầu vì thiếu giấy tờ."),
        title=_("Ngừng vì thiếu giấy tờ"),
        button=_("Ngừng yêu cầu"),
        grave=True,
    )
