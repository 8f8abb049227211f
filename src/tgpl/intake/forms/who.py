"""For whom help is asked, and who that is."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.fields import (
    IdentityNumberField,
    PartialDate,
    PartialDateField,
    PhoneField,
    Radios,
    not_in_future,
    of_someone_alive,
)
from tgpl.core.language.text import squeeze
from tgpl.intake.forms.base import Question, Typed
from tgpl.intake.models import Relation
from tgpl.people.models import Sex
from tgpl.territory.forms import CommuneField
from tgpl.territory.forms import Typed as TypedCommune
from tgpl.territory.models import Commune
from tgpl.territory.queries import communes_on

_IDENTITY_NUMBER = IdentityNumberField(required=False)
OTHER_PAPER = _("Nếu đây là số của giấy tờ khác, hãy đánh dấu vào ô bên dưới.")


class NameField(forms.CharField):
    """A person's name as they write it: capitals and missing diacritics are theirs; only white space is set right."""

    def __init__(self, **given: Any) -> None:
        widget = forms.TextInput({"autocomplete": given.pop("autocomplete", "off"), "spellcheck": "false"})
        super().__init__(max_length=150, widget=widget, **given)

    default_error_messages = {"letters": _("Họ và tên phải có chữ cái.")}

    def to_python(self, value: Any) -> str:
        name = squeeze(super().to_python(value))
        if name and not any(letter.isalpha() for letter in name):
            raise ValidationError(self.error_messages["letters"], code="letters")
        return name


class ForWhom(Question):
    heading = "for_whom"

    for_whom = forms.ChoiceField(
        label=_("Bạn muốn nhờ giúp cho ai?"),
        choices=[("self", _("Cho tôi")), ("other", _("Cho người khác"))],
        widget=Radios(hints={"other": _("Người thân, người bạn chăm sóc, hàng xóm, hội viên…")}),
        error_messages={"required": _("Hãy chọn: cho bạn, hay cho người khác.")},
    )


class Requester(Question):
    """Someone who asks for another person."""

    title = _("Tên của bạn")
    lead = _("Chúng tôi hỏi để biết ai đang nói thay người cần giúp, và gọi lại cho bạn khi cần.")

    relation = forms.ChoiceField(
        label=_("Bạn là gì của người cần giúp?"),
        choices=[(Relation.RELATIVE.value, _("Người thân trong gia đình")), *Relation.choices[1:]],
        widget=Radios,
        error_messages={"required": _("Hãy chọn bạn là gì của người cần giúp.")},
    )
    requester_name = NameField(
        label=_("Họ và tên của bạn"),
        autocomplete="name",
        error_messages={"required": _("Hãy viết họ và tên của bạn.")},
    )
    requester_phone = PhoneField(label=_("Số điện thoại của bạn"), required=False)


class Who(Question):
    title = _("Tên, tuổi của bạn")
    for_other = {"title": _("Tên, tuổi của người cần giúp")}

    full_name = NameField(
        label=_("Họ và tên"),
        help_text=_("Viết như trên giấy tờ. Không có dấu cũng được."),
        error_messages={"required": _("Hãy viết họ và tên.")},
    )
    born = PartialDateField(
        label=_("Ngày sinh"),
        help_text=_("Ví dụ: 27 3 1985. Không nhớ ngày thì chỉ viết năm."),
        required=False,
        validators=[not_in_future, of_someone_alive],
    )
    sex = forms.ChoiceField(
        label=_("Giới tính"),
        choices=[(Sex.FEMALE.value, Sex.FEMALE.label), (Sex.MALE.value, Sex.MALE.label)],
        widget=Radios({"class": "govuk-radios--inline"}),
        required=False,
    )
    identity_number = forms.CharField(
        label=_("Số căn cước hoặc số định danh"),
        help_text=_("12 chữ số, hoặc 9 chữ số trên chứng minh nhân dân cũ. Không có thì để trống."),
        max_length=30,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "govuk-input--width-20"}),
    )
    is_other_paper = forms.BooleanField(
        label=_("Đây là số của giấy tờ khác (hộ chiếu, giấy khai sinh…)"), required=False
    )

    def clean(self) -> None:
        super().clean()
        number = self.cleaned_data.get("identity_number", "")
        if number and not self.cleaned_data.get("is_other_paper"):
            self._check_identity_number(number)

    def _check_identity_number(self, number: str) -> None:
        try:
            self.cleaned_data["identity_number"] = _IDENTITY_NUMBER.clean(number)
        except ValidationError as error:
            self.add_error("identity_number", [f"{message} {OTHER_PAPER}" for message in error.messages])

    def facts(self) -> dict[str, Any]:
        born: PartialDate | None = self.cleaned_data["born"]
        return {"date_of_birth": born and (born.date.isoformat() if born.date else str(born.year))}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Typed:
        year, *rest = (facts.get("date_of_birth") or "").split("-")
        month, day = rest or ("", "")
        return {"born_day": [day], "born_month": [month], "born_year": [year]} if year else {}


class KnownCommuneField(CommuneField):
    """A commune that was found once is looked up by its code from then on: one statement instead of a search."""

    default_error_messages = {
        "unknown": _("Không tìm thấy xã, phường nào tên như vậy. Hãy ghi thêm tên tỉnh, hoặc để trống ô này."),
    }

    def _pick(self, typed: TypedCommune) -> Commune:
        known = communes_on(timezone.localdate()).filter(code=typed.code).first() if typed.code else None
        return known if known and known.address == typed.text else super()._pick(typed)


class Where(Question):
    title = _("Bạn sống ở đâu?")
    lead = _("Để biết trung tâm nào ở gần bạn. Không muốn ghi thì để trống.")
    for_other = {
        "title": _("Người cần giúp sống ở đâu?"),
        "lead": _("Để biết trung tâm nào ở gần. Không biết thì để trống."),
    }

    commune = KnownCommuneField(
        label=_("Xã, phường hoặc đặc khu"),
        help_text=_("Tên mới hoặc tên cũ đều được. Ví dụ: xã Mẫu, tỉnh Thử."),
        required=False,
    )
    address = forms.CharField(
        label=_("Số nhà, thôn, xóm"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    @property
    def typed(self) -> Typed:
        commune = self.cleaned_data["commune"] if self.is_valid() else None
        return super().typed | ({"commune": [commune.address], "commune_code": [commune.code]} if commune else {})
