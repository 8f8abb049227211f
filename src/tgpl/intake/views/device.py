"""What a citizen's device holds: the key to the draft. Signed, out of reach of scripts, of no meaning by itself."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tgpl.intake.drafts import LIFE, find_draft
from tgpl.intake.models import Draft

COOKIE = "ban-viet"
_SALT = "intake.draft"


def draft_key(request: HttpRequest) -> str:
    """The key that this device holds; empty without one."""
    return request.get_signed_cookie(COOKIE, default="", salt=_SALT, max_age=LIFE) or ""


def draft_of(request: HttpRequest) -> Draft | None:
    """The draft that this device writes."""
    key = draft_key(request)
    return find_draft(key) if key else None


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
