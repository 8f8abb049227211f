"""The map of need as SVG: no script, no colour but the text's own, so that it holds in the dark, in
forced colours and on paper. It stands beside a table that says the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt
from textwrap import shorten

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tgpl.network.rules import Point

WIDTH, TALLEST, MARGIN = 460, 560, 24
LARGEST = 11  # radius of the greatest need
_LETTERS = 22  # of a name on the map; the whole name is its title


@dataclass(frozen=True, slots=True)
class Dot:
    """A commune: where, its name and need in words; `size` from 0 to 1, None where its need is not known."""

    point: Point
    name: str
    told: str
    size: float | None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """A service point; `is_new`: proposed, not standing yet."""

    point: Point
    name: str
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """How degrees become places on the sheet: a degree of longitude is shorter, the farther from the equator."""

    west: float
    north: float
    scale: float
    narrow: float
    height: float

    @classmethod
    def around(cls, points: Sequence[Point]) -> "Frame":
        south, north = min(p.latitude for p in points), max(p.latitude for p in points)
        west, east = min(p.longitude for p in points), max(p.longitude for p in points)
        narrow = cos(radians((south + north) / 2))
        across, down = max((east - west) * narrow, 1e-3), max(north - south, 1e-3)
        scale = min((WIDTH - 2 * MARGIN) / across, (TALLEST - 2 * MARGIN) / down)
        return cls(west, north, scale, narrow, down * scale + 2 * MARGIN)

    def place(self, point: Point) -> tuple[float, float]:
        across = MARGIN + (point.longitude - self.west) * self.narrow * self.scale
        return round(across, 1), round(MARGIN + (self.north - point.latitude) * self.scale, 1)


Ways = Iterable[tuple[Point, Point]]


def draw_map(title: str, told: str, dots: Sequence[Dot], signs: Sequence[Sign], ways: Ways) -> SafeString:
    """The map: lines from communes to their service point, communes by need, service points with their names on top."""
    points = [one.point for one in (*dots, *signs)]
    if not points:
        return SafeString()
    frame = Frame.around(points)
    return format_html(
        '<svg class="mo-chart" role="img" aria-labelledby="ban-do-ten ban-do-ta" xmlns="http://www.w3.org/2000/svg" '
        'viewBox="0 0 {} {}" width="{}" fill="currentColor" font-size="12"><title id="ban-do-ten">{}</title>'
        '<desc id="ban-do-ta">{}</desc>{}{}{}</svg>',
        WIDTH,
        round(frame.height),
        WIDTH,
        title,
        told,
        format_html_join("", "{}", ((_way(frame, way),) for way in ways)),
        format_html_join("", "{}", ((_dot(frame, dot),) for dot in sorted(dots, key=lambda d: -(d.size or 0)))),
        format_html_join("", "{}", ((_sign(frame, sign),) for sign in signs)),
    )


def _way(frame: Frame, way: tuple[Point, Point]) -> SafeString:
    (x1, y1), (x2, y2) = map(frame.place, way)
    return format_html(
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="currentColor" stroke-opacity="0.25"/>', x1, y1, x2, y2
    )


def _dot(frame: Frame, dot: Dot) -> SafeString:
    """Larger where the need is greater; a broken ring where it is not known; a second ring around a chosen one."""
    x, y = frame.place(dot.point)
    ring = (
        format_html('<circle cx="{}" cy="{}" r="16" fill="none" stroke="currentColor" stroke-width="3"/>', x, y)
        if dot.chosen
        else SafeString()
    )
    if dot.size is None:
        look = format_html('r="3" fill="none" stroke="currentColor" stroke-dasharray="2 2"')
    else:
        look = format_html('r="{}" fill-opacity="0.35" stroke="currentColor"', round(1.5 + LARGEST * sqrt(dot.size), 1))
    return format_html(
        '<g><title>{}: {}</title><circle cx="{}" cy="{}" {}/>{}</g>', dot.name, dot.told, x, y, look, ring
    )


def _sign(frame: Frame, sign: Sign) -> SafeString:
    """A full square for what stands, a hollow diamond for what is proposed; names turn inward at the right edge."""
    x, y = frame.place(sign.point)
    shape = (
        f"M{x} {y - 8} L{x + 8} {y} L{x} {y + 8} L{x - 8} {y} Z" if sign.is_new else f"M{x - 5} {y - 5} h10 v10 h-10 Z"
    )
    look = 'fill="Canvas" stroke="currentColor" stroke-width="3"' if sign.is_new else 'stroke="Canvas" stroke-width="2"'
    side, anchor = (-11, "end") if x > WIDTH * 0.5 else (11, "start")
    return format_html(
        '<g><title>{}</title><path d="{}" {}/><text x="{}" y="{}" text-anchor="{}" font-weight="700" '
        'paint-order="stroke" stroke="Canvas" stroke-width="2">{}</text></g>',
        sign.name, shape, SafeString(look), x + side, y + 4, anchor, shorten(sign.name, _LETTERS, placeholder="…"),
    )  # fmt: skip
