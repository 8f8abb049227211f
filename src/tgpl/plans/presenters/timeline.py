"""The timeline of a plan as a drawing; the table beside it says the same in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.core.pages.components import day
from tgpl.plans.presenters.words import STAGE_LABELS, standing_words
from tgpl.plans.queries import Placed
from tgpl.plans.rules import Stage, Window
from tgpl.plans.rules.charting import bar, months, place, span

_LEFT, _WIDTH, _ROW, _HEAD = 80, 880, 26, 28
# How dark a bar is: what presses is darkest. Colour says nothing by itself; the table has the words.
_STRENGTH = {Stage.LATE: "1", Stage.SOON: ".8", Stage.RUNNING: ".6", Stage.DONE: ".25"}


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A task in the table beside the drawing."""

    placed: Placed
    windows: SafeString
    standing: SafeString


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing, and the rows that say the same."""

    drawing: SafeString
    rows: Sequence[TimelineRow]
    first: date
    last: date


def timeline_of(placed: Sequence[Placed], today: date) -> Timeline:
    """All tasks over the months that the plan names."""
    first, last = span((window for one in placed for window in one.windows), today)
    rows = [TimelineRow(one, _windows(one.windows), standing_words(one.standing, today)) for one in placed]
    return Timeline(_drawing(placed, first, last, today), rows, first, last)


def _windows(windows: Sequence[Window]) -> SafeString:
    return format_html_join("; ", "{}", ((_days(window),) for window in windows)) or SafeString(_("không ghi ngày"))


def _days(window: Window) -> SafeString | str:
    if window.start and window.end:
        return format_html("{} – {}", day(window.start), day(window.end))
    if window.start:
        return format_html(_("từ {}"), day(window.start))
    if window.end:
        return format_html(_("chậm nhất {}"), day(window.end))
    return _("chờ việc khác hoặc chờ yêu cầu") if window.waits else _("không ghi ngày")


def _drawing(placed: Sequence[Placed], first: date, last: date, today: date) -> SafeString:
    height = _HEAD + _ROW * len(placed) + 4
    parts = [*_grid(first, last, height)]
    parts += [part for row, one in enumerate(placed) for part in _task(one, row, first, last)]
    now = _x(place(today, first, last))
    parts.append(format_html('<path d="M{0} {1}V{2}" stroke="currentColor" stroke-width="2"/>', now, _HEAD - 6, height))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" role="img"'
        ' aria-label="{2}" fill="currentColor" font-size="13">{3}</svg>',
        _LEFT + _WIDTH + 20,
        height,
        _("Biểu đồ thời gian các nhiệm vụ; bảng dưới đây ghi cùng nội dung"),
        format_html_join("", "{}", ((part,) for part in parts)),
    )


def _x(at: Fraction) -> int:
    return _LEFT + round(at * _WIDTH)


def _grid(first: date, last: date, height: int) -> list[SafeString]:
    found = months(first, last)
    step = 1 if len(found) <= 14 else 3
    lines = format_html_join(
        "",
        '<path d="M{0} {1}V{2}" stroke="currentColor" stroke-opacity=".2"/><text x="{3}" y="16">{4}</text>',
        (
            (_x(place(month, first, last)), _HEAD - 6, height, _x(place(month, first, last)) + 3, f"{month:%m/%y}")
            for month in found[::step]
        ),
    )
    return [lines]


def _task(one: Placed, row: int, first: date, last: date) -> list[SafeString]:
    top = _HEAD + row * _ROW
    label = format_html('<text x="4" y="{}">{}</text>', top + 17, one.task.number[:11])
    bars = [found for window in one.windows if (found := bar(window, first, last))]
    drawn = format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="16" rx="{}" fill-opacity="{}"><title>{}</title></rect>',
        (
            (
                _x(b.start),
                top + 4,
                max(_x(b.end) - _x(b.start), 4),
                0 if b.open_end else 4,
                _STRENGTH.get(one.standing.stage, ".4"),
                f"{one.task.number}: {STAGE_LABELS[one.standing.stage]}",
            )
            for b in bars
        ),
    )
    return [label, drawn]
