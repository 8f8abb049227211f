"""What people told aloud or in signs: heard by colleagues, and written down by them, never by a machine."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.files.kinds import kind_of
from tgpl.core.files.ranges import begins, ranged_response
from tgpl.core.files.uploads import HeldBackFile, held_back_among
from tgpl.core.pages.steps import carried_out, sent
from tgpl.intake.forms.steps import Transcript
from tgpl.intake.models import Request, RequestPaper
from tgpl.intake.services import IntakeError, note_paper_taken, note_reading, write_transcript


def _recording(request: HttpRequest, reference: str, uid: str) -> RequestPaper:
    asked = Request.objects.visible_to(request.actor).filter(reference=reference)
    recordings = RequestPaper.objects.recordings().select_related("request__person")
    return get_object_or_404(recordings, uid=uid, request__in=asked)


@requires(Permission.VIEW_REQUESTS)
def hear_recording(request: HttpRequest, reference: str, uid: str) -> HttpResponse:
    """The recording with its player, and what a colleague wrote down of it."""
    paper = _recording(request, reference, uid)
    note_reading(by=request.actor, request=paper.request)
    return _page(request, paper, Transcript(initial={"text": paper.transcript, "was": paper.transcript_mark}))


def _page(request: HttpRequest, paper: RequestPaper, form: Transcript) -> HttpResponse:
    may_write = request.actor.may(Permission.RECEIVE_REQUESTS)
    return render(request, "intake/hear_recording.html", {"paper": paper, "form": form, "may_write": may_write})


@requires(Permission.RECEIVE_REQUESTS)
def keep_transcript(request: HttpRequest, reference: str, uid: str) -> HttpResponse:
    """Keep what a colleague wrote down; nobody's words are written over unseen."""
    paper, form = _recording(request, reference, uid), Transcript(**sent(request))
    if form.is_valid() and carried_out(
        form,
        lambda: write_transcript(by=request.actor, paper=paper, at=timezone.now(), **form.cleaned_data),
        IntakeError,
    ):
        messages.success(request, _("Đã ghi lời kể."))
        return redirect("intake:hear_recording", reference, paper.uid)
    return _page(request, paper, form)


@requires(Permission.VIEW_REQUESTS)
def play_recording(request: HttpRequest, reference: str, uid: str) -> HttpResponseBase:
    """The sound or the pictures, part by part as the player asks; its beginning is a line in the record."""
    paper, part = _recording(request, reference, uid), request.headers.get("Range", "")
    if state := held_back_among([paper.sha256]).get(paper.sha256):
        raise HeldBackFile(state)
    if begins(part):
        note_paper_taken(by=request.actor, paper=paper)
    file = paper.file.open("rb")
    response = ranged_response(file, part, kind_of(file).media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
