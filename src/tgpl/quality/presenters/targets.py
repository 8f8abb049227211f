"""The table of yearly targets in words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.pages.components import Tone, status
from tgpl.quality.queries.targets import Row, Year
from tgpl.quality.rules.scoring import written
from tgpl.quality.rules.targets import EXEMPT, Forecast, Standing

STANDINGS: dict[Standing, tuple[Promise, Tone]] = {
    Standing.EXEMPT_ABSENT: (gettext_lazy("Không tính: nghỉ dài"), Tone.STOPPED),
    Standing.EXEMPT_NEW: (gettext_lazy("Không tính: mới bổ nhiệm"), Tone.STOPPED),
    Standing.BELOW: (gettext_lazy("Chưa đạt"), Tone.WAITING),
    Standing.REACHED: (gettext_lazy("Đạt"), Tone.NOTE),
    Standing.FAIR: (gettext_lazy("Khá"), Tone.DONE),
    Standing.GOOD: (gettext_lazy("Tốt"), Tone.DONE),
}


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One officer's line."""

    row: Row
    done: str
    bands: str
    standing: SafeString | str
    forecast: str
    forecast_standing: SafeString | str


def target_rows(year: Year) -> list[TargetRow]:
    return [_target_row(row) for row in year.rows]


def _target_row(row: Row) -> TargetRow:
    asked, ahead = row.asked, row.forecast
    return TargetRow(
        row=row,
        done=written(row.done),
        bands=f"{_short(asked.reached)} / {_short(asked.fair)} / {_short(asked.good)}" if asked else "–",
        standing=_tag(row.standing) if row.standing else "–",
        forecast=_forecast(ahead) if ahead else "–",
        forecast_standing=_tag(asked.standing(ahead.expected)) if asked and _is_open(row) and ahead else "",
    )


def _is_open(row: Row) -> bool:
    return row.standing not in EXEMPT


def _short(number: Decimal) -> str:
    return written(number.quantize(Decimal("0.1")))


def _tag(standing: Standing) -> SafeString:
    label, tone = STANDINGS[standing]
    return status(str(label), tone)


def _forecast(ahead: Forecast) -> str:
    words = {name: f"{getattr(ahead, name):.0f}" for name in ("expected", "low", "high")}
    return _("khoảng %(expected)s (từ %(low)s đến %(high)s)") % words
