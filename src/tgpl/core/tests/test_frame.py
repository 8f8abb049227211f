"""Menus and display choices."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from tgpl.core.pages.display import CHOICES, COOKIE, Display
from tgpl.core.pages.navigation import Entry, Heading, Line, Menu, Section, address_of


def menu() -> Menu:
    made = Menu()
    made.register(Entry("Thư viện", "portal:gallery", order=20))
    made.register(Entry("Trang đầu", "portal:home", order=10, permission="see_home"))
    return made


def test_a_menu_shows_what_one_may_open_in_order() -> None:
    assert [line.label for line in menu().lines({"see_home"})] == ["Trang đầu", "Thư viện"]
    assert [line.label for line in menu().lines(set())] == ["Thư viện"]


def test_a_menu_says_where_one_is() -> None:
    (line,) = menu().lines(set(), "portal:gallery")
    assert (line.url, line.current) == ("/thu-vien-giao-dien/", "page")
    (line,) = menu().lines(set(), "portal:preferences")
    assert line.current == "true"
    (line,) = menu().lines(set(), "intake:list_requests")
    assert line.current == ""


def test_only_one_line_of_a_menu_is_lit() -> None:
    made = Menu()
    made.register(Entry("Một", "portal:home", order=1))
    made.register(Entry("Hai", "portal:gallery", order=2))
    lit = {name: [line.current for line in made.lines(set(), name)] for name in ("portal:gallery", "portal:x")}
    assert lit == {"portal:gallery": ["", "page"], "portal:x": ["true", ""]}


def test_a_page_outside_the_rooms_lights_nothing() -> None:
    made = Menu()
    made.register(Entry("Ngôn ngữ", "set_language", order=1))
    assert [line.current for line in made.lines(set(), "account_login")] == [""]


def test_the_menu_of_one_is_not_shown_to_another(client_for) -> None:
    def shown(role: str, language: str = "vi") -> str:
        client = client_for(role)
        client.cookies["django_language"] = language
        return str(client.get("/lam-viec/tim/").content.decode())

    assert ">Kế hoạch</a>" in shown("director")
    assert ">Kế hoạch</a>" not in shown("reception")
    assert ">Kế hoạch</a>" not in shown("director", "en")
    assert ">Kế hoạch</a>" in shown("director")


@given(st.text(st.characters(exclude_characters="/", exclude_categories=("Cc", "Cs")), min_size=1))
def test_the_address_of_a_thing_is_the_one_of_reverse(key: str) -> None:
    assert address_of("cases:open_case", key) == reverse("cases:open_case", args=[key])


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


class TestHeadings:
    """Entries that are opened less than daily stand under headings."""

    few = Heading("Danh mục", 20)

    @pytest.fixture
    def menu(self) -> Menu:
        menu = Menu()
        menu.register(Entry("Việc", "portal:home", 10))
        menu.register(Entry("Hiển thị", "portal:preferences", 1, under=self.few))
        menu.register(Entry("Theo dõi", "portal:follow_request", 2, "follow", under=self.few))
        return menu

    def test_a_heading_stands_at_its_place_with_its_entries_under_it(self, menu: Menu) -> None:
        first, section = menu.sections({"follow"}, "portal:preferences")
        assert isinstance(first, Line)
        assert isinstance(section, Section)
        assert [line.label for line in section.lines] == ["Hiển thị", "Theo dõi"]
        assert section.is_here

    def test_one_entry_alone_needs_no_heading(self, menu: Menu) -> None:
        assert [part.label for part in menu.sections(set())] == ["Việc", "Hiển thị"]


@pytest.mark.django_db
def test_every_page_lets_the_browser_load_from_us_alone(client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'self'", "script-src 'self'", "object-src 'none'", "frame-ancestors 'none'"} <= set(policy)
    assert client.get("/khong-co-trang-nay/").headers["Content-Security-Policy"].split("; ") == policy
