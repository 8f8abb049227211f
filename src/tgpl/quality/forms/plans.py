"""Plans of reading and their draw."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.forms import CharField, DecimalField, IntegerField, MultipleChoiceField, TextInput
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import FilterForm, Form
from tgpl.core.forms.fields import Checkboxes, VietnameseDateField
from tgpl.intake.models import FormOfAid
from tgpl.quality.models import Kind

PERCENT = {"min_value": Decimal(1), "max_value": Decimal(100), "decimal_places": 2, "localize": True}


class MakePlan(Form):
    """Which cases, and how many of them."""

    name = CharField(label=_("Tên kế hoạch"), max_length=150)
    ended_from = VietnameseDateField(label=_("Vụ việc kết thúc từ ngày"))
    ended_to = VietnameseDateField(label=_("Đến hết ngày"))
    forms = MultipleChoiceField(label=_("Hình thức trợ giúp"), choices=FormOfAid, widget=Checkboxes)
    share = DecimalField(
        label=_("Tỷ lệ rút (%)"),
        help_text=_("Tính trong từng nhóm: mỗi người thực hiện, mỗi hình thức. Làm tròn lên, nên ai cũng có vụ việc."),
        initial=10,
        **PERCENT,
    )
    second_share = DecimalField(
        label=_("Trong đó, tỷ lệ có người thứ hai chấm độc lập (%)"),
        initial=20,
        **(PERCENT | {"min_value": Decimal(0)}),
    )

    def __init__(self, *args: Any, kind: str, **given: Any) -> None:
        super().__init__(*args, **given)
        if kind == Kind.EVALUATION:  # the department evaluates no advice
            choices = [c for c in FormOfAid.choices if c[0] != FormOfAid.ADVICE]
            self.fields["forms"].choices = choices

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        first, last = told.get("ended_from"), told.get("ended_to")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            self.add_error("ended_to", _("Ngày cuối phải từ ngày đầu trở đi."))
        return told


class DrawForm(Form):
    """The seed, and where anybody can look it up."""

    seed = CharField(
        label=_("Số gieo"),
        help_text=_("Một số công khai mà lúc chốt khung mẫu chưa ai biết, ví dụ kết quả xổ số của một ngày sau đó."),
        max_length=200,
        widget=TextInput({"autocomplete": "off"}),
    )
    seed_source = CharField(label=_("Số gieo lấy từ đâu, ngày nào"), max_length=300)


class Redraw(FilterForm):
    """A seed to draw again by."""

    seed = CharField(label=_("Số gieo"), max_length=200, widget=TextInput({"autocomplete": "off"}))


class AgreementPeriod(FilterForm):
    """A year of double readings."""

    year = IntegerField(label=_("Năm"), min_value=2018, max_value=2100, localize=False)
