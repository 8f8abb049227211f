"""A figure as other rooms' pages show it: `{% load figures %}`."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.indicators import presenters
from tgpl.indicators.figures import Indicator
from tgpl.indicators.queries import MISSING
from tgpl.indicators.rules import Reading, Scope

register = template.Library()


@register.simple_tag
def figure_value(figure: Indicator, reading: Reading | None, scope: Scope | None) -> SafeString:
    """What the figure reads, leading to its records; what a share misses leads to its own list."""
    if reading is None or scope is None:
        return format_html('<span class="govuk-hint">{}</span>', _("Chưa đến kỳ"))
    shown = _link(presenters.records_url(figure.code, scope), presenters.value_words(figure, reading), figure)
    if not reading.missing:
        return shown
    words = _("còn %(count)s") % {"count": presenters.number(reading.missing)}
    missing = _link(presenters.records_url(figure.code, scope, MISSING), words, figure)
    return format_html("{} · {}", shown, missing)


@register.simple_tag
def figure_parts(figure: Indicator, reading: Reading | None, scope: Scope | None) -> SafeString:
    """The parts of a figure that are not empty, each leading to its records."""
    if reading is None or scope is None:
        return SafeString()
    parts = [part for part in presenters.line(figure, reading, scope).parts if part.value]
    return format_html_join(", ", "{}: {}", ((p.label, _link(p.url, str(p.value), figure, p.label)) for p in parts))


def _link(url: str, words: str, figure: Indicator, part: str = "") -> SafeString:
    name = f"{figure.name}, {part}" if part else figure.name
    return format_html('<a class="govuk-link" href="{}" aria-label="{}: {}">{}</a>', url, name, words, words)
