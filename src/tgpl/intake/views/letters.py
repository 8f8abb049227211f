"""The door for devices that had no line: a sealed letter in, a plain answer out. No cookie is read or set."""

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tgpl.accounts.access import public
from tgpl.accounts.actor import Actor
from tgpl.accounts.queries import default_office
from tgpl.core.safety.letters import UnreadableLetter
from tgpl.core.safety.throttle import WINDOW, is_too_fast
from tgpl.intake.letters import UNFINISHED, Outcome, is_known, read_letter, receive_letter
from tgpl.intake.models import Channel

# From one network in one minute. A device waits and sends again by itself, so nobody is locked out.
LETTERS, NEW = 120, 30


@public
@csrf_exempt  # nothing of the device's session is used; whoever holds a letter may send it
@require_POST
def receive(request: HttpRequest) -> JsonResponse:
    """Answers applied, already, conflict or unfinished, once that is on disk; else says when to come again."""
    if is_too_fast(request, "letter", allowed=LETTERS):
        return _later("slow_down", 429)
    try:
        letter = read_letter(request.body)
    except UnreadableLetter:
        return JsonResponse({"outcome": "unreadable"}, status=400)
    if not is_known(letter) and is_too_fast(request, "send", allowed=NEW):
        return _later("slow_down", 429)
    office = default_office()
    if office is None:
        return _later("no_office", 503)
    outcome = receive_letter(by=Actor.citizen(), office=office, letter=letter, channel=Channel.WEB, at=timezone.now())
    return JsonResponse(_told(outcome), status=422 if outcome.word == UNFINISHED else 200)


def _told(outcome: Outcome) -> dict[str, object]:
    told: dict[str, object] = {"outcome": outcome.word, "pages": outcome.pages}
    if outcome.recordings:
        told |= {"recordings": outcome.recordings, "uploads": reverse("uploads:begin_upload")}
    if outcome.request:
        told |= {
            "reference": outcome.request.reference,
            "received_at": outcome.request.received_at.isoformat(),
        }
    return told


def _later(word: str, status: int) -> JsonResponse:
    response = JsonResponse({"outcome": word}, status=status)
    response.headers["Retry-After"] = str(WINDOW)
    return response
