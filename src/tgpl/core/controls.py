"""Boxes and choices of forms, drawn by plain functions.

As templates they are the dearest part of a page: a list to choose from reads two files for each of its options.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Context = Mapping[str, Any]  # as widgets hand it to their templates


def box(context: Context) -> SafeString:
    """<input>: a line of text, a number, a file, a tick, a hidden value."""
    widget = context["widget"]
    given = widget["value"]
    value = "" if given is None else format_html(' value="{}"', str(given))
    start = format_html('<input type="{}" name="{}"', widget["type"], widget["name"])
    return format_html("{}{}{}>", start, value, _attributes(widget["attrs"]))


def select(context: Context) -> SafeString:
    """<select> with its options, some of them in named groups."""
    widget = context["widget"]
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _index in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], _attributes(widget["attrs"]), groups)


def _group(name: Any, options: list[dict[str, Any]]) -> SafeString:
    lines = format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((str(option["value"]), _attributes(option["attrs"]), option["label"]) for option in options),
    )
    return format_html('<optgroup label="{}">{}</optgroup>', name, lines) if name else lines


def _attributes(attrs: Mapping[str, Any]) -> SafeString:
    return format_html_join("", "{}", ((_attribute(*attr),) for attr in attrs.items()))


def _attribute(name: str, value: Any) -> SafeString | str:
    """As HTML has it: what is True stands alone, what is False not at all."""
    if value is False:
        return ""
    return format_html(" {}", name) if value is True else format_html(' {}="{}"', name, str(value))


# By the name of the template that Django would read.
DRAWN: dict[str, Callable[[Context], SafeString]] = {
    "django/forms/widgets/select.html": select,
    **{
        f"django/forms/widgets/{kind}.html": box
        for kind in ("input", "text", "number", "email", "url", "password", "hidden", "date", "time", "checkbox", "file")
    },
}
