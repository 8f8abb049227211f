"""The menus, to which each room hands in its own entries from its `navigation.py`.

from tgpl.core.navigation import Entry, staff_menu
staff_menu.register(Entry(_("Yêu cầu"), "intake:list_requests", order=10, permission=Permission.VIEW_REQUESTS))
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise


@cache
def _address(url_name: str, urlconf: str, prefix: str) -> str:
    """Menus stand on every page, and looking an address up costs more than drawing its line."""
    return reverse(url_name, urlconf)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu. `permission` is None where everybody may go."""

    label: str | Promise
    url_name: str
    order: int
    permission: str | None = None

    @property
    def url(self) -> str:
        return _address(self.url_name, settings.ROOT_URLCONF, get_script_prefix())

    @property
    def room(self) -> str:
        return self.url_name.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as one page shows it: `current` is "page" on the page itself, "true" elsewhere in its room."""

    label: str | Promise
    url: str
    current: str = ""


class Menu:
    """Entries in order, each where the person may open it."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []

    def register(self, entry: Entry) -> None:
        """Puts `entry` in its place; the same page twice is a mistake in a room."""
        if any(known.url_name == entry.url_name for known in self._entries):
            raise ValueError(f"{entry.url_name} is in the menu already")
        self._entries = sorted([*self._entries, entry], key=lambda known: known.order)

    def lines(self, held: Collection[Any], page: str = "") -> list[Line]:
        """The menu as one who holds these permissions sees it on the page of this URL name."""
        seen = [entry for entry in self._entries if entry.permission is None or entry.permission in held]
        here = _here(seen, page)
        return [Line(e.label, e.url, here[1] if here and e is here[0] else "") for e in seen]


def _here(entries: list[Entry], page: str) -> tuple[Entry, str] | None:
    """The one entry to light up: the page itself, or else the first entry of its room."""
    room, named, _view = page.partition(":")
    itself = next(((entry, "page") for entry in entries if entry.url_name == page), None)
    nearest = next(((entry, "true") for entry in entries if named and entry.room == room), None)
    return itself or nearest


staff_menu = Menu()  # along the top of staff pages
account_menu = Menu()  # under the person's own name
public_menu = Menu()  # at the foot of citizens' pages
device_menu = Menu()  # at the head of citizens' pages, and under the person's name: what concerns this device
search_menu = Menu()  # the page to which the search box at the head of staff pages leads: the first entry
