"""Forms, drawn by plain functions: their boxes and choices, and what stands around each of them.

As templates they are the dearest part of a page: a list to choose from reads two files for each of its options.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tgpl.core.pages.markup import html

Context = Mapping[str, Any]  # as widgets hand it to their templates


def form(context: Context) -> SafeString:
    """All fields of a form, one under the other."""
    shown, hidden = context["form"].visible_fields(), context["form"].hidden_fields()
    return mark_safe("".join([*(_group(field) for field in shown), *(html(field.as_widget()) for field in hidden)]))


def field_alone(context: Context) -> SafeString:
    """One field in its place."""
    return mark_safe(_group(context["field"]))


def _group(field: Any) -> str:
    """A control with its label, its hint and its faults."""
    inside = _tick if field.is_single_checkbox else _several if field.use_fieldset else _single
    wrong = " govuk-form-group--error" if field.errors else ""
    return f'<div class="govuk-form-group{wrong}">\n{inside(field)}\n</div>'


def _tick(field: Any) -> str:
    label = f'<label class="govuk-label govuk-checkboxes__label" for="{field.id_for_label}">{html(field.label)}</label>'
    item = f"{field.as_widget()}{label}{_hint(field, ' govuk-checkboxes__hint')}"
    return f'{_faults(field)}<div class="govuk-checkboxes"><div class="govuk-checkboxes__item">{item}</div></div>'


def _several(field: Any) -> str:
    """Several controls under one name."""
    told = f' aria-describedby="{field.aria_describedby}"' if field.aria_describedby else ""
    size = " govuk-fieldset__legend--l" if field.is_heading else ""
    name = _name(field, '<h1 class="govuk-fieldset__heading">{}</h1>')
    legend = f'<legend class="govuk-fieldset__legend{size}">{name}</legend>'
    inside = f"{legend}{_hint(field)}{_faults(field)}{field.as_widget()}"
    return f'<fieldset class="govuk-fieldset"{told}>{inside}</fieldset>'


def _single(field: Any) -> str:
    size = " govuk-label--l" if field.is_heading else ""
    label = f'<label class="govuk-label{size}" for="{field.id_for_label}">{_name(field)}</label>'
    label = f'<h1 class="govuk-label-wrapper">{label}</h1>' if field.is_heading else label
    return f"{label}{_hint(field)}{_faults(field)}{field.as_widget()}"


def _name(field: Any, heading: str = "{}") -> str:
    """What the field is called, and that it may stay empty."""
    optional = f' <span class="mo-optional">{_("(không bắt buộc)")}</span>' if field.is_optional else ""
    name = f"{html(field.label)}{optional}"
    return heading.format(name) if field.is_heading else name


def _hint(field: Any, css_class: str = "") -> str:
    told = f'<div class="govuk-hint{css_class}" id="{field.auto_id}_helptext">{html(field.help_text)}</div>'
    return told if field.help_text else ""


def _faults(field: Any) -> str:
    return str(field.errors) if field.errors else ""


def box(context: Context) -> SafeString:
    """<input>: a line of text, a number, a file, a tick, a hidden value."""
    widget = context["widget"]
    value = "" if widget["value"] is None else f' value="{html(widget["value"])}"'
    return mark_safe(f'<input type="{widget["type"]}" name="{html(widget["name"])}"{value}{_attributes(widget)}>')


def select(context: Context) -> SafeString:
    """<select> with its options, some of them in named groups."""
    widget = context["widget"]
    options = "".join(_options(name, options) for name, options, _index in widget["optgroups"])
    return mark_safe(f'<select name="{html(widget["name"])}"{_attributes(widget)}>{options}</select>')


def _options(name: Any, options: list[dict[str, Any]]) -> str:
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
    "django/forms/div.html": form,
    "django/forms/field.html": field_alone,
    "django/forms/widgets/select.html": select,
    **{f"django/forms/widgets/{kind}.html": box for kind in BOXES},
}
