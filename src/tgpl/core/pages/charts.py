"""A bar chart as SVG that needs no colour and no script; it stands beside a table of the same numbers.

Each label stands whole over its bar, so that long names are read on a telephone too.

Parts of a bar differ by density and hatching of the text's own colour, so they hold in the dark theme, in forced
colours and on a black-and-white printer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, BAR, GAP, LINE, NUMBER = 360, 20, 12, 18, 48
_LETTERS, _LINES = 44, 3  # of a label: letters on a line, and lines before it is cut
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
    labels = [_label_lines(bar.label) for bar in bars]
    tops = list(accumulate((len(lines) * LINE + BAR + GAP for lines in labels), initial=0))
    below = tops[-1]
    height = below + (len(legend) * LINE + GAP if len(legend) > 1 else 0)
    placed = zip(bars, labels, tops, strict=False)
    drawn = format_html_join("", "{}", ((_bar(bar, lines, top, longest, key),) for bar, lines, top in placed))
    named = format_html_join("", "{}", ((_legend(text, n, below, key),) for n, text in enumerate(legend)))
    return format_html(
        '<svg class="mo-chart" role="img" aria-labelledby="{key}-ten {key}-ta" xmlns="http://www.w3.org/2000/svg" '
        'viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-size="13" fill="currentColor">'
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


def _label_lines(label: str) -> list[str]:
    """The label as lines that fit; only what is far too long is cut."""
    return wrap(label, _LETTERS, max_lines=_LINES, placeholder=" …") or [""]


def _bar(bar: Bar, lines: Sequence[str], top: int, longest: int, key: str) -> SafeString:
    """The label, the parts of the bar side by side, and their sum."""
    scale, left, parts = (WIDTH - NUMBER) / longest, 1.0, []
    under = top + len(lines) * LINE
    for place, part in enumerate(bar.parts):
        parts.append(_box(left, under, part * scale, place, key))
        left += part * scale
    return format_html(
        '{}{}<text x="{}" y="{}">{}</text>',
        format_html_join("", '<text y="{}">{}</text>', ((top + 14 + n * LINE, line) for n, line in enumerate(lines))),
        format_html_join("", "{}", ((part,) for part in parts)),
        round(left + 6, 1),
        under + 15,
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
    return format_html('{}<text x="{}" y="{}">{}</text>', _box(1, top, 26, number, key), 36, top + 15, text)
