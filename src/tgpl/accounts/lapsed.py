"""A session that ends in mid-form loses nothing that was typed.

What was sent without a session is kept for half an hour, encrypted, for the person who last signed in on this
device, under a key that only this device is given. After they sign in, one button sends it again.
"""

import secrets
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from tgpl.accounts.models import KeptForm, User
from tgpl.core.safety.wall_clock import ClockWrong

KEPT_FOR = timedelta(minutes=30)
_COOKIE = "last_person"
_LARGEST = 500_000  # a whole story with its answers; not a way to fill the disk


def remember_person(response: HttpResponse, user_id: int) -> None:
    """Notes on this device who signed in, so that a form of a lapsed session can be kept for them alone."""
    response.set_signed_cookie(
        _COOKIE,
        user_id,
        salt=_COOKIE,
        max_age=timedelta(days=7),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def lead_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, and from there back to this page, or to the form that was being sent."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    key = keep_form(request)
    return redirect_to_login(reverse("accounts:send_again", args=[key]) if key else _page_before(request))


def keep_form(request: HttpRequest) -> str | None:
    """Keeps what was sent for the last person of this device; the key to it, or None when nobody is known."""
    user = User.objects.filter(pk=request.get_signed_cookie(_COOKIE, 0, salt=_COOKIE)).first()
    fields = sent_fields(request.POST)
    if user is None or sum(len(value) for _, value in fields) > _LARGEST:
        return None
    key = secrets.token_urlsafe(32)
    KeptForm.objects.filter(kept_at__lt=timezone.now() - KEPT_FOR).delete()
    KeptForm.objects.create(
        digest=_digest(key),
        user=user,
        path=request.get_full_path(),
        content={"fields": fields, "files": list(request.FILES)},
        kept_at=timezone.now(),
    )
    return key


def kept_form(key: str, user_id: int) -> KeptForm | None:
    """The form kept under `key`, for the person who sent it, while it is kept."""
    recent = KeptForm.objects.filter(kept_at__gte=timezone.now() - KEPT_FOR)
    return recent.filter(digest=_digest(key), user=user_id).first()


def sent_fields(sent: QueryDict) -> list[tuple[str, str]]:
    """Names and values in order, without the token, and without passwords: those are typed anew."""
    pairs = [(name, str(value)) for name, values in sent.lists() for value in values]
    return [(name, value) for name, value in pairs if name != "csrfmiddlewaretoken" and "password" not in name]


def clock_wrong(request: HttpRequest, refusal: ClockWrong) -> HttpResponse:
    """The machine's clock cannot be believed: nothing was written, and one button sends the same again."""
    told = {"title": _("Đồng hồ máy chủ đang sai"), "why": refusal, "path": request.get_full_path()}
    sent = {"fields": sent_fields(request.POST), "files": list(request.FILES)}
    return render(request, "accounts/send_again.html", told | sent | framed(request), status=503)


def framed(request: HttpRequest) -> dict[str, Any]:
    """The frame of whoever is looking: a citizen may have to leave the page at once, and never signed in."""
    is_visitor = getattr(request, "actor", None) is None
    return {"frame": "core/leavable.html" if is_visitor else "core/staff.html", "is_visitor": is_visitor}


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()


def _page_before(request: Any) -> str:
    """The page that the form stood on, if it is ours: its own address may not be one that can be opened."""
    page = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    return urlsplit(page)._replace(scheme="", netloc="").geturl() if ours else settings.LOGIN_REDIRECT_URL
