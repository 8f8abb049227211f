"""What the frame of every page needs: display choices, menus."""

from functools import lru_cache
from hashlib import sha256
from typing import Any

from django import template
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import get_script_prefix
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tgpl.core.pages.display import COOKIE, Display
from tgpl.core.pages.navigation import Line, Section, account_menu, device_menu, public_menu, search_menu, staff_menu
from tgpl.core.safety.wall_clock import machine_clock

register = template.Library()

# The cookies of a device that change how a page is drawn.
_DRAWN_BY = (COOKIE, settings.LANGUAGE_COOKIE_NAME, "kindao")
_MENUS = {"staff": staff_menu, "account": account_menu, "public": public_menu, "device": device_menu}


@register.simple_tag(takes_context=True)
def display_attributes(context: Any) -> SafeString:
    """Attributes of <html> for the display choices of this device: data-size="150" data-theme="dark"."""
    request = context.get("request")
    chosen = Display.from_cookies(request.COOKIES).chosen if request else {}
    return format_html_join("", ' data-{}="{}"', chosen.items())


@register.simple_tag(takes_context=True)
def worker(context: Any) -> str:
    """Where the worker lies that keeps citizens' pages for later, drawn as this device wants them.

    Browsers fetch it without cookies, so another look or language is another address, and it fetches the pages anew.
    """
    request = context.get("request")
    chosen = [request.COOKIES.get(name, "") for name in _DRAWN_BY] if request else []
    return "/khong-mang.js" + (f"?{sha256('|'.join(chosen).encode()).hexdigest()[:8]}" if any(chosen) else "")


@register.simple_tag
def clock_warning() -> SafeString:
    """For everyone at work while the machine's clock cannot be believed; nothing otherwise."""
    doubt = machine_clock.doubt()
    if doubt is None:
        return SafeString()
    told = _(
        "Việc vào sổ và tính hạn tạm dừng: %(why)s. Hãy báo quản trị hệ thống. Yêu cầu của người dân vẫn nhận được."
    )
    return format_html('<div class="govuk-inset-text mo-inset-warning" role="alert">{}</div>', told % {"why": doubt})


@register.simple_tag
def staff_home() -> str:
    """Where work begins: the page to which signing in leads."""
    return resolve_url(settings.LOGIN_REDIRECT_URL)


@register.simple_tag(takes_context=True)
def menu(context: Any, name: str, css_class: str = "") -> SafeString:
    """The lines of a menu ("staff", "account", "public", "device") as list items, for who is looking, on this page."""
    match = getattr(context.get("request"), "resolver_match", None)
    page = match.view_name if match else ""
    return _drawn(name, css_class, _held(context), page, get_language(), get_script_prefix())


def _held(context: Any) -> frozenset[Any]:
    actor = getattr(context.get("request"), "actor", None)
    return actor.permissions if actor else frozenset()


@lru_cache(maxsize=1_000)
def _drawn(name: str, css_class: str, held: frozenset[Any], page: str, language: str | None, prefix: str) -> SafeString:
    """Three menus stand on every page; the same page looks the same to all who hold the same post."""
    sections = _MENUS[name].sections(held, page)
    return format_html_join("", "<li>{}</li>", ((_part(section, css_class),) for section in sections))


def _part(part: Line | Section, css_class: str) -> SafeString:
    return _section(part, css_class) if isinstance(part, Section) else _link(part, css_class)


def _section(section: Section, css_class: str) -> SafeString:
    """A heading that opens without scripts; the one that leads here is marked for the eye, its line for the ear."""
    return format_html(
        '<details class="mo-section{}" data-menu><summary>{}</summary><ul>{}</ul></details>',
        " mo-section--here" if section.is_here else "",
        section.label,
        format_html_join("", "<li>{}</li>", ((_link(line, css_class),) for line in section.lines)),
    )


def _link(line: Line, css_class: str) -> SafeString:
    current = format_html(' aria-current="{}"', line.current) if line.current else ""
    return format_html('<a class="{}" href="{}"{}>{}</a>', css_class, line.url, current, line.label)


@register.simple_tag(takes_context=True)
def search_box(context: Any) -> Line | None:
    """Where the search box of this person leads, and what it asks for."""
    return next(iter(search_menu.lines(_held(context))), None)
