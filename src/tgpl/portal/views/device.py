"""The app that works without a line: its one page, what it asks by, and the worker that keeps it at hand."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tgpl.accounts.access import public
from tgpl.portal import offline


@public
@require_GET
def device(request: HttpRequest) -> HttpResponse:
    """The frame of the app; its pages are drawn on the device, where what is written stays."""
    return render(request, "portal/device.html")


@public
@require_GET
def device_spec(request: HttpRequest) -> HttpResponse:
    """The questions and their rules, as data."""
    return _data(offline.spec())


@public
@require_GET
def device_texts(request: HttpRequest) -> HttpResponse:
    """The texts to look up, and the words that find them."""
    return _data(offline.texts())


def _data(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="application/json", headers={"Cache-Control": "no-cache"})


@public
@never_cache
@require_GET
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: other bytes whenever what this device keeps has changed."""
    own = {
        "version": offline.version(request),
        "files": offline.files(),
        "texts": reverse("portal:device_texts"),
        "app": reverse("portal:device"),
        "home": reverse("portal:home"),
        "offline": reverse("portal:offline"),
        "checker": reverse("portal:start_check"),
        "find": reverse("portal:find_help"),
        "lookUp": reverse("outreach:look_up"),
        "door": reverse("intake:receive_letter"),
    }
    script = f'import {{ start }} from "{static("portal/worker.js")}";\nstart({json.dumps(own)});\n'
    return HttpResponse(script, content_type="text/javascript")
