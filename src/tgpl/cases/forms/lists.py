"""What lists of cases are narrowed by."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.cases.models import STATUS_LABELS, Case
from tgpl.core.forms.base import FilterForm
from tgpl.core.lists.narrowing import OPEN_ONES
from tgpl.intake.models import FormOfAid

ANY = ("", _("Tất cả"))


class FilterCases(FilterForm):
    """What the list of cases is narrowed by."""

    name = forms.CharField(
        label=_("Họ tên người được trợ giúp"), max_length=100, widget=forms.TextInput({"autocomplete": "off"})
    )
    status = forms.ChoiceField(
        label=_("Tình trạng"), choices=[ANY, (OPEN_ONES, _("Chưa kết thúc")), *STATUS_LABELS.items()]
    )
    form = forms.ChoiceField(label=_("Hình thức"), choices=[ANY, *FormOfAid.choices])
    field = forms.ChoiceField(label=_("Lĩnh vực"), choices=[ANY, *Case._meta.get_field("field").choices])
