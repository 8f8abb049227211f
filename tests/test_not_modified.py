"""What a browser has already is not sent to it again."""

from contextlib import closing

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory


def answered(**headers: str) -> tuple[str, dict[str, str], bytes]:
    """Status, headers and body as a server gets them; the test client would drop a body that should not be there."""
    told: list = []
    asked = RequestFactory().get("/static/core/page.js", headers={"accept-encoding": "gzip"} | headers)
    with closing(WSGIHandler()(asked.environ, lambda *head: told.extend(head))) as response:
        body = b"".join(response)
    status, head = told
    return status, dict(head), body


@pytest.mark.django_db  # the end of a request looks after the connections of tests before this one
def test_a_file_that_the_browser_has_comes_without_a_body(settings) -> None:
    settings.WHITENOISE_USE_FINDERS = True  # nothing was collected for a test
    status, head, body = answered()
    assert (status, bool(body)) == ("200 OK", True)
    status, _, body = answered(**{"if-modified-since": head["Last-Modified"]})
    assert (status, body) == ("304 Not Modified", b"")
