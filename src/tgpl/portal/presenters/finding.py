"""Offices in the words of who looks for one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.pages.components import Tone
from tgpl.directory.rules import Door, Week, write_day
from tgpl.portal.finding import Office

_DAYS = [
    gettext_lazy("Thứ Hai"),
    gettext_lazy("Thứ Ba"),
    gettext_lazy("Thứ Tư"),
    gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"),
    gettext_lazy("Thứ Bảy"),
    gettext_lazy("Chủ nhật"),
]


@dataclass(frozen=True, slots=True)
class Shown:
    """One office as a card: whether it is open in words, what one should know before coming, its week."""

    office: Office
    state: str
    tone: Tone
    next_change: str
    good_to_know: list[str]
    week: list[tuple[str, str]]


def shown(office: Office) -> Shown:
    state, tone = (_("Đang mở cửa"), Tone.DONE) if office.door.is_open else (_("Đang đóng cửa"), Tone.STOPPED)
    return Shown(office, state, tone, _change(office.door), _good_to_know(office), _week(office.week))


def _change(door: Door) -> str:
    if door.changes_at is None:
        return _("Chưa rõ khi nào mở. Hãy gọi trước khi đến.")
    time = f"{door.changes_at:%H:%M}"
    if door.is_open:
        return _("đến %(time)s") % {"time": time}
    when = {"time": time, "day": str(_DAYS[door.changes_at.weekday()]), "date": f"{door.changes_at:%d/%m}"}
    return _("mở lúc %(time)s %(day)s, %(date)s") % when


def _good_to_know(office: Office) -> list[str]:
    place = office.place
    words = [
        _("Phụ trách nơi bạn ở") if office.serves else "",
        {True: _("Xe lăn vào được"), False: _("Có bậc, xe lăn khó vào"), None: ""}[place.step_free],
        _("Có phiên dịch ngôn ngữ ký hiệu, hãy hẹn trước") if place.sign_language else "",
    ]
    return [word for word in words if word]


def _week(week: Week) -> list[tuple[str, str]]:
    """Days of the same hours in a row are one line."""
    lines: list[tuple[str, str, str]] = []
    for name, day in zip(_DAYS, week, strict=True):
        hours = write_day(day) or _("đóng cửa")
        if lines and lines[-1][2] == hours:
            lines[-1] = (lines[-1][0], str(name), hours)
        else:
            lines.append((str(name), str(name), hours))
    return [(first if first == last else f"{first} – {last}", hours) for first, last, hours in lines]
