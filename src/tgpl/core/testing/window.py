"""Pages in a browser without a server of ours: a pytest plugin (registered in conftest.py).

    @pytest.mark.browser
    def test_it(window: Window, client: Client) -> None:
        window.show(client.get("/"))
        assert_accessible(window.page)

What a test's own client got is shown as it came, and whatever was written for it goes with the test's transaction. One
window stays open for all tests, and keeps style sheets, scripts and fonts: a page costs its drawing alone. For what a
page does when it is used, there is `site`.
"""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page

from tgpl.core.testing.browser import fail

_OPEN = """() => document.querySelectorAll("details:not([data-menu])").forEach((one) => { one.open = true; })"""


class _Shelf(ThreadingHTTPServer):
    """Hands out the page that is to be shown, and the files that pages share."""

    shown: Any = None
    daemon_threads = True


class _Answer(BaseHTTPRequestHandler):
    server: _Shelf

    def do_GET(self) -> None:
        path, shown = urlsplit(self.path).path, self.server.shown
        if path.startswith(settings.STATIC_URL):
            kind, body = _file(path.removeprefix(settings.STATIC_URL))
            self._send(200, {"Content-Type": kind, "Cache-Control": "max-age=86400"}, body)
        elif shown.wsgi_request.path == path:
            self._send(shown.status_code, dict(shown.headers), shown.content)
        else:
            self._send(404, {}, b"")

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *told: Any) -> None:
        """Nobody reads it."""


@cache
def _file(name: str) -> tuple[str, bytes]:
    path = Path(str(finders.find(name)))
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream", path.read_bytes()


@dataclass
class Window:
    """One window, kept from page to page."""

    page: Page
    shelf: _Shelf

    def show(self, response: Any) -> None:
        """The answer that a client got, with all that it tells to who asks for more."""
        self.shelf.shown = response
        self.page.goto(f"http://localhost:{self.shelf.server_port}{response.wsgi_request.get_full_path()}")
        self.page.evaluate(_OPEN)


@contextmanager
def _running() -> Iterator[_Shelf]:
    with _Shelf(("localhost", 0), _Answer) as shelf:
        Thread(target=shelf.serve_forever, daemon=True).start()
        yield shelf
        shelf.shutdown()


@pytest.fixture(scope="session")
def window(browser: Browser) -> Iterator[Window]:
    context = browser.new_context(service_workers="block", reduced_motion="reduce", locale="vi-VN")
    page = context.new_page()
    page.on("pageerror", fail)
    with _running() as shelf:
        yield Window(page, shelf)
        context.close()
