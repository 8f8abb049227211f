"""What a citizen's device holds: the key to the draft. Signed, out of reach of scripts, of no meaning by itself.

Until the draft begins it may hold the code of the card by which the person came, for two hours at most.
"""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tgpl.intake.drafts import LIFE, find_draft, needs_in, start_draft
from tgpl.intake.models import Draft
from tgpl.people.queries import IN_WRITING_ONLY

COOKIE = "ban-viet"
_SALT = "intake.draft"
CARD_COOKIE, CARD_LIFE = "noi", timedelta(hours=2)
_CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")


def draft_key(request: HttpRequest) -> str:
    """The key that this device holds; empty without one."""
    return request.get_signed_cookie(COOKIE, default="", salt=_SALT, max_age=LIFE) or ""


def draft_of(request: Any) -> Draft | None:
    """The draft that this device writes. Who is reached in writing only is offered no call from here on."""
    key = draft_key(request)
    draft = find_draft(key) if key else None
    request.no_voice = draft is not None and not IN_WRITING_ONLY.isdisjoint(needs_in(draft))
    return draft


def begin_draft(request: HttpRequest, *, facts: Mapping[str, Any] | None = None) -> tuple[str, Draft]:
    """A new draft and its key, with the card that led this device here."""
    return start_draft(facts=facts, card=request.COOKIES.get(CARD_COOKIE, ""))


def card_told(request: HttpRequest) -> str:
    """The code that the address of a card tells; empty where it is none."""
    code = request.GET.get("noi", "").strip().upper()
    return code if _CODE.fullmatch(code) else ""


def remember_card(response: HttpResponse, code: str) -> HttpResponse:
    """Keep the code until the request begins; it is of the place, not of the person."""
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(CARD_COOKIE, code, max_age=CARD_LIFE, httponly=True, secure=secure, samesite="Lax")
    return response


def remember(response: HttpResponse, key: str) -> HttpResponse:
    """Let the device hold `key` for as long as the draft lives after its last page; its card has been noted there."""
    response.delete_cookie(CARD_COOKIE, samesite="Lax")
    response.set_signed_cookie(
        COOKIE,
        key,
        salt=_SALT,
        max_age=LIFE,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Let nothing of the draft remain on the device."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response
