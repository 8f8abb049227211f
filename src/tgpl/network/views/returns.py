"""The form of one commune: filled in on a telephone page by page, or as a workbook; sent, corrected, read again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent
from tgpl.network.forms import SendForm, SurveyPageForm, WorkbookForm
from tgpl.network.models import SurveyReturn
from tgpl.network.presenters import (
    page_tasks,
    return_status,
    sending_moments,
    sent_tables,
    troubles,
)
from tgpl.network.queries import open_returns_of
from tgpl.network.rules import Section, changes, read_answers
from tgpl.network.services import NetworkError, Overtaken, save_page, send_return, take_workbook
from tgpl.network.views.rounds import workbook_response
from tgpl.network.wording import fault_words, names_of, told_changes
from tgpl.network.workbook import WorkbookError, form_workbook, read_workbook


@requires(Permission.ANSWER_SURVEYS)
@require_GET
def list_own(request: HttpRequest) -> HttpResponse:
    """What one's own commune is asked."""
    today = timezone.localdate()
    rows = [(one, return_status(one, today)) for one in open_returns_of(request.actor)]
    return render(request, "network/list_own.html", {"rows": rows, "today": today})


def _return(request: HttpRequest, uid: object) -> SurveyReturn:
    visible = SurveyReturn.objects.visible_to(request.actor).select_related("round", "agency", "commune")
    return get_object_or_404(visible, uid=uid)


def _writable(request: HttpRequest, found: SurveyReturn) -> bool:
    mine = found.agency_id == request.actor.agency_id or request.actor.may(Permission.MANAGE_NETWORK)
    return mine and found.round.takes_answers_on(timezone.localdate())


def _written(request: HttpRequest, uid: object) -> SurveyReturn:
    """The return, if this person may write into it now."""
    found = _return(request, uid)
    get_object_or_404(SurveyReturn.objects.filter(pk=found.pk if _writable(request, found) else 0))
    return found


@requires(Permission.ANSWER_SURVEYS, Permission.VIEW_NETWORK)
@require_GET
def open_one(request: HttpRequest, uid: object) -> HttpResponse:
    """A form: its pages and how far each has come, and what was sent."""
    found = _return(request, uid)
    writable, history = _writable(request, found), list(found.history.all())
    survey = found.round.survey
    context = {
        "return": found,
        "status": return_status(found, timezone.localdate()),
        "writable": writable,
        "tasks": page_tasks(found, writable),
        "history": sending_moments(survey, history),
        "tables": sent_tables(survey, history[0]) if history else [],
        "sees_round": request.actor.may(Permission.VIEW_NETWORK),
    }
    return render(request, "network/return.html", context)


@requires(Permission.ANSWER_SURVEYS, Permission.MANAGE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def fill_page(request: HttpRequest, uid: object, code: str) -> HttpResponse:
    """One page of a form. It is kept as typed, also when a box is wrong; the next page follows."""
    found = _written(request, uid)
    survey = found.round.survey
    section = survey.section(code)
    if section is None:
        return redirect("network:open_return", uid)
    form = SurveyPageForm(survey, section, request.POST if request.method == "POST" else None, initial=found.typed)
    times = found.pages.get(code, {}).get("times", 0)
    if form.is_bound:
        times = _keep_page(request, found, form, times)
        if form.is_valid():
            return redirect(_next_page(found, section))
    number = survey.sections.index(section) + 1
    context = {"return": found, "form": form, "section": section, "times": times, "number": number,
               "of": len(survey.sections)}  # fmt: skip
    return render(request, "network/fill_page.html", context)


def _keep_page(request: HttpRequest, found: SurveyReturn, form: SurveyPageForm, times: int) -> int:
    """Saves the page; how often it was saved by then. A colleague's figures are told beside one's own."""
    opened = request.POST.get("times", "")
    after = int(opened) if opened.isascii() and opened.isdecimal() else times
    try:
        save_page(by=request.actor, survey_return=found, section=form.section, typed=form.typed, after=after)
    except Overtaken as other:
        told = _("%s vừa lưu phần này. Số của họ ở dưới mỗi ô khác nhau: lưu lại để dùng số của bạn.")
        form.add_error(None, told % other.by)
        _tell_theirs(form, other)
        return other.times
    except NetworkError as error:
        form.add_error(None, str(error))
        return times
    return after + 1


def _tell_theirs(form: SurveyPageForm, other: Overtaken) -> None:
    for cell, theirs in other.typed.items():
        if theirs != form.typed[cell]:
            form.add_error(cell, _("Đồng nghiệp ghi: %s") % (theirs or _("để trống")))


def _next_page(found: SurveyReturn, section: Section) -> str:
    sections = found.round.survey.sections
    later = sections[sections.index(section) + 1 :]
    if later:
        return reverse("network:fill_page", args=[found.uid, later[0].code])
    return reverse("network:send_return", args=[found.uid])


@requires(Permission.ANSWER_SURVEYS, Permission.MANAGE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def send_one(request: HttpRequest, uid: object) -> HttpResponse:
    """Checks the whole form, and sends it."""
    found = _written(request, uid)
    survey, last = found.round.survey, found.history.first()
    reading = read_answers(survey, found.typed)
    form = SendForm(survey, last is not None, **sent(request), initial=found.words)

    def step() -> None:
        why = form.cleaned_data.get("why", "")
        send_return(by=request.actor, survey_return=found, words=form.words, why=why)

    if form.is_bound and form.is_valid() and carried_out(form, step, NetworkError):
        messages.success(request, _("Đã gửi phiếu. Cảm ơn bạn."))
        return redirect("network:open_return", uid)
    context = {
        "return": found,
        "form": form,
        "reading": reading,
        "troubles": troubles(found, survey, reading),
        "changes": told_changes(survey, changes(last.answers, reading.values)) if last else [],
        "is_correction": last is not None,
    }
    return render(request, "network/send.html", context)


@requires(Permission.ANSWER_SURVEYS, Permission.MANAGE_NETWORK)
@require_GET
def take_form(request: HttpRequest, uid: object) -> HttpResponse:
    """The form as a workbook with locked headings."""
    return workbook_response(form_workbook(_written(request, uid)), "phieu-khao-sat")


@requires(Permission.ANSWER_SURVEYS, Permission.MANAGE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_form(request: HttpRequest, uid: object) -> HttpResponse:
    """Takes a filled-in workbook into the draft and tells every wrong cell by its place."""
    found = _written(request, uid)
    form = WorkbookForm(**sent(request))
    context: dict[str, Any] = {"return": found, "form": form}
    if form.is_bound and form.is_valid():
        try:
            context |= _taken(request, found, form)
        except (WorkbookError, NetworkError) as error:
            form.add_error("file", str(error))
    return render(request, "network/bring_form.html", context)


def _taken(request: HttpRequest, found: SurveyReturn, form: WorkbookForm) -> dict[str, Any]:
    taken = read_workbook(found, form.cleaned_data["file"])
    take_workbook(by=request.actor, survey_return=found, typed=taken.typed)
    survey = found.round.survey
    names = names_of(survey)
    faults = read_answers(survey, {**found.typed, **taken.typed}).faults
    told = [(taken.places.get(cell, ""), str(names[cell]), fault_words(fault)) for cell, fault in faults.items()]
    return {"taken": len(taken.typed), "faults": told, "strange": taken.strange}
