"""What people told aloud or in signs: heard by colleagues, and written down by them, never by a machine.

Other rooms whose pages are about the same matter offer the same under addresses of theirs.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.files.kinds import kind_of
from tgpl.core.files.papers import with_held_back
from tgpl.core.files.ranges import begins, ranged_response
from tgpl.core.files.uploads import HeldBackFile, held_back_among
from tgpl.core.pages.steps import carried_out, sent
from tgpl.intake.forms.steps import Transcript
from tgpl.intake.models import Request, RequestPaper
from tgpl.intake.services import IntakeError, note_paper_taken, note_reading, write_transcript


@dataclass(frozen=True, slots=True)
class Place:
    """The pages of one recording in one room, and whose work it is there to write it down."""

    code: str
    back: str
    hear: str
    play: str
    keep: str
    writers: Collection[str]
    take: str = ""


def _place(reference: str, uid: str) -> Place:
    hear, play, keep, take = (
        reverse(f"intake:{name}", args=[reference, uid])
        for name in ("hear_recording", "play_recording", "keep_transcript", "take_paper")
    )
    back = reverse("intake:open_request", args=[reference])
    return Place(reference, back, hear, play, keep, {Permission.RECEIVE_REQUESTS}, take)


def _recording(request: HttpRequest, reference: str, uid: str) -> RequestPaper:
    asked = Request.objects.visible_to(request.actor).filter(reference=reference)
    recordings = RequestPaper.objects.recordings().select_related("request__person")
    return get_object_or_404(recordings, uid=uid, request__in=asked)


@requires(Permission.VIEW_REQUESTS)
def hear_recording(request: HttpRequest, reference: str, uid: str) -> HttpResponse:
    """The recording with its player, and what a colleague wrote down of it."""
    return hear(request, _recording(request, reference, uid), _place(reference, uid))


@requires(Permission.RECEIVE_REQUESTS)
def keep_transcript(request: HttpRequest, reference: str, uid: str) -> HttpResponse:
    """Keep what a colleague wrote down; nobody's words are written over unseen."""
    return keep(request, _recording(request, reference, uid), _place(reference, uid))


@requires(Permission.VIEW_REQUESTS)
def play_recording(request: HttpRequest, reference: str, uid: str) -> HttpResponseBase:
    """The sound or the pictures, part by part as the player asks; its beginning is a line in the record."""
    return play(request, _recording(request, reference, uid))


def hear(request: HttpRequest, paper: RequestPaper, place: Place) -> HttpResponse:
    note_reading(by=request.actor, request=paper.request)
    return _page(request, paper, Transcript(initial={"text": paper.transcript, "was": paper.transcript_mark}), place)


def _page(request: HttpRequest, paper: RequestPaper, form: Transcript, place: Place) -> HttpResponse:
    [marked] = with_held_back([paper])
    may_write = bool(request.actor.permissions & set(place.writers))
    context = {"paper": marked, "form": form, "may_write": may_write, "place": place}
    return render(request, "intake/hear_recording.html", context)


def keep(request: HttpRequest, paper: RequestPaper, place: Place) -> HttpResponse:
    form = Transcript(**sent(request))
    if form.is_valid() and carried_out(
        form,
        lambda: write_transcript(by=request.actor, paper=paper, at=timezone.now(), **form.cleaned_data),
        IntakeError,
    ):
        messages.success(request, _("Đã ghi lời kể."))
        return redirect(place.hear)
    return _page(request, paper, form, place)


def play(request: HttpRequest, paper: RequestPaper) -> HttpResponseBase:
    part = request.headers.get("Range", "")
    if state := held_back_among([paper.sha256]).get(paper.sha256):
        raise HeldBackFile(state)
    if begins(part):
        note_paper_taken(by=request.actor, paper=paper)
    file = paper.file.open("rb")
    response = ranged_response(file, part, kind_of(file).media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
