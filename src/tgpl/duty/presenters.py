"""The roster as pages and the printed sheet show it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from tgpl.core.templatetags.page import phone
from tgpl.deadlines.presenters import weekday
from tgpl.documents.paper import Issuer, Paper, Paragraph, Signature, Table
from tgpl.documents.rules.composing import Letterhead
from tgpl.duty.models import Keeper
from tgpl.duty.queries import DutyDay
from tgpl.duty.rules import ONE_DAY


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a roster."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> "Month":
        return cls(day.year, day.month)

    @property
    def first(self) -> dt.date:
        return dt.date(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        return dt.date(self.year + self.number // 12, self.number % 12 + 1, 1) - ONE_DAY

    @property
    def before(self) -> "Month":
        return Month.of(self.first - ONE_DAY)

    @property
    def after(self) -> "Month":
        return Month.of(self.last + ONE_DAY)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """A day as the page shows it. `is_open`: it can still be changed."""

    told: DutyDay
    weekday: str
    kind: str
    is_open: bool


def roster_rows(days: Iterable[DutyDay], today: dt.date) -> list[RosterRow]:
    return [RosterRow(one, weekday(one.day), kind_of_day(one), one.day >= today) for one in days]


def kind_of_day(told: DutyDay) -> str:
    """Why the office is shut all day; nothing on a working day."""
    return told.holiday or ("" if told.is_working else _("Ngày nghỉ"))


def holes_in(days: Iterable[DutyDay], today: dt.date) -> list[dt.date]:
    """The days to come on which nobody would answer."""
    return [one.day for one in days if one.is_hole and one.day >= today]


def roster_paper(head: Letterhead, month: Month, days: Sequence[DutyDay], hours: str) -> Paper:
    """The roster of a month to put up on the wall, and to send to the police, the courts and places of detention.

    A paper of the office is Vietnamese, whatever language its drawer reads.
    """
    with override("vi"):
        rows = tuple(_paper_row(one) for one in days)
    return Paper(
        title=f"Lịch trực tháng {month.first:%m/%Y}",
        issuer=Issuer(head.name.upper(), head.superior.upper()),
        notation=head.notation,
        place=head.place,
        type_name="LỊCH TRỰC",
        subject=f"Tiếp nhận thông báo khẩn ngoài giờ làm việc, tháng {month.first:%m/%Y}",
        body=(
            Paragraph(f"Mỗi lượt trực bắt đầu lúc {hours} và kéo dài đến cùng giờ hôm sau."),
            Table(
                header=(("Ngày", "Người trực", "Điện thoại", "Người hỗ trợ", "Điện thoại", "Ghi chú"),),
                rows=rows,
                widths=(3, 4, 3, 4, 3, 3),
            ),
        ),
        signatures=(Signature("NGƯỜI ĐỨNG ĐẦU"),),
    )


def _paper_row(told: DutyDay) -> tuple[str, ...]:
    notes = [note for note in (kind_of_day(told), told.reason) if note]
    day = f"{weekday(told.day)} {told.day:%d/%m/%Y}"
    keeper = _name_and_phone(told.keeper) if told.keeper else ("Chưa có người trực", "")
    return day, *keeper, *_name_and_phone(told.backup), "; ".join(notes)


def _name_and_phone(keeper: Keeper | None) -> tuple[str, str]:
    return (keeper.user.full_name, phone(keeper.phone)) if keeper else ("", "")
