"""What opens without a line: the files and pages that a device keeps, and one version for all of them."""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from tgpl.core.safety.letters import public_key
from tgpl.eligibility.queries import rulebook
from tgpl.eligibility.rules.portable import portable
from tgpl.intake.forms.spec import pages_spec, phone_patterns
from tgpl.outreach.portable import portable as portable_library
from tgpl.outreach.queries import Library, library

SCRIPTS = (
    "app.js",
    "carry.js",
    "checker.js",
    "digits.js",
    "law.js",
    "outbox.js",
    "pocket.js",
    "qr.js",
    "queue.js",
    "recording.js",
    "rules.js",
    "screens.js",
    "seal.js",
    "search.js",
    "slip.js",
    "store.js",
    "texts.js",
    "wizard.js",
)
_FACE = "core/fonts/be-vietnam-pro"
FILES = (
    "core/public.css",
    "core/page.js",
    "core/mark.svg",
    "core/tgpl.webmanifest",
    "core/icons/mark-192.png",
    *(f"{_FACE}-{script}-{weight}.woff2" for script in ("latin", "vietnamese") for weight in (400, 600)),
    *(f"portal/{script}" for script in SCRIPTS),
    *(f"uploads/{script}" for script in ("pieces.js", "recorder.js", "tus.js")),
)
# Pages with their templates. Rooms whose pages open without a line hand theirs in here.
PAGES = {
    "portal:home": "portal/home.html",
    "portal:device": "portal/device.html",
    "portal:offline": "portal/offline.html",
}


def files() -> list[str]:
    """Everything that a device keeps."""
    return [*map(static, FILES), *map(reverse, PAGES), reverse("portal:device_spec")]


def spec() -> bytes:
    """The questions, their rules, the law and our public key, in the language of the moment."""
    return _spec(get_language(), timezone.localdate())


@lru_cache(maxsize=4)
def _spec(_language: str, today: date) -> bytes:
    return json.dumps(_told(today), ensure_ascii=False, separators=(",", ":")).encode()


def _told(today: date) -> dict[str, Any]:
    key_id, point = public_key()
    return {
        "office": {"id": key_id, "point": b64encode(point).decode()},
        "pages": pages_spec(),
        "phones": phone_patterns(),
        "rules": portable(rulebook(), today) | {"unchecked": "(thông tin chờ đối chiếu)"},
    }


def texts() -> bytes:
    """The library: texts, what they rest on, and the words that find them."""
    return _texts(library(), get_language())


@lru_cache(maxsize=4)
def _texts(books: Library, _language: str) -> bytes:
    return json.dumps(portable_library(books), ensure_ascii=False, separators=(",", ":")).encode()


def version(request: HttpRequest) -> str:
    """Changes whenever anything that this device keeps would be drawn otherwise."""
    digest = sha256(b"\0".join(_contents(get_language(), timezone.localdate())))
    digest.update(request.META["QUERY_STRING"].encode())  # how this device wants its pages
    return digest.hexdigest()[:12]


@cache
def _templates(_language: str) -> tuple[bytes, ...]:
    return tuple(render_to_string(template).encode() for template in PAGES.values())


def _contents(language: str, today: date) -> Iterator[bytes]:
    yield from (static(file).encode() for file in FILES)
    yield from _templates(language)
    yield _spec(language, today)
    yield texts()
