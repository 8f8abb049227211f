import gzip

import pytest
from django.template import RequestContext, Template
from django.test import Client, RequestFactory
from django.urls import reverse

from tgpl.core.testing.browser import PHONE, Site, assert_large_targets


def test_the_first_door_leads_to_asking_for_help(client: Client) -> None:
    page = client.get("/").content.decode()
    assert page.index(reverse("intake:start_request")) < page.index("tel:18001233", page.index("mo-doors"))


def test_the_language_is_chosen_on_the_device_and_the_page_stays(client: Client) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "/?q=1"})
    assert response.headers["Location"] == "/?q=1"
    assert 'lang="en"' in client.get("/").content.decode()


def test_a_language_choice_leads_to_no_other_site(client: Client) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "https://example.org/"})
    assert response.headers["Location"] == "/"


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/cach-hien-thi/", "/thu-vien-giao-dien/?wrong=1"])
def test_what_a_finger_presses_is_large_enough(site: Site, path: str) -> None:
    assert_large_targets(site.open(path, width=PHONE))


@pytest.mark.browser
def test_the_first_view_is_light(site: Site) -> None:
    """At most 5 requests and 40 kB compressed before web fonts: it must open on an old phone with a poor line."""
    page = site.open()
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    ours = [page.url, *(name for name in asked if not name.endswith(".woff2"))]
    sizes = {name: len(gzip.compress(page.request.get(name).body())) for name in ours}
    assert len(ours) <= 5
    assert sum(sizes.values()) <= 40_000
    assert sizes[page.url] <= 14_000


def test_a_page_for_people_at_risk_does_not_tell_what_it_is(rf: RequestFactory) -> None:
    page = Template('{% extends "core/leavable.html" %}{% block title %}Bạo lực gia đình{% endblock %}')
    request = rf.get("/")
    assert "<title>Bạo lực gia đình – TGPL Mở</title>" in page.render(RequestContext(request))
    request.COOKIES["kindao"] = "1"
    drawn = page.render(RequestContext(request))
    assert "<title>Thông tin cần biết</title>" in drawn
    assert "Bạo lực" not in drawn
    assert "Thoát nhanh" in drawn
