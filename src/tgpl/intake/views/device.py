"""What a citizen's device holds: the key to the draft. Signed, out of reach of scripts, of no meaning by itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tgpl.intake.drafts import LIFE, find_draft, needs_in
from tgpl.intake.models import Draft
from tgpl.people.queries import IN_WRITING_ONLY

COOKIE = "ban-viet"
_SALT = "intake.draft"


def draft_key(request: HttpRequest) -> str:
    """The key that this device holds; empty without one."""
    return request.get_signed_cookie(COOKIE, default="", salt=_SALT, max_age=LIFE) or ""


def draft_of(request: Any) -> Draft | None:
    """The draft that this device writes. Who is reached in writing only is offered no call from here on."""
    key = draft_key(request)
    draft = find_draft(key) if key else None
    request.no_voice = draft is not None and not IN_WRITING_ONLY.isdisjoint(needs_in(draft))
    return draft


def remember(response: HttpResponse, key: str) -> HttpResponse:
    """Let the device hold `key` for as long as the draft lives after its last page."""
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
