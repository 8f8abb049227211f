"""What an officer fills in about days and limits."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Checkboxes, Radios, VietnameseDateField
from tgpl.core.law.rule_files import Mark
from tgpl.deadlines.models import CalendarDay
from tgpl.deadlines.rulebook import FIRST_YEAR, LAST_YEAR
from tgpl.deadlines.rules import VIETNAM, Rule


class AddCalendarDay(Form):
    """A day that is not what its weekday says."""

    date = VietnameseDateField(label=_("Ngày nào?"))
    kind = forms.ChoiceField(label=_("Ngày đó là ngày gì?"), choices=CalendarDay.Kind, widget=Radios)
    name = forms.CharField(label=_("Tên ngày"), help_text=_("Ví dụ: Nghỉ Tết, Làm bù cho ngày 31/08."), max_length=100)
    basis = forms.CharField(
        label=_("Căn cứ"), help_text=_("Số, ngày và cơ quan ban hành văn bản cho nghỉ hoặc hoán đổi."), max_length=200
    )
    confirmed = forms.BooleanField(label=_("Tôi đã đọc văn bản này"), required=False)

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.year = year

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if date.year != self.year:
            raise ValidationError(_("Ngày phải thuộc năm %(year)s.") % {"year": self.year})
        return date

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        date, kind = data.get("date"), data.get("kind")
        if date and kind == CalendarDay.Kind.WORKING and date.weekday() < 5:
            self.add_error("kind", _("Ngày này là ngày thường trong tuần, vốn đã là ngày làm việc."))
        return data

    @property
    def day(self) -> dict[str, Any]:
        """What the service takes."""
        data = dict(self.cleaned_data)
        data["mark"] = Mark.CONFIRMED if data.pop("confirmed") else Mark.TO_VERIFY
        return data


class ConfirmYear(Form):
    """The decision with which a whole year was compared."""

    basis = forms.CharField(
        label=_("Văn bản cho nghỉ của năm"), help_text=_("Số, ngày và cơ quan ban hành."), max_length=200
    )


class TryRule(Form):
    """A limit tried on a moment."""

    date = VietnameseDateField(label=_("Ngày bắt đầu"))
    time = forms.TimeField(
        label=_("Giờ bắt đầu"),
        help_text=_("Ví dụ 16:30. Bỏ trống nếu thời hạn tính theo ngày."),
        required=False,
        widget=forms.TimeInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
    )
    exceptions = forms.MultipleChoiceField(
        label=_("Trường hợp luật cho thời hạn khác"), required=False, widget=Checkboxes
    )

    def __init__(self, *args: Any, rule: Rule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["exceptions"].choices = [(c.name, c.title) for c in rule.circumstances]
        if not rule.circumstances:
            del self.fields["exceptions"]

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if not FIRST_YEAR <= date.year <= LAST_YEAR:
            raise ValidationError(
                _("Hãy chọn một năm từ %(first)s đến %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR}
            )
        return date

    @property
    def start(self) -> dt.datetime:
        return dt.datetime.combine(self.cleaned_data["date"], self.cleaned_data.get("time") or dt.time.min, VIETNAM)


class OnAClock(Form):
    """Why a head writes something on a clock, and which article allows it."""

    ground = forms.CharField(label=_("Căn cứ pháp lý"), max_length=300, help_text=_("Điều, khoản và văn bản cho phép."))
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 3}), max_length=2000)


def _time(label: Any, empty: Any) -> forms.TimeField:
    small = {"class": "govuk-input--width-5", "inputmode": "numeric"}
    return forms.TimeField(label=label, help_text=empty, required=False, widget=forms.TimeInput(attrs=small))


class Pause(OnAClock):
    """From when to when a clock stood still; a day without an hour is the whole day."""

    since_day = VietnameseDateField(label=_("Tạm dừng từ ngày"))
    since_time = _time(_("Từ lúc"), _("Ví dụ 16:30. Bỏ trống: từ đầu ngày."))
    until_day = VietnameseDateField(label=_("Đến ngày"), help_text=_("Nếu chưa biết, ghi ngày dự kiến."))
    until_time = _time(_("Đến lúc"), _("Bỏ trống: đến hết ngày."))
    field_order = ("since_day", "since_time", "until_day", "until_time")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not {"since_day", "until_day"} <= data.keys():
            return data
        since = _moment(data.pop("since_day"), data.pop("since_time", None), dt.timedelta(0))
        until = _moment(data.pop("until_day"), data.pop("until_time", None), dt.timedelta(days=1))
        if until <= since:
            self.add_error("until_day", _("Lúc kết thúc phải sau lúc bắt đầu."))
        return {**data, "since": since, "until": until}


def _moment(day: dt.date, time: dt.time | None, rest: dt.timedelta) -> dt.datetime:
    """This hour of the day; without one, its beginning or its end."""
    begin = dt.datetime.combine(day, time or dt.time.min, VIETNAM)
    return begin if time else begin + rest


class NoteCircumstance(OnAClock):
    """Which case of the law applies."""

    circumstance = forms.ChoiceField(label=_("Trường hợp nào?"), widget=Radios)
    field_order = ("circumstance",)

    def __init__(self, *args: Any, rule: Rule, noted: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_to = [(one.name, one.title) for one in rule.circumstances if one.name not in noted]
        self.fields["circumstance"].choices = open_to
