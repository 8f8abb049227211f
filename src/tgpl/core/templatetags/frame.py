"""What the frame of every page needs: display choices, menus."""

from typing import Any

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from tgpl.core.display import Display
from tgpl.core.navigation import Line, account_menu, device_menu, public_menu, staff_menu

register = template.Library()

_MENUS = {"staff": staff_menu, "account": account_menu, "public": public_menu, "device": device_menu}


@register.simple_tag(takes_context=True)
def display_attributes(context: Any) -> SafeString:
    """Attributes of <html> for the display choices of this device: data-size="150" data-theme="dark"."""
    request = context.get("request")
    chosen = Display.from_cookies(request.COOKIES).chosen if request else {}
    return format_html_join("", ' data-{}="{}"', chosen.items())


@register.simple_tag(takes_context=True)
def menu(context: Any, name: str) -> list[Line]:
    """The lines of a menu ("staff", "account", "public", "device") for whoever is looking, on this page."""
    request = context.get("request")
    return _MENUS[name].lines(getattr(request, "actor", None), getattr(request, "resolver_match", None))
