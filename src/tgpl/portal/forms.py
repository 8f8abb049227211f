"""What a person may choose about how pages look."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.core.display import CHOICES, Display
from tgpl.core.form_fields import Radios
from tgpl.core.forms import Form


def _one_of(name: str, label: Promise, *words: str | Promise, hints: dict[str, Promise] | None = None) -> Any:
    choices = list(zip(CHOICES[name], words, strict=True))
    return forms.ChoiceField(
        label=label, choices=choices, widget=Radios({"class": "govuk-radios--inline"}, hints=hints)
    )


class DisplayForm(Form):
    """One question for each choice in `tgpl.core.display`."""

    size = _one_of("size", _("Cỡ chữ"), _("Thường"), "125 %", "150 %", "200 %", "300 %", "400 %")
    theme = _one_of("theme", _("Màu nền"), _("Như thiết bị này"), _("Sáng"), _("Tối"))
    contrast = _one_of("contrast", _("Độ tương phản"), _("Thường"), _("Cao"))
    spacing = _one_of("spacing", _("Khoảng cách chữ và dòng"), _("Thường"), _("Rộng"))
    face = _one_of(
        "face",
        _("Kiểu chữ"),
        _("Thường"),
        _("Andika"),
        hints={"andika": _("Kiểu chữ làm cho người mới học đọc: các chữ dễ nhầm được vẽ khác hẳn nhau.")},
    )

    @property
    def display(self) -> Display:
        return Display(**self.cleaned_data)
