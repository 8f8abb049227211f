"""The forms of the register."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.form_fields import PhoneField, VietnameseDateField, not_in_future
from tgpl.core.forms import Form
from tgpl.directory.models import Field, PractitionerKind
from tgpl.directory.queries import organisations_on


class ListAsOf(Form):
    """The day for which the register is shown."""

    on = forms.DateField(label=_("Tại ngày"), required=False, help_text=_("Ví dụ: 31/12/2026. Để trống: hôm nay."))


class FindPractitioners(ListAsOf):
    """What a citizen may narrow the public list by."""

    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False, choices=[("", _("Tất cả")), *Field.choices])
    gender = forms.ChoiceField(
        label=_("Giới tính"), required=False, choices=[("", _("Tất cả")), ("female", _("Nữ")), ("male", _("Nam"))]
    )
    sign_language = forms.BooleanField(label=_("Biết ngôn ngữ ký hiệu"), required=False)


class AddPractitioner(Form):
    """A person put on the register, with their first organisation."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    gender = forms.ChoiceField(
        label=_("Giới tính"), choices=[("female", _("Nữ")), ("male", _("Nam"))], widget=forms.RadioSelect
    )
    agency = forms.ModelChoiceField(label=_("Tổ chức"), queryset=Agency.objects.none())
    kind = forms.ChoiceField(label=_("Loại người thực hiện"), choices=PractitionerKind.choices)
    valid_from = VietnameseDateField(label=_("Từ ngày"))
    fields = forms.MultipleChoiceField(
        label=_("Lĩnh vực"), choices=Field.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    practising_since = VietnameseDateField(label=_("Hành nghề từ ngày"), required=False, validators=[not_in_future])
    work_phone = PhoneField(label=_("Điện thoại công vụ"), required=False, help_text=_("Số này được công bố."))
    knows_sign_language = forms.BooleanField(label=_("Biết ngôn ngữ ký hiệu"), required=False)
    disability_experience = forms.BooleanField(label=_("Có kinh nghiệm giúp người khuyết tật"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        today = kwargs.pop("today")
        super().__init__(*args, **kwargs)
        self.fields["agency"].queryset = organisations_on(today)


class EndEngagement(Form):
    """The day from which a practitioner no longer stands on an organisation's list."""

    on = VietnameseDateField(label=_("Ngày cuối cùng trong danh sách"))
    because = forms.CharField(label=_("Lý do"), max_length=200)


class RecordLeave(Form):
    """The days on which a practitioner is away."""

    first_day = VietnameseDateField(label=_("Nghỉ từ ngày"))
    last_day = VietnameseDateField(label=_("Đến hết ngày"))
    because = forms.CharField(label=_("Lý do"), max_length=200, required=False)


class SendList(Form):
    """To whom an issue of the list goes."""

    agencies = forms.ModelMultipleChoiceField(
        label=_("Gửi đến"), queryset=Agency.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    how = forms.CharField(label=_("Cách gửi"), max_length=60, initial=_("Văn bản điện tử"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        waiting = kwargs.pop("waiting")
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = waiting
