"""Components and filters for pages: `{% load page %}`. What each looks like: the gallery, /thu-vien-giao-dien/."""

from decimal import Decimal
from functools import cache
from typing import Any

import phonenumbers
from django import template
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.core.pages import components

register = template.Library()

for tag in (
    components.status,
    components.clock,
    components.summary,
    components.pairs,
    components.task_list,
    components.timeline,
    components.law_source,
    components.figure,
    components.step,
    components.older_newer,
    components.crumbs,
):
    register.simple_tag(tag)
register.filter(components.day)


@register.simple_tag
def held_back(paper: Any) -> SafeString | str:
    """Beside the name of a paper: that nobody may open it for now."""
    if paper.held_back == "waiting":
        return components.status(_("Chờ quét mã độc"), components.Tone.WAITING)
    return components.status(_("Có mã độc, không mở được"), components.Tone.LATE) if paper.held_back else ""


@register.filter
def chosen(row: Model, field: str) -> Any:
    """The label of a choice, as `get_FIELD_display`: which hashes every label of the field for each row."""
    value = getattr(row, field)
    return _labels(type(row), field).get(value, value)


@cache
def _labels(model: type[Model], field: str) -> dict[Any, Any]:
    return dict(model._meta.get_field(field).flatchoices)


@register.simple_block_tag
def table(
    content: SafeString, caption: str, key: str = "bang", sortable: bool = False, rows: bool = False
) -> SafeString:
    """{% table caption key="…" %} <thead>… <tbody>… {% endtable %}: the rows are written in the loop itself.

    A table of words is drawn with `rows=True`, one of figures in a frame that scrolls.
    """
    draw = components.rows_table if rows else components.framed_table
    return draw(caption, content, key, " data-sortable" if sortable else "")


@register.simple_block_tag
def empty(content: SafeString, title: str) -> SafeString:
    """An empty list: why, and what one can do."""
    return format_html('<div class="mo-empty"><p class="mo-empty__title">{}</p>{}</div>', title, content)


@register.simple_block_tag
def panel(content: SafeString, title: str, reference: str = "") -> SafeString:
    """The thank-you at the end of a way, with the code to keep."""
    code = format_html('<strong class="mo-reference">{}</strong>', reference) if reference else ""
    return format_html(
        '<div class="govuk-panel govuk-panel--confirmation"><h1 class="govuk-panel__title">{}</h1>'
        '<div class="govuk-panel__body">{}{}</div></div>',
        title,
        content,
        code,
    )


@register.inclusion_tag("core/parts/filter.html", takes_context=True)
def filter_panel(context: Any, form: Any, label: str = "") -> dict[str, Any]:
    """A GET form above or beside a list; "clear" leads back to the list without choices."""
    return {"form": form, "label": label or _("Lọc danh sách"), "clear_url": context["request"].path}


@register.filter
def money(value: Decimal | int | None) -> str:
    """A sum in đồng: 1.500.000 đồng."""
    if value is None:
        return ""
    words = _("%(sum)s đồng") % {"sum": f"{value:,.0f}".replace(",", ".")}
    return words.replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def phone(value: str) -> str:
    """A telephone number in groups, as people here read it: 0901 234 567."""
    if not value:
        return ""
    number = phonenumbers.parse(value, "VN")
    home = number.country_code == 84
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, style.NATIONAL if home else style.INTERNATIONAL)
