from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from tgpl.accounts.testing import PASSWORD


@pytest.fixture(autouse=True)
def _failed_attempts_are_forgotten() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def sign_in(client: Client) -> Callable[..., object]:
    """`sign_in("reception")` through the sign-in page, by the one client of the test."""

    def sign_in(username: str, password: str = PASSWORD, **more: str) -> object:
        return client.post("/dang-nhap/", {"login": username, "password": password, **more})

    return sign_in
