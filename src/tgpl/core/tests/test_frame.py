"""Menus and display choices."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.display import CHOICES, COOKIE, Display
from tgpl.core.navigation import Entry, Menu


def match(name: str) -> Any:
    return SimpleNamespace(view_name=name, namespace=name.partition(":")[0])


def menu() -> Menu:
    made = Menu()
    made.register(Entry("Thư viện", "portal:gallery", order=20))
    made.register(Entry("Trang đầu", "portal:home", order=10, permission="see_home"))
    return made


def test_a_menu_shows_what_one_may_open_in_order() -> None:
    reader = SimpleNamespace(permissions={"see_home"})
    assert [line.label for line in menu().lines(reader, None)] == ["Trang đầu", "Thư viện"]
    assert [line.label for line in menu().lines(None, None)] == ["Thư viện"]


def test_a_menu_says_where_one_is() -> None:
    (line,) = menu().lines(None, match("portal:gallery"))
    assert (line.url, line.current) == ("/thu-vien-giao-dien/", "page")
    (line,) = menu().lines(None, match("portal:preferences"))
    assert line.current == "true"
    (line,) = menu().lines(None, match("intake:list_requests"))
    assert line.current == ""


def test_only_one_line_of_a_menu_is_lit() -> None:
    made = Menu()
    made.register(Entry("Một", "portal:home", order=1))
    made.register(Entry("Hai", "portal:gallery", order=2))
    lit = {name: [line.current for line in made.lines(None, match(name))] for name in ("portal:gallery", "portal:x")}
    assert lit == {"portal:gallery": ["", "page"], "portal:x": ["true", ""]}


def test_a_page_stands_once_in_a_menu() -> None:
    made = menu()
    with pytest.raises(ValueError, match="already"):
        made.register(Entry("Lại nữa", "portal:home", order=1))


@given(st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()}))
def test_a_choice_comes_back_from_its_cookie(chosen: dict[str, str]) -> None:
    display = Display(**chosen)
    assert Display.from_cookies({COOKIE: display.cookie}) == display


@given(st.text())
def test_a_strange_cookie_is_no_choice(text: str) -> None:
    for value in Display.from_cookies({COOKIE: text}).chosen.values():
        assert any(value in values for values in CHOICES.values())


def test_the_server_draws_the_choice(client: Client) -> None:
    client.cookies[COOKIE] = "size=150&theme=dark&contrast=loud"
    assert 'data-size="150" data-theme="dark">' in client.get("/").content.decode()
