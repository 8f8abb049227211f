"""The form of a line of the estimate."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import MoneyField, Radios
from tgpl.core.language.text import squeeze
from tgpl.plans.models import BudgetLine
from tgpl.plans.services import LineFields

LARGEST = 10**13  # no plan of a province costs ten thousand billion


class BudgetLineForm(Form):
    """So many units at a price, from a source; what was allocated and spent."""

    year = forms.IntegerField(label=_("Năm"), min_value=2018, max_value=2100)
    content = forms.CharField(label=_("Nội dung chi"), max_length=300)
    unit = forms.CharField(label=_("Đơn vị tính"), help_text=_("Ví dụ: cuộc, lớp, bộ, người."), max_length=40)
    quantity = forms.IntegerField(label=_("Số lượng"), min_value=1, max_value=1_000_000)
    price = MoneyField(label=_("Đơn giá (đồng)"))
    source = forms.ChoiceField(label=_("Nguồn"), choices=BudgetLine.Source, widget=Radios)
    allocated = MoneyField(label=_("Đã giao (đồng)"), required=False)
    spent = MoneyField(label=_("Đã chi (đồng)"), required=False)

    @staticmethod
    def shown(line: BudgetLine) -> dict[str, Any]:
        return {name: getattr(line, name) for name in LineFields.__slots__}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name in ("price", "allocated", "spent"):
            if (cleaned.get(name) or 0) > LARGEST:
                self.add_error(name, _("Số tiền này quá lớn. Hãy kiểm tra lại, tính theo đồng."))
        return cleaned

    @property
    def line(self) -> LineFields:
        told = self.cleaned_data
        return LineFields(
            year=told["year"],
            content=squeeze(told["content"]),
            unit=squeeze(told["unit"]),
            quantity=told["quantity"],
            price=int(told["price"]),
            source=told["source"],
            allocated=int(told["allocated"] or 0),
            spent=int(told["spent"] or 0),
        )
