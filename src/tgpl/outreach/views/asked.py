"""What a person asked last, on their device: sealed, for ten minutes, under the address of the library alone.

It stands in no address, so neither history nor logs tell it. “Thoát nhanh” drops it, which is why scripts may.
"""

import base64
from binascii import Error

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tgpl.core.safety.crypto import seal, unseal

COOKIE, LIFE, _CONTEXT = "dieu-hoi", 10 * 60, "outreach.asked"


def asked_on(request: HttpRequest) -> str:
    """The question; empty when there is none that we sealed."""
    try:
        return unseal(base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, "")), _CONTEXT).decode()
    except (InvalidTag, Error, ValueError, LookupError):
        return ""


def remember(response: HttpResponse, question: str) -> HttpResponse:
    """Let the device hold the question while its answers are read."""
    response.set_cookie(
        COOKIE,
        base64.urlsafe_b64encode(seal(question.encode(), _CONTEXT)).decode(),
        max_age=LIFE,
        path=_place(),
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def how_to_forget() -> str:
    """What a script writes into `document.cookie` so that nothing of it remains."""
    return f"{COOKIE}=; Path={_place()}; Max-Age=0"


def _place() -> str:
    return reverse("outreach:look_up")
