"""What an officer fills in about days and limits."""

import datetime as dt
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
