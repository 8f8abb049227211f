"""The whole way in a real browser, at the width of a small phone: every page and its errors, by axe."""

import gzip
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible, picture
from tgpl.intake.models import Request
from tgpl.intake.tests.writing import FOR_ANOTHER, FOR_HERSELF, ROOT, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def served(site: Site, cast: Cast) -> Site:
    return site


def fill_in(page: Page, typed: Mapping[str, Any]) -> None:
    for name, value in typed.items():
        box = page.locator(f'[name="{name}"]')
        if box.first.get_attribute("type") in {"radio", "checkbox"}:
            for one in value if isinstance(value, list) else [value]:
                box.and_(page.locator(f'[value="{one}"]')).or_(box.and_(page.locator(":not([value])"))).first.check()
        else:
            box.fill(value)


def go_on(page: Page, button: str = "Tiếp tục") -> None:
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()


def walk(page: Page, pages: Mapping[str, Mapping[str, Any]]) -> None:
    """Fills in page after page; where nothing at all is a fault, that is tried first."""
    for step, typed in pages.items():
        address = page.url
        assert address.endswith(f"{ROOT}{step}/")
        assert_accessible(page)
        go_on(page)
        if page.url == address:
            assert page.evaluate("document.activeElement.dataset.module") == "error-summary"
            assert_accessible(page)
            picture(page, f"ask-{step}-fault")
        else:
            page.goto(address)
        fill_in(page, typed)
        picture(page, f"ask-{step}")
        go_on(page)


def test_the_whole_way_for_another_and_the_faults_of_each_page(served: Site) -> None:
    """For herself it is gone in the portal's journeys."""
    page = served.open(ROOT, width=PHONE, theme="dark", forced=True)
    assert_accessible(page)
    page.get_by_role("link", name="Bắt đầu").click()
    walk(page, FOR_ANOTHER)

    assert_accessible(page)
    go_on(page, "Gửi yêu cầu")
    assert_accessible(page)
    assert Request.objects.get().reference in page.content()
    page.reload()
    assert Request.objects.get().reference in page.content()


def test_the_whole_way_without_scripts(served: Site) -> None:
    page = served.open(ROOT, width=PHONE, scripts=False)
    page.get_by_role("link", name="Bắt đầu").click()
    for typed in FOR_HERSELF.values():
        fill_in(page, typed)
        go_on(page)
    go_on(page, "Gửi yêu cầu")
    assert Request.objects.get().reference in page.content()


def test_pages_beside_the_way_are_accessible(served: Site) -> None:
    page = served.open(f"{ROOT}cho-ai/", width=PHONE)
    page.get_by_label("Cho tôi").check()
    go_on(page, "Lưu, viết tiếp sau")
    for path in ["", "da-luu/", "chua-thay/", "lam-lai/"]:
        page.goto(f"{served.address}{ROOT}{path}")
        assert_accessible(page)


def test_the_first_page_is_light(served: Site) -> None:
    """At most 5 requests and 40 kB compressed before web fonts: it must open on an old phone with a poor line."""
    page = served.open(f"{ROOT}cho-ai/")
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    ours = [page.url, *(name for name in asked if not name.endswith(".woff2"))]
    sizes = {name: len(gzip.compress(page.request.get(name).body())) for name in ours}
    assert len(ours) <= 5
    assert sum(sizes.values()) <= 40_000
    assert sizes[page.url] <= 14_000


def test_next_pages_are_light(client, cast, moment) -> None:
    """At most 10 kB compressed each: the style sheet and the script of the first page are there already."""
    write(client, FOR_HERSELF)
    weights = {name: len(gzip.compress(client.get(f"{ROOT}{name}/").content)) for name in [*FOR_HERSELF, "kiem-tra"]}
    assert max(weights.values()) <= 10_000, weights
