"""A bar chart as SVG that needs no colour, no script and no style sheet; it stands beside a table of the same numbers.

Parts of a bar differ by density and hatching of the text's own colour, so they hold in the dark theme, in forced
colours and on a black-and-white printer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, LABELS, BAR, GAP, LINE = 640, 236, 22, 12, 20
_LETTERS = 30  # of a label, before it is cut
_HATCHES = ("", "M0 6 L6 0", "M0 0 L6 6", "M3 0 V6", "M0 3 H6", "M0 6 L6 0 M0 0 L6 6")
_DENSITIES = (0.85, 0.45, 0.2)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label and its parts, in the order of the legend."""

    label: str
    parts: Sequence[int]

    @property
    def total(self) -> int:
        return sum(self.parts)


def bar_chart(title: str, legend: Sequence[str], bars: Sequence[Bar], key: str) -> SafeString:
    """Horizontal bars, each in parts. `key` keeps ids apart when a page has several charts."""
    longest = max((bar.total for bar in bars), default=0) or 1
    below = len(bars) * (BAR + GAP) + GAP
    height = below + (len(legend) * LINE + GAP if len(legend) > 1 else 0)
    drawn = format_html_join("", "{}", ((_bar(bar, n, longest, key),) for n, bar in enumerate(bars)))
    named = format_html_join("", "{}", ((_legend(text, n, below, key),) for n, text in enumerate(legend)))
    return format_html(
        '<svg class="mo-chart" role="img" aria-labelledby="{key}-ten {key}-ta" xmlns="http://www.w3.org/2000/svg" '
        'viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-size="14" fill="currentColor">'
        '<title id="{key}-ten">{title}</title><desc id="{key}-ta">{told}</desc>'
        "<defs>{hatches}</defs>{drawn}{named}</svg>",
        key=key,
        width=WIDTH,
        height=height,
        title=title,
        told=_told(legend, bars),
        hatches=format_html_join("", "{}", ((_hatch(n, key),) for n in range(1, len(_HATCHES)))),
        drawn=drawn,
        named=named if len(legend) > 1 else "",
    )


def _told(legend: Sequence[str], bars: Sequence[Bar]) -> str:
    """The chart in words, for those who hear it."""
    if len(legend) == 1:
        return "; ".join(f"{bar.label}: {bar.total}" for bar in bars)
    return "; ".join(
        f"{bar.label}: " + ", ".join(f"{name} {part}" for name, part in zip(legend, bar.parts, strict=True) if part)
        for bar in bars
    )


def _bar(bar: Bar, number: int, longest: int, key: str) -> SafeString:
    top = GAP + number * (BAR + GAP)
    scale, left, parts = (WIDTH - LABELS - 70) / longest, float(LABELS), []
    for place, part in enumerate(bar.parts):
        parts.append(_box(left, top, part * scale, place, key))
        left += part * scale
    label = bar.label if len(bar.label) <= _LETTERS else f"{bar.label[: _LETTERS - 1]}…"
    return format_html(
        '<text x="{}" y="{}" text-anchor="end">{}</text>{}<text x="{}" y="{}">{}</text>',
        LABELS - 8,
        top + 16,
        label,
        format_html_join("", "{}", ((part,) for part in parts)),
        round(left + 6, 1),
        top + 16,
        bar.total,
    )


def _box(left: float, top: float, width: float, place: int, key: str) -> SafeString:
    """A part of a bar: the first three by density, the others by hatching."""
    if not width:
        return SafeString()
    if place < len(_DENSITIES):
        fill, density = "currentColor", _DENSITIES[place]
    else:
        fill, density = f"url(#{key}-{1 + (place - len(_DENSITIES)) % (len(_HATCHES) - 1)})", 1
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" fill-opacity="{}" stroke="currentColor"/>',
        round(left, 1),
        round(top, 1),
        round(max(width, 1), 1),
        BAR,
        fill,
        density,
    )


def _hatch(number: int, key: str) -> SafeString:
    return format_html(
        '<pattern id="{}-{}" width="6" height="6" patternUnits="userSpaceOnUse">'
        '<path d="{}" stroke="currentColor" stroke-width="1.5" fill="none"/></pattern>',
        key,
        number,
        _HATCHES[number],
    )


def _legend(text: str, number: int, below: int, key: str) -> SafeString:
    top = below + number * LINE
    return format_html(
        '{}<text x="{}" y="{}">{}</text>', _box(LABELS, top, 26, number, key), LABELS + 34, top + 16, text
    )
