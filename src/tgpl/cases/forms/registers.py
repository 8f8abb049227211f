"""Closing a register."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.cases.models import RegisterCounter
from tgpl.cases.models.closings import period_title
from tgpl.cases.rules.periods import Period, Span, period_of
from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Radios

ONE_DAY = timedelta(days=1)
SHOWN = {Span.MONTH: 12, Span.HALF_YEAR: 2, Span.YEAR: 2}


class CloseRegister(Form):
    """Which register, for which period; a closed period needs a reason."""

    register = forms.ChoiceField(label=_("Sổ"), choices=RegisterCounter.Register, widget=Radios)
    period = forms.ChoiceField(label=_("Kỳ"))
    reason = forms.CharField(
        label=_("Lý do kết lại"),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("Chỉ cần khi kỳ này đã kết sổ và sau đó có thay đổi."),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].choices = [
            (f"{span}:{period.first.isoformat()}", period_title(span, period.first))
            for span in Span
            for period in ended_periods(span, today)
        ]

    @property
    def wanted(self) -> dict[str, Any]:
        """What `close_register` takes."""
        span, _colon, first = self.cleaned_data["period"].partition(":")
        told = self.cleaned_data
        return {
            "register": told["register"],
            "span": span,
            "day": date.fromisoformat(first),
            "reason": told["reason"],
        }


def ended_periods(span: Span, today: date) -> list[Period]:
    """The last periods that are over, the newest first; one that ends today may be closed today."""
    found: list[Period] = []
    day = today
    while len(found) < SHOWN[span]:
        period = period_of(span, day)
        if period.last <= today:
            found.append(period)
        day = period.first - ONE_DAY
    return found
