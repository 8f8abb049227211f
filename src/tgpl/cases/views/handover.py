"""A practitioner is gone: what they left behind, to whom it goes, and that the people concerned hear of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases.forms.course import HandOverMatters, TellClient
from tgpl.cases.models import Case
from tgpl.cases.presenters import proposed, status_tag
from tgpl.cases.queries import (
    MOST,
    clients_to_tell,
    clocks_by_case,
    gone_practitioners,
    open_matters_of,
    proposals,
)
from tgpl.cases.services import Handover, hand_over_each, note_client_told
from tgpl.cases.services.errors import CaseError
from tgpl.cases.steps import MEET
from tgpl.cases.views.steps import case_of, now, take_step
from tgpl.core.pages.steps import carried_out, sent
from tgpl.deadlines.presenters import clock_card
from tgpl.directory.models import Practitioner
from tgpl.directory.queries import engagements_on
from tgpl.people.presenters import meeting
from tgpl.people.ways import held_back_words


@requires(Permission.ASSIGN_CASES)
def list_left(request: HttpRequest) -> HttpResponse:
    """Who left matters behind, and whom nobody has told yet that another helps them now."""
    gone = gone_practitioners(request.actor, timezone.localdate())
    rows = [(one, clock_card(one.next_clock) if one.next_clock else None) for one in gone]
    return render(request, "cases/list_left.html", {"rows": rows, "untold": clients_to_tell(request.actor)[:MOST]})


@requires(Permission.ASSIGN_CASES)
def hand_over(request: HttpRequest, practitioner: int) -> HttpResponse:
    """The open matters of one practitioner with their clocks, and who is proposed for each."""
    gone, today = _practitioner_or_404(request, practitioner), timezone.localdate()
    theirs = open_matters_of(gone, request.actor)
    cases = list(theirs[: MOST + 1])
    shown, found = cases[:MOST], proposals(cases[:MOST], today, without=gone.pk)
    here = engagements_on(today).filter(agency__in=request.actor.offices).exclude(practitioner=gone)
    form = HandOverMatters(
        **sent(request),
        others=Practitioner.objects.filter(engagements__in=here).distinct(),
        proposed={case.code: proposed(found[case.code]) for case in shown},
    )
    if _is_done(request, gone, shown, form):
        return redirect("cases:hand_over_matters", gone.pk) if len(cases) > MOST else redirect("cases:list_left")
    clocks = clocks_by_case([case.code for case in shown])
    rows = [
        (case, status_tag(case), [clock_card(clock) for clock in clocks.get(case.code, [])], form.box_of(case.code))
        for case in shown
    ]
    context = {"gone": gone, "form": form, "rows": rows, "more": len(cases) > MOST}
    return render(request, "cases/hand_over.html", context)


def _practitioner_or_404(request: HttpRequest, pk: int) -> Practitioner:
    of_ours = Practitioner.objects.filter(engagements__agency__in=request.actor.offices)
    return get_object_or_404(of_ours.distinct(), pk=pk)


def _is_done(request: HttpRequest, gone: Practitioner, cases: list[Case], form: HandOverMatters) -> bool:
    if not (form.is_bound and form.is_valid()):
        return False
    return carried_out(form, lambda: _carry_out(request, gone, cases, form), CaseError)


def _carry_out(request: HttpRequest, gone: Practitioner, cases: list[Case], form: HandOverMatters) -> None:
    receivers = form.receivers()
    takers = Practitioner.objects.in_bulk(set(receivers.values()))
    choices = [(case, takers[receivers[case.code]]) for case in cases if case.code in receivers]
    reason = form.cleaned_data["reason"]
    _tell(request, hand_over_each(by=request.actor, gone=gone, choices=choices, reason=reason, at=timezone.now()))


def _tell(request: HttpRequest, done: Handover) -> None:
    if done.moved:
        told = _("Đã bàn giao %(count)d vụ việc. Hãy báo cho người được trợ giúp.")
        messages.success(request, told % {"count": len(done.moved)})
    for case, why in done.left:
        messages.warning(request, f"{case.code}: {why}")


@requires(*MEET)
def tell_client(request: HttpRequest, code: str) -> HttpResponse:
    """Write down that the person heard who helps them now, by a way that they allow."""
    case = case_of(request, code)
    return take_step(
        request,
        case,
        TellClient(**sent(request), case=case),
        now(note_client_told),
        done=_("Đã ghi."),
        template="cases/tell_client.html",
        title=_("Báo người thực hiện mới"),
        button=_("Ghi đã báo"),
        meeting=meeting(case.person),
        marks=held_back_words(case.person),
        helper=case.practitioner,
    )
