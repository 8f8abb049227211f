"""Scoring a case: begin, write, sign, correct, answer; and saying whether it was successful."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.quality import services
from tgpl.quality.forms.others import RecordSuccess
from tgpl.quality.forms.sheet import AnswerResult, NoQuestions, ScoreForm, StartEvaluation, Why
from tgpl.quality.models import Assessment, Kind, Occasion, SampledCase
from tgpl.quality.queries.assessment import kind_for, opened_assessments
from tgpl.quality.queries.opinion import opinions_of, proposal_for
from tgpl.quality.rulebook import sheet_on, success_rules_on
from tgpl.quality.services import QualityError

ASSESS = Permission.ASSESS_QUALITY


def case_of(request: HttpRequest, code: str) -> Case:
    """The case of this code, if the person may see it."""
    visible = Case.objects.visible_to(request.actor).select_related("person", "office", "practitioner__user")
    return get_object_or_404(visible, code=code)


def _lead(case: Case) -> str:
    return f"{case.person.full_name} · {case.code}"


@requires(ASSESS)
def start_reading(request: HttpRequest, code: str) -> HttpResponse:
    """Begin to read a case; the department says why, unless a plan drew the case."""
    case, kind = case_of(request, code), kind_for(request.actor)
    planned = SampledCase.objects.filter(case=case, kind=kind).exists()
    form = (NoQuestions if planned or kind == Kind.APPRAISAL else StartEvaluation)(**sent(request))
    if form.is_bound and form.is_valid():
        occasion = form.cleaned_data.get("occasion", Occasion.ENDED)
        begun: list[Assessment] = []
        start = {"by": request.actor, "case": case, "occasion": occasion, "at": timezone.now()}
        if carried_out(form, lambda: begun.append(services.start_assessment(**start)), QualityError):
            return redirect("quality:score_case", begun[0].uid)
    words = {"title": _("Chấm chất lượng vụ việc"), "button": _("Bắt đầu chấm")}
    return step_page(request, form, back=reverse("quality:list_waiting"), lead=_lead(case), **words)


def _own_draft(request: HttpRequest, uid: str) -> Assessment:
    drafts = opened_assessments(request.actor).filter(assessor=request.actor.user_id)
    return get_object_or_404(drafts, uid=uid)


@requires(ASSESS)
def score_case(request: HttpRequest, uid: str) -> HttpResponse:
    """The sheet. Whatever button is pressed, what was typed is kept first."""
    assessment = _own_draft(request, uid)
    if assessment.is_signed:
        return redirect("quality:open_result", uid)
    sheet = sheet_on(assessment.sheet_day)
    opinion = proposal_for(assessment.case, sheet)
    form = ScoreForm(**sent(request), sheet=sheet, typed=assessment.typed, opinion=opinion)
    if form.is_bound:
        answer = _keep_or_sign(request, assessment, form)
        if answer:
            return answer
    context = {
        "form": form,
        "assessment": assessment,
        "sheet": sheet,
        "opinion": opinion,
        "opinions": opinions_of(request.actor, assessment.case),
    }
    return render(request, "quality/score_case.html", context)


def _keep_or_sign(request: HttpRequest, assessment: Assessment, form: ScoreForm) -> HttpResponse | None:
    """Where to go after the sheet was sent; None: back to the sheet, with what is wrong."""
    act: dict[str, Any] = {"by": request.actor, "assessment": assessment, "typed": form.typed, "at": timezone.now()}
    if "sign" not in request.POST:
        services.save_draft(**act)
        messages.success(request, _("Đã lưu bản nháp đúng như bạn viết."))
        return redirect("quality:score_case", assessment.uid)
    services.save_draft(**act)
    if not form.is_valid():
        return None
    if carried_out(form, lambda: services.sign_assessment(**act, points=form.points), QualityError):
        messages.success(request, _("Đã ký kết quả. Kết quả không sửa được nữa; muốn sửa thì lập bản sửa."))
        return redirect("quality:open_result", assessment.uid)
    return None


@requires(ASSESS)
def correct_result(request: HttpRequest, uid: str) -> HttpResponse:
    """Begin a new version of a signed result."""
    assessment = _own_draft(request, uid)
    form = Why(**sent(request))
    if form.is_bound and form.is_valid():
        begun: list[Assessment] = []
        step = {"by": request.actor, "assessment": assessment, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, lambda: begun.append(services.correct_assessment(**step)), QualityError):
            return redirect("quality:score_case", begun[0].uid)
    back = reverse("quality:open_result", args=[uid])
    words = {"title": _("Lập bản sửa kết quả"), "button": _("Viết bản sửa")}
    return step_page(request, form, back=back, lead=_lead(assessment.case), **words)


@requires(Permission.WORK_CASES)
def answer_result(request: HttpRequest, uid: str) -> HttpResponse:
    """The practitioner's answer to the result of their case."""
    assessment = get_object_or_404(opened_assessments(request.actor), uid=uid)
    form, back = AnswerResult(**sent(request)), reverse("quality:open_result", args=[uid])
    if form.is_bound and form.is_valid():
        step = {"by": request.actor, "assessment": assessment, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, lambda: services.answer_assessment(**step), QualityError):
            messages.success(request, _("Đã gửi ý kiến của bạn."))
            return redirect(back)
    words = {"title": _("Trả lời kết quả"), "button": _("Gửi ý kiến")}
    return step_page(request, form, back=back, lead=_lead(assessment.case), **words)


@requires(ASSESS)
def record_success(request: HttpRequest, code: str) -> HttpResponse:
    """Whether a case in proceedings was successful."""
    case = case_of(request, code)
    rules = success_rules_on(case.ended_on or timezone.localdate())
    form = RecordSuccess(**sent(request), case=case, group=rules.group_of(case.field))
    back = reverse("cases:open_case", args=[code])
    if form.is_bound and form.is_valid():
        step = {"by": request.actor, "case": case, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, lambda: services.record_success(**step), QualityError):
            messages.success(request, _("Đã ghi nhận."))
            return redirect(back)
    group = _("Nhóm %(group)s theo %(citation)s.") % {
        "group": rules.group_of(case.field).title.lower(),
        "citation": rules.citation,
    }
    words = {"title": _("Vụ việc có thành công không?"), "button": _("Ghi nhận")}
    return step_page(request, form, back=back, lead=f"{_lead(case)}. {group}", warning=rules.note, **words)
