"""Every URL of the product × (nobody, each role, the same role elsewhere), against the rooms' own door tables.

A room lists its doors in `tests/access.py`: `DOORS = {"room:verb_noun": Door(...)}`.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tgpl.accounts.roles import Role
from tgpl.accounts.testing import Cast, Door, Member


def doors() -> dict[str, Door]:
    tables = [f"{room}.tests.access" for room in settings.ROOMS if find_spec(f"{room}.tests")]
    return {name: door for table in tables if find_spec(table) for name, door in import_module(table).DOORS.items()}


def url_names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name or pattern.pattern}"
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from url_names(pattern.url_patterns, inner)


DOORS = doors()
URLS = set(url_names(get_resolver().url_patterns))


def test_every_url_stands_in_a_door_table() -> None:
    missing = sorted(URLS - set(DOORS))
    assert not missing, f"Say who may open these in the room's tests/access.py: {missing}"


def test_no_door_leads_nowhere() -> None:
    assert not sorted(set(DOORS) - URLS)


@pytest.mark.parametrize("name", sorted(set(DOORS) & URLS))
def test_door(name: str, cast: Cast, client_for: Callable[[Member], Client]) -> None:
    door = DOORS[name]
    url = reverse(name, kwargs=door.given(cast))
    wrong = [
        f"{who}: {got} instead of {expected}"
        for who, client, expected in visitors(door, cast, client_for)
        if (got := knock(client, door, url)) != expected
    ]
    assert not wrong, f"{door.method.upper()} {url}: {'; '.join(wrong)}"


def visitors(door: Door, cast: Cast, client_for: Callable[[Member], Client]) -> Iterator[tuple[str, Client, int]]:
    yield "nobody", Client(), door.nobody
    for role in Role:
        yield role, client_for(cast.playing(role)), door.expected(role)
        stranger = cast.elsewhere(role)
        if stranger:
            yield f"{role} of another centre", client_for(stranger), door.expected_elsewhere(role)


def knock(client: Client, door: Door, url: str) -> int:
    """The status that this visitor gets; what the visit wrote is undone for the next one."""
    with transaction.atomic():
        response = getattr(client, door.method)(url, door.data)
        if response.streaming:
            list(response.streaming_content)  # a file that is sent stays open until it is read
        transaction.set_rollback(True)
    return response.status_code


def test_a_stranger_is_led_to_the_sign_in_page(cast: Cast) -> None:
    sign_in = resolve_url(settings.LOGIN_URL)
    for name, door in DOORS.items():
        if not door.is_public:
            with transaction.atomic():  # what one door needs is gone for the next
                url = reverse(name, kwargs=door.given(cast))
                response = getattr(Client(), door.method)(url, door.data)
                transaction.set_rollback(True)
            assert response.headers["Location"].startswith(sign_in), name
