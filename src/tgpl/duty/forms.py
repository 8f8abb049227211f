"""What an officer fills in about duty."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.files.sheets import NotAWorkbook, Rows, pasted_rows, workbook_rows
from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import PhoneField, VietnameseDateField
from tgpl.core.pages.components import day as shown_day
from tgpl.deadlines.presenters import weekday
from tgpl.duty.models import Keeper
from tgpl.duty.queries import DutyDay
from tgpl.duty.rules import Fault, Why, read_lines
from tgpl.duty.services import Pair, Planned, plan_lines

NOBODY = _("Chưa có ai")
LARGEST_SHEET = 2 * 1024 * 1024
_FAULTS: dict[Why, str | Promise] = {
    Why.NO_DAY: _("Dòng %(number)s: “%(text)s” không phải là ngày. Viết như 17/02/2027."),
    Why.NO_NAME: _("Dòng %(number)s: ngày %(text)s chưa có người trực."),
    Why.TWICE: _("Dòng %(number)s: ngày %(text)s đã ghi ở dòng trên."),
    Why.PAST: _("Dòng %(number)s: ngày %(text)s đã qua, không sửa được."),
    Why.UNKNOWN: _("Dòng %(number)s: “%(text)s” chưa có trong danh sách người trực. Hãy thêm người này trước."),
    Why.AMBIGUOUS: _("Dòng %(number)s: có hai người tên “%(text)s”. Hãy xếp ngày này trên lịch."),
    Why.SAME: _("Dòng %(number)s: “%(text)s” không thể tự hỗ trợ mình."),
}


class ListKeeper(Form):
    """A colleague who takes turns, and the number at which they are called."""

    user = forms.ModelChoiceField(label=_("Người trực"), queryset=None)
    phone = PhoneField(
        label=_("Số điện thoại khi trực"),
        help_text=_("Công an, tòa án, trại giam sẽ thấy số này khi gửi thông báo ngoài giờ."),
    )

    def __init__(self, *args: Any, colleagues: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = colleagues


class SetWeek(Form):
    """Who is on duty on which weekday."""

    first_day = VietnameseDateField(label=_("Áp dụng từ ngày"))

    def __init__(self, *args: Any, keepers: QuerySet, week: Iterable[DutyDay], today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.week = today, list(week)
        for number, one in enumerate(self.week):
            name = weekday(one.day)
            self.fields[f"keeper_{number}"] = _keeper_field(name, keepers, one.keeper)
            words = _("%(weekday)s: người hỗ trợ") % {"weekday": name}
            self.fields[f"backup_{number}"] = _keeper_field(words, keepers, one.backup)

    def clean_first_day(self) -> dt.date:
        return _not_past(self.cleaned_data["first_day"], self.today)

    def clean(self) -> None:
        for number in range(7):
            if _same(self.cleaned_data, f"keeper_{number}", f"backup_{number}"):
                self.add_error(f"backup_{number}", _("Người hỗ trợ phải là người khác."))

    @property
    def turns(self) -> Mapping[int, Pair]:
        told = self.cleaned_data
        return {number: (told[f"keeper_{number}"], told[f"backup_{number}"]) for number in range(7)}


def _keeper_field(label: str | Promise, keepers: QuerySet, chosen: Keeper | None) -> forms.ModelChoiceField:
    return forms.ModelChoiceField(
        label=label, queryset=keepers, initial=chosen, required=False, empty_label=str(NOBODY)
    )


def _not_past(day: dt.date, today: dt.date) -> dt.date:
    if day < today:
        raise ValidationError(_("Hãy chọn từ hôm nay trở đi."))
    return day


def _same(told: Mapping[str, Any], one: str, other: str) -> bool:
    return bool(told.get(one)) and told.get(one) == told.get(other)


class SetDay(Form):
    """Who is on duty on one day."""

    keeper = forms.ModelChoiceField(label=_("Người trực"), queryset=None)
    backup = forms.ModelChoiceField(label=_("Người hỗ trợ trực"), queryset=None, required=False)
    reason = forms.CharField(label=_("Lý do"), help_text=_("Ví dụ: trực Tết, thay người nghỉ ốm."), max_length=200)

    def __init__(self, *args: Any, keepers: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("keeper", "backup"):
            self.fields[name].queryset = keepers
            self.fields[name].empty_label = str(NOBODY)

    def clean(self) -> None:
        if _same(self.cleaned_data, "keeper", "backup"):
            self.add_error("backup", _("Người hỗ trợ phải là người khác."))


class SwapDays(Form):
    """With which other day a turn is exchanged. Each choice remembers who was on duty as the page was read."""

    other = forms.ChoiceField(label=_("Đổi với ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=200)
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, days: Iterable[DutyDay], seen: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": seen}, **kwargs)
        self.fields["other"].choices = [("", _("Chọn một ngày")), *_turns_to_take(days, seen)]
        self.fields["other"].error_messages["invalid_choice"] = _(
            "Lịch trực vừa được người khác sửa. Hãy chọn lại ngày muốn đổi."
        )

    @property
    def other_day(self) -> dt.date:
        return dt.date.fromisoformat(self.cleaned_data["other"].partition("/")[0])

    @property
    def both_seen(self) -> tuple[int, int]:
        return self.cleaned_data["seen"], int(self.cleaned_data["other"].partition("/")[2])


def _turns_to_take(days: Iterable[DutyDay], seen: int) -> Iterator[tuple[str, str]]:
    for one in days:
        if one.keeper and one.keeper.pk != seen:
            yield f"{one.day}/{one.keeper.pk}", f"{weekday(one.day)} {shown_day(one.day)} – {one.keeper}"


class TakeInRoster(Form):
    """A roster from a table: pasted, or a workbook. `planned` after a good check."""

    text = forms.CharField(
        label=_("Dán bảng trực vào đây"),
        help_text=_("Mỗi dòng một ngày: ngày, người trực, người hỗ trợ, lý do. Chép thẳng từ bảng tính được."),
        widget=forms.Textarea({"rows": 12}),
        max_length=200_000,
        required=False,
        strip=False,
    )
    file = forms.FileField(label=_("Hoặc chọn tệp bảng tính (.xlsx)"), required=False)

    def __init__(self, *args: Any, office: Agency, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office, self.at = office, at
        self.planned: list[Planned] = []

    def clean_file(self) -> Rows:
        file = self.cleaned_data["file"]
        if file is None:
            return []
        if file.size > LARGEST_SHEET:
            raise ValidationError(_("Tệp lớn hơn 2 MB. Hãy chỉ giữ lại bảng trực rồi gửi lại."))
        try:
            return workbook_rows(file)
        except NotAWorkbook:
            raise ValidationError(_("Không đọc được tệp này. Hãy lưu thành .xlsx, hoặc chép bảng và dán.")) from None

    def clean(self) -> None:
        if self.errors:
            return
        rows = self.cleaned_data["file"] or pasted_rows(self.cleaned_data["text"])
        lines, faults = read_lines(rows)
        self.planned, unknown = plan_lines(self.office, lines, self.at)
        for fault in (*faults, *unknown):
            self.add_error(None, _words(fault))
        if not lines and not faults:
            self.add_error("text", _("Hãy dán bảng trực, hoặc chọn một tệp có ít nhất một dòng."))


def _words(fault: Fault) -> str:
    return str(_FAULTS[fault.why]) % {"number": fault.number, "text": fault.text}
