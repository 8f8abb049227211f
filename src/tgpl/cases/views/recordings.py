"""What the person told aloud or in signs, heard and written down by those who work on the case."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case
from tgpl.cases.steps import MEET
from tgpl.intake.models import RequestPaper
from tgpl.intake.views.recordings import Place, hear, keep, play


def _place(code: str, uid: str) -> Place:
    names = ("hear_recording", "play_recording", "keep_transcript")
    pages = (reverse(f"cases:{name}", args=[code, uid]) for name in names)
    return Place(code, reverse("cases:open_case", args=[code]), *pages, writers=MEET)


def _recording(request: HttpRequest, code: str, uid: str) -> RequestPaper:
    cases = Case.objects.visible_to(request.actor).filter(code=code)
    recordings = RequestPaper.objects.recordings().select_related("request__person")
    return get_object_or_404(recordings, uid=uid, request__in=cases.values("request"))


@requires(Permission.VIEW_CASES)
def hear_recording(request: HttpRequest, code: str, uid: str) -> HttpResponse:
    """The recording with its player, and what a colleague wrote down of it."""
    return hear(request, _recording(request, code, uid), _place(code, uid))


@requires(*MEET)
def keep_transcript(request: HttpRequest, code: str, uid: str) -> HttpResponse:
    """Keep what a colleague wrote down; nobody's words are written over unseen."""
    return keep(request, _recording(request, code, uid), _place(code, uid))


@requires(Permission.VIEW_CASES)
def play_recording(request: HttpRequest, code: str, uid: str) -> HttpResponseBase:
    """The sound or the pictures, part by part as the player asks."""
    return play(request, _recording(request, code, uid))
