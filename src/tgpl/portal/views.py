"""Pages for everybody."""

from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import public, signed_in
from tgpl.core import display
from tgpl.core.display import Display
from tgpl.portal.forms import DisplayForm
from tgpl.portal.gallery import Showcase, samples


@public
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html")


@public
def preferences(request: HttpRequest) -> HttpResponse:
    """How this device wants its pages. The choice stays on the device."""
    form = DisplayForm(request.POST or None, initial=asdict(Display.from_cookies(request.COOKIES)))
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Đã nhớ cách hiển thị trên thiết bị này."))
        response = redirect("portal:preferences")
        response.set_cookie(
            display.COOKIE,
            form.display.cookie,
            max_age=display.COOKIE_AGE,
            httponly=True,
            secure=settings.PRODUCTION,
            samesite="Lax",
        )
        return response
    return render(request, "portal/preferences.html", {"form": form})


@public
@require_POST
def forget_preferences(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Đã xóa cách hiển thị khỏi thiết bị này."))
    response = redirect("portal:preferences")
    response.delete_cookie(display.COOKIE)
    return response


def show_gallery(request: HttpRequest, frame: str = "public") -> HttpResponse:
    """Every component in every state, in the frame of citizens' pages or of staff pages: for maintainers."""
    form = Showcase(request.GET if "wrong" in request.GET else None)
    return render(request, "portal/gallery.html", {"frame": f"core/{frame}.html", "form": form, **samples()})


# On a real server the gallery is of no use to citizens.
gallery = signed_in(show_gallery) if settings.PRODUCTION else public(show_gallery)
