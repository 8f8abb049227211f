"""Every page that is open to everybody: it can be left at once, its title can tell nothing, and axe finds no fault.

The pages are those of the door tables, so that no new one is forgotten; with them pages for when something is wrong.
"""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.test_access import DOORS
from tgpl.accounts.testing import Cast
from tgpl.core.pages.display import COOKIE
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible

# The doors of those who work here, the gallery for maintainers, and sounds.
NOT_CITIZENS = ("account", "mfa", "desk", "portal:gallery", "portal:staff_gallery", "outreach:hear")
# And what is no page to look at: files, and what scripts ask for.
NO_PAGES = (
    "documents:take_blank",
    "portal:device_spec",
    "portal:device_texts",
    "portal:worker",
    "reports:download_open_data",
)
CITIZENS_PAGES = [
    name
    for name, door in DOORS.items()
    if door.method == "get" and door.nobody == 200 and name not in NO_PAGES and not name.startswith(NOT_CITIZENS)
]
WRONG = ["/khong-co-trang-nay/", "/theo-doi/?het-han", "/tim-noi-giup/?commune=xyz&step_free=on"]
LOOKS = {
    "phone": {"width": PHONE, "theme": "light"},
    "dark_and_large": {"width": DESKTOP, "theme": "dark", "display": "size=400&spacing=wide&face=andika"},
    "forced_colours": {"width": DESKTOP, "forced": True, "display": "reading=easy&contrast=high"},
}


def public_pages(cast: Cast) -> Iterator[str]:
    """The addresses of the pages that nobody has to sign in for, as somebody meets them who has done nothing yet."""
    for name in sorted(CITIZENS_PAGES):
        with suppress(IntegrityError), transaction.atomic():  # what it shows may be there already, for a page beside it
            yield reverse(name, kwargs=DOORS[name].given(cast))


@pytest.mark.django_db
def test_every_page_can_be_left_at_once_and_its_title_can_tell_nothing(cast: Cast) -> None:
    hidden = Client()
    hidden.cookies["kindao"] = "1"
    pages = [*public_pages(cast), *WRONG]
    assert len(pages) > 20
    for address in pages:
        page = hidden.get(address).content.decode()
        assert 'data-module="exit"' in page, address
        title = page.partition("<title>")[2].partition("</title>")[0]
        assert title.removeprefix("Lỗi: ") == "Thông tin cần biết", address


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_page_is_accessible(site: Site, cast: Cast, look) -> None:
    look = dict(look)
    site.set_cookie(COOKIE, look.pop("display", ""))
    page = site.open("/", **look)
    for address in [*public_pages(cast), *WRONG]:
        page.goto(site.address + address)
        assert_accessible(page)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_leaving_takes_two_presses_of_escape_and_the_way_back_shows_nothing(site: Site, cast: Cast) -> None:
    page = site.open("/gui-yeu-cau/")
    page.context.route("https://www.google.com/**", lambda route: route.fulfill(body="<title>Thời tiết</title>"))
    page.goto(f"{site.address}/theo-doi/")
    page.keyboard.press("Escape")
    assert page.url.endswith("/theo-doi/")
    page.keyboard.press("Escape")
    page.wait_for_url("https://www.google.com/**")
    page.go_back()
    assert not page.url.endswith("/theo-doi/")
