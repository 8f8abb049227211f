"""Following a request with its code and secret. The proof stays on the device for half an hour."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tgpl.accounts.access import public
from tgpl.accounts.actor import Actor
from tgpl.cases.queries import case_of
from tgpl.core.files.checks import SIGNS, SPEECH
from tgpl.core.pages.display import shows_little
from tgpl.core.pages.steps import carried_out, sent
from tgpl.core.pages.views import or_404, slow_down
from tgpl.core.safety.throttle import is_too_fast
from tgpl.documents.services import letter_response, note_taken_by_code
from tgpl.intake.following import forget, proven, remember
from tgpl.intake.models import Request, RequestMove, RequestPaper
from tgpl.intake.queries import followed_request
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services import IntakeError, bring_paper
from tgpl.intake.services import withdraw_request as withdraw
from tgpl.intake.views.device import draft_of
from tgpl.portal.forms import FollowForm, PaperForm, TellMoreForm, WithdrawForm
from tgpl.portal.presenters.followed import complaint_rules, limits, steps, where
from tgpl.portal.queries import followed, letters_to

# Tries of codes, and papers, from one network in one minute.
TRIES, PAPERS = 20, 20


@public
@never_cache
def follow_request(request: HttpRequest) -> HttpResponse:
    """Asks for the two codes. A wrong one of them is answered like two wrong ones."""
    draft_of(request)  # a device that has just sent a request is offered no call that its person cannot take
    form = FollowForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if is_too_fast(request, "follow", allowed=TRIES):
            return slow_down(request)
        asked = followed_request(**form.cleaned_data)
        if asked:
            return remember(redirect("portal:show_request"), asked)
        form.add_error(None, _("Hai mã này không đúng với nhau. Hãy xem lại từng chữ và số của cả hai mã."))
    return render(request, "portal/follow.html", {"form": form})


@public
@never_cache
@proven
def show_request(request: HttpRequest, asked: Request) -> HttpResponse:
    """Where the request is, what is missing, by when, who handles it, and what happened."""
    told = followed(asked)
    context = {
        "told": told,
        "where": where(told),
        "limits": limits(told),
        "steps": steps(told),
        "complaint": complaint_rules(told) if asked.status == RequestStatus.REFUSED else [],
        "may_complain": told.case is not None or any(move.kind == RequestMove.Kind.REFUSE for move in told.moves),
        "takes_papers": _takes_papers(asked),
    }
    page = "portal/followed_easy.html" if shows_little(request) else "portal/followed.html"
    return render(request, page, context)


@public
@never_cache
@proven
def take_letter(request: HttpRequest, asked: Request, code: str) -> HttpResponse:
    """A letter that the office issued to who asked, as a file."""
    letter = or_404(next((one for one in letters_to(asked, case_of(asked)) if one.code == code), None))
    note_taken_by_code(file=letter.to_read)
    return letter_response(letter.to_read)


def _takes_papers(asked: Request) -> bool:
    return asked.is_open or asked.status == RequestStatus.ACCEPTED


@public
@never_cache
@proven
def add_paper(request: HttpRequest, asked: Request) -> HttpResponse:
    """One more paper for the request."""
    if not _takes_papers(asked):
        return redirect("portal:show_request")
    form = PaperForm(request.POST, request.FILES) if request.method == "POST" else PaperForm()
    if form.is_valid():
        if is_too_fast(request, "paper", allowed=PAPERS):
            return slow_down(request)
        if carried_out(form, lambda: _bring(asked, form.cleaned_data), IntakeError):
            messages.success(request, _("Đã nhận giấy tờ của bạn."))
            return redirect("portal:show_request")
    return render(request, "portal/add_paper.html", {"form": form})


def _bring(asked: Request, paper: dict[str, Any]) -> None:
    title = paper["title"] or paper["file"].name
    bring_paper(
        by=Actor.citizen(), request=asked, kind=paper["kind"], title=title, file=paper["file"], at=timezone.now()
    )


@public
@never_cache
@proven
def tell_more(request: HttpRequest, asked: Request, kind: str) -> HttpResponse:
    """More of what happened, told aloud or in signs."""
    if not _takes_papers(asked):
        return redirect("portal:show_request")
    taken = SIGNS if kind == RequestPaper.Kind.SIGNS else SPEECH
    form = TellMoreForm(**sent(request), taken=taken, matter=asked.uid)
    if form.is_bound and form.is_valid():
        if is_too_fast(request, "paper", allowed=PAPERS):
            return slow_down(request)
        told = {"kind": kind, "title": str(RequestPaper.Kind(kind).label), "file": form.cleaned_data["recording"]}
        if carried_out(form, lambda: _bring(asked, told), IntakeError):
            messages.success(request, _("Đã nhận lời kể của bạn."))
            return redirect("portal:show_request")
    return render(request, "portal/tell_more.html", {"form": form, "in_signs": taken is SIGNS})


@public
@never_cache
@proven
def withdraw_request(request: HttpRequest, asked: Request) -> HttpResponse:
    """Takes the request back, after asking once more."""
    if not asked.is_open:
        return redirect("portal:show_request")
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        step = partial(withdraw, by=Actor.citizen(), request=asked, reason=reason, at=timezone.now())
        if carried_out(form, step, IntakeError):
            messages.success(request, _("Đã rút yêu cầu."))
            return redirect("portal:show_request")
    return render(request, "portal/withdraw.html", {"form": form, "asked": asked})


@public
@require_POST
def stop_following(request: HttpRequest) -> HttpResponse:
    """The device forgets the proof."""
    return forget(redirect("portal:follow_request"))
