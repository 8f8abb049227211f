"""The proof, on one device, that its holder has shown code and secret of a request: half an hour, under one address.

Rooms above put what a person may do with their own request under that address, and mark it `@proven`.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect

from tgpl.intake.models import Request
from tgpl.people.queries import is_in_writing_only

COOKIE, PATH, SALT, LIFE = "theo-doi", "/theo-doi/", "portal.follow", 30 * 60
REQUEST_PAGE = PATH + "yeu-cau/"  # where the followed request stands

View = Callable[..., HttpResponse]


def proven(view: View) -> View:
    """The view gets the request whose code and secret this device has shown; without proof they are asked for."""

    @wraps(view)
    def wrapped(request: Any, **place: Any) -> HttpResponse:
        reference = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=LIFE)
        asked = Request.objects.select_related("office", "person").filter(reference=reference).first()
        if not reference or not asked:
            return redirect(PATH)
        request.no_voice = is_in_writing_only(asked.person_id)
        return view(request, asked, **place)

    return wrapped


def remember(response: HttpResponse, asked: Request) -> HttpResponse:
    """Let this device hold the proof."""
    response.set_signed_cookie(
        COOKIE,
        asked.reference,
        salt=SALT,
        max_age=LIFE,
        path=PATH,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def forget(response: HttpResponse) -> HttpResponse:
    """Let this device hold it no longer."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response
