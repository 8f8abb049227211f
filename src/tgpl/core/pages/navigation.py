"""The menus, to which each room hands in its own entries from its `navigation.py`.

from tgpl.core.pages.navigation import Entry, staff_menu
staff_menu.register(Entry(_("Yêu cầu"), "intake:list_requests", order=10, permission=Permission.VIEW_REQUESTS))

What is opened less than daily goes under a heading of the top bar: `Entry(..., under=FILES)`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_ANY_KEY = "-0-"  # stands in no address of ours
_PLAIN = "!$&'()*+,;=/~:@"  # what a path holds as it is, besides letters and digits


@cache
def _address(url_name: str, urlconf: str, prefix: str) -> str:
    """Menus stand on every page, and looking an address up costs more than drawing its line."""
    return reverse(url_name, urlconf)


def address_of(url_name: str, key: str = "") -> str:
    """The address of a page, or of the page of one thing, as `reverse` gives it, in a tenth of the time."""
    if not key:
        return _address(url_name, settings.ROOT_URLCONF, get_script_prefix())
    before, after = _around_key(url_name, settings.ROOT_URLCONF, get_script_prefix())
    return before + quote(key, safe=_PLAIN) + after


@cache
def _around_key(url_name: str, urlconf: str, prefix: str) -> tuple[str, str]:
    before, _key, after = reverse(url_name, urlconf, args=[_ANY_KEY]).partition(_ANY_KEY)
    return before, after


@dataclass(frozen=True, slots=True)
class Heading:
    """A part of the top bar that opens to show its entries; with one entry only, that entry stands in its place."""

    label: str | Promise
    order: int


FILES = Heading(_("Hồ sơ"), 40)
QUALITY = Heading(_("Chất lượng"), 45)
FIGURES = Heading(_("Số liệu, báo cáo"), 60)
LISTS = Heading(_("Danh mục"), 70)
OFFICE = Heading(_("Quản trị"), 900)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a menu. `permission` is None where everybody may go; `under` the heading it stands under."""

    label: str | Promise
    url_name: str
    order: int
    permission: str | None = None
    under: Heading | None = None

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


@dataclass(frozen=True, slots=True)
class Section:
    """A heading as one page shows it, with the lines under it."""

    label: str | Promise
    lines: list[Line]

    @property
    def is_here(self) -> bool:
        return any(line.current for line in self.lines)


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
        return [line for _entry, line in self._seen(held, page)]

    def sections(self, held: Collection[Any], page: str = "") -> list[Line | Section]:
        """The same with the headings: each at its place, its lines under it."""
        under: dict[Heading, list[Line]] = {}
        placed: list[tuple[int, Line | Section]] = []
        for entry, line in self._seen(held, page):
            if entry.under is None:
                placed.append((entry.order, line))
            else:
                under.setdefault(entry.under, []).append(line)
        for heading, lines in under.items():
            placed.append((heading.order, Section(heading.label, lines) if len(lines) > 1 else lines[0]))
        return [shown for _order, shown in sorted(placed, key=lambda place: place[0])]

    def _seen(self, held: Collection[Any], page: str) -> list[tuple[Entry, Line]]:
        seen = [entry for entry in self._entries if entry.permission is None or entry.permission in held]
        here = _here(seen, page)
        return [(e, Line(e.label, e.url, here[1] if here and e is here[0] else "")) for e in seen]


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
