"""For which place a card is made."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.forms.base import Form
from tgpl.core.language.text import squeeze


class MakeCard(Form):
    """Where the card will stand; a partner makes cards for their own agency."""

    agency = forms.ModelChoiceField(label=_("Cơ quan, tổ chức để thẻ"), queryset=Agency.objects.none())
    place = forms.CharField(
        label=_("Chỗ để thẻ"),
        help_text=_("Ví dụ: bộ phận một cửa, phòng tiếp dân. Chỉ có một chỗ thì để trống."),
        max_length=80,
        required=False,
    )

    def __init__(self, *args: Any, agencies: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = agencies
        if len(only := list(agencies[:2])) == 1:
            self.fields["agency"].initial, self.fields["agency"].empty_label = only[0], None

    def clean_place(self) -> str:
        return squeeze(self.cleaned_data["place"])
