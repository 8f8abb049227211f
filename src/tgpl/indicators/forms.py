"""The span of time that figures are asked for."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.indicators.dataset.dimensions import TRAITS, Trait
from tgpl.indicators.funnel.steps import CHANNEL, DISABILITY, GROUPS, Group
from tgpl.indicators.rules import Scope

UNKNOWN = "chua-ro"  # a choice without a value of its own
NARROWED = {"kenh": CHANNEL, "ai": DISABILITY}


class SpanForm(Form):
    """From a day to a day; without them the year until today."""

    tu = forms.DateField(label=_("Từ ngày"), required=False, help_text=_("Ví dụ: 01/01/2026"))
    den = forms.DateField(label=_("Đến hết ngày"), required=False, help_text=_("Ví dụ: 30/10/2026"))

    # The day on which things stood so, when it lies after the span (a task that ended in April, read in October).
    ngay = forms.DateField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and self.first > self.last:
            self.add_error("den", _("Ngày cuối phải bằng hoặc sau ngày đầu."))
        return cleaned

    @property
    def last(self) -> date:
        return self.cleaned_data.get("den") or timezone.localdate()

    @property
    def first(self) -> date:
        return self.cleaned_data.get("tu") or self.last.replace(month=1, day=1)

    def scope(self, offices: frozenset[int]) -> Scope:
        """What was asked for; the year until today when that cannot be."""
        if not self.is_valid():
            return Scope.year_to(timezone.localdate(), offices)
        return Scope(self.first, self.last, max(self.last, self.cleaned_data.get("ngay") or self.last), offices)


class CrossForm(SpanForm):
    """A span of time and the two traits to cross."""

    hang = forms.ChoiceField(label=_("Theo hàng"), required=False)
    cot = forms.ChoiceField(label=_("Theo cột"), required=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for name in ("hang", "cot"):
            self.fields[name].choices = [(trait.code, trait.label) for trait in TRAITS.values()]  # type: ignore[attr-defined]

    def trait(self, name: str, usual: str) -> Trait:
        """The trait chosen; the usual one when none or an unknown one was."""
        chosen = self.cleaned_data.get(name) if self.is_valid() else ""
        return TRAITS[chosen or usual]


class FunnelForm(SpanForm):
    """A span of time, what the funnel is divided by, and which requests alone are meant."""

    theo = forms.ChoiceField(
        label=_("Chia theo"), required=False, choices=[(code, group.label) for code, group in GROUPS.items()]
    )
    kenh = forms.ChoiceField(label=_("Chỉ kênh"), required=False)
    ai = forms.ChoiceField(label=_("Chỉ những người"), required=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for name, group in NARROWED.items():
            known = [(value or UNKNOWN, label) for value, label in group.names().items()]
            self.fields[name].choices = [("", _("Tất cả")), *known]  # type: ignore[attr-defined]

    def group(self) -> Group:
        """What divides the funnel; the channel when nothing, or something unknown, was chosen."""
        chosen = self.cleaned_data.get("theo") if self.is_valid() else ""
        return GROUPS[chosen or CHANNEL.code]

    def narrowed(self) -> Q:
        """Which requests alone were chosen."""
        chosen = self.cleaned_data if self.is_valid() else {}
        meant = {name: value for name in NARROWED if (value := chosen.get(name))}
        return Q(*(NARROWED[name].holds("" if value == UNKNOWN else value) for name, value in meant.items()))
