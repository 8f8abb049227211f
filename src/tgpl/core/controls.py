"""Boxes and choices of forms, drawn by plain functions.

As templates they are the dearest part of a page: a list to choose from reads two files for each of its options.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from tgpl.core.markup import html

Context = Mapping[str, Any]  # as widgets hand it to their templates


def box(context: Context) -> SafeString:
    """<input>: a line of text, a number, a file, a tick, a hidden value."""
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{html(widget["value"])}"'
    return mark_safe(f'<input type="{widget["type"]}" name="{html(widget["name"])}"{value}{_attributes(widget)}>')


def select(context: Context) -> SafeString:
    """<select> with its options, some of them in named groups."""
    widget = context["widget"]
    options = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return mark_safe(f'<select name="{html(widget["name"])}"{_attributes(widget)}>{options}</select>')


def _group(name: Any, options: list[dict[str, Any]]) -> str:
    drawn = "".join(
        [f'<option value="{html(o["value"])}"{_attributes(o)}>{html(o["label"])}</option>' for o in options]
    )
    return f'<optgroup label="{html(name)}">{drawn}</optgroup>' if name else drawn


def _attributes(widget: Mapping[str, Any]) -> str:
    """As HTML has them: what is True stands alone, what is False not at all."""
    return "".join(
        f" {html(name)}" if value is True else f' {html(name)}="{html(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


BOXES = ("input", "text", "number", "email", "url", "password", "hidden", "date", "time", "checkbox", "file")
# By the name of the template that Django would read.
DRAWN: dict[str, Callable[[Context], SafeString]] = {
    "django/forms/widgets/select.html": select,
    **{f"django/forms/widgets/{kind}.html": box for kind in BOXES},
}
