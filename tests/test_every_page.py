"""Every page of the product by axe, in every look: empty, full, with forms sent wrongly; and how citizens leave it.

The pages are those of the door tables. What is left out is named in `tests/pages.py`, with the reason; what stands
behind codes, passwords and answers is in `test_every_state.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tests.looking import AT_DESK, as_colleague, as_everybody
from tests.pages import ELSEWHERE, LEFT_OUT, PAGES, room_of, undone, visit, who_opens
from tests.test_access import DOORS
from tests.test_every_state import SHOWN
from tgpl.accounts.testing import Cast, Door
from tgpl.core.testing.browser import Site
from tgpl.core.testing.window import Window

WALKED = [name for name in PAGES if name not in SHOWN]
ROOMS = sorted({room_of(name) for name in WALKED})
# But for the door of those who work here.
CITIZENS_PAGES = [name for name in WALKED if who_opens(name) is None and room_of(name) != "accounts"]
WRONG = ["/khong-co-trang-nay/", "/theo-doi/?het-han", "/tim-noi-giup/?commune=xyz&step_free=on"]
# What fills lists besides the things of their own room.
MATTERS = ("intake", "cases")


def test_no_page_is_forgotten_and_none_is_left_out_that_is_gone() -> None:
    assert not sorted(SHOWN - set(PAGES))
    assert not sorted({*LEFT_OUT, *ELSEWHERE} - set(DOORS))


@pytest.mark.django_db
def test_what_is_left_out_is_no_page(cast: Cast, client_for: Callable[..., Client]) -> None:
    for name in sorted(set(DOORS) - set(PAGES) - set(ELSEWHERE)):
        role = who_opens(name)
        with undone():
            client = client_for(role) if role else Client()
            answer = client.get(reverse(name, kwargs=DOORS[name].given(cast)))
            is_page = answer.status_code == 200 and "html" in answer.headers["Content-Type"]
            list(answer.streaming_content if answer.streaming else [])
        assert not is_page, name


def walked(room: str) -> list[str]:
    return [name for name in WALKED if room_of(name) == room]


def is_list(name: str) -> bool:
    """Whether a page stands by itself: without anything that it speaks of, it is empty."""
    return DOORS[name].given is Door().given


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS)
def test_every_page_is_accessible(window: Window, cast: Cast, client_for, room: str) -> None:
    for name in walked(room):
        role = who_opens(name)
        if role is None:
            as_everybody(window, visit(name, cast))
        else:  # an empty list on a telephone alone: full, it is looked at in every look
            as_colleague(window, client_for(role), visit(name, cast), [] if is_list(name) else ["dark_and_large"])


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize("room", ROOMS)
def test_lists_are_accessible_when_they_are_full(window: Window, cast: Cast, client_for, room: str) -> None:
    for given in dict.fromkeys(door.given for name, door in DOORS.items() if room_of(name) in (room, *MATTERS)):
        with suppress(Exception), transaction.atomic():  # what cannot stand twice stands once
            given(cast)
    for name in filter(is_list, walked(room)):
        role = who_opens(name)
        if role:
            as_colleague(window, client_for(role), visit(name, cast), AT_DESK)


def public_pages(cast: Cast) -> Iterator[str]:
    """The addresses of the pages that nobody has to sign in for, as somebody meets them who has done nothing yet."""
    for name in CITIZENS_PAGES:
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
