"""Pages for everybody."""

from dataclasses import asdict
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import public, signed_in
from tgpl.core.pages import display
from tgpl.core.pages.display import Display
from tgpl.portal.forms import DisplayForm
from tgpl.portal.gallery import Showcase, samples

# Of the front door in the easy reading, with two doors each.
EASY_PARTS = ("0", "1", "2", "3")


@public
def home(request: HttpRequest) -> HttpResponse:
    """The doors; in the easy reading two of them, and a way to two others."""
    if not Display.from_cookies(request.COOKIES).is_easy:
        return render(request, "portal/home.html")
    asked = request.GET.get("them")
    part = EASY_PARTS.index(asked) if asked in EASY_PARTS else 0
    return render(request, "portal/home_easy.html", {"part": part, "next": (part + 1) % len(EASY_PARTS)})


@public
def preferences(request: HttpRequest) -> HttpResponse:
    """How this device wants its pages. The choice stays on the device, and the person goes on where they were."""
    form = DisplayForm(request.POST or None, initial=asdict(Display.from_cookies(request.COOKIES)))
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Đã nhớ cách hiển thị trên thiết bị này."))
        response = _preferences_again(request)
        response.set_cookie(
            display.COOKIE,
            form.display.cookie,
            max_age=display.COOKIE_AGE,
            httponly=True,
            secure=settings.PRODUCTION,
            samesite="Lax",
        )
        return response
    return render(request, "portal/preferences.html", {"form": form, "came_from": _came_from(request)})


@public
@require_POST
def forget_preferences(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Đã xóa cách hiển thị khỏi thiết bị này."))
    response = _preferences_again(request)
    response.delete_cookie(display.COOKIE)
    return response


def _came_from(request: HttpRequest) -> str:
    """The page of ours from which the person came, to lead back to; empty when there is none."""
    page = request.POST.get("came_from") or request.GET.get("came_from") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return ""
    parts = urlsplit(page)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "" if parts.path == request.path else path


def _preferences_again(request: HttpRequest) -> HttpResponse:
    came_from = _came_from(request)
    query = f"?{urlencode({'came_from': came_from})}" if came_from else ""
    return redirect(reverse("portal:preferences") + query)


@public
def offline(request: HttpRequest) -> HttpResponse:
    """What a device shows by itself when it has no line."""
    return render(request, "portal/offline.html")


def show_gallery(request: HttpRequest, frame: str = "public") -> HttpResponse:
    """Every component in every state, in the frame of citizens' pages or of staff pages: for maintainers."""
    form = Showcase(request.GET if "wrong" in request.GET else None)
    return render(request, "portal/gallery.html", {"frame": f"core/{frame}.html", "form": form, **samples()})


# On a real server the gallery is of no use to citizens.
gallery = signed_in(show_gallery) if settings.PRODUCTION else public(show_gallery)
