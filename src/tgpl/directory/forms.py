"""The forms of the register."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.forms.base import Form, SectionedForm
from tgpl.core.forms.fields import PhoneField, Radios, VietnameseDateField, not_in_future
from tgpl.directory.models import Field, OpeningHours, Place, PractitionerKind
from tgpl.directory.queries import organisations_on
from tgpl.directory.rules import Day, UnreadHours, Week, read_day
from tgpl.directory.services import Described
from tgpl.territory.forms import CommunesField
from tgpl.territory.models import Commune


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


_KNOWN = {"yes": True, "no": False, "": None}
_DAYS = (_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật"))


def _known(label: Any) -> Any:
    choices = [("yes", _("Có")), ("no", _("Không")), ("", _("Chưa rõ"))]
    widget = Radios({"class": "govuk-radios--inline"})
    return forms.ChoiceField(label=label, choices=choices, widget=widget, required=False)


class HoursField(forms.CharField):
    """The hours of one weekday: "07:30-11:30, 13:30-17:00"; nothing for a day on which the door stays shut."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=80, **kwargs)

    def clean(self, value: Any) -> Day:
        try:
            return read_day(super().clean(value))
        except UnreadHours as error:
            wrong = _("Chưa đọc được “%(part)s”. Hãy viết như: 07:30-11:30, 13:30-17:00.") % {"part": error.part}
            raise ValidationError(wrong) from None


class PositionField(forms.CharField):
    """A place on the map as maps give it: "20.84491, 106.68808"."""

    def clean(self, value: Any) -> tuple[Decimal, Decimal] | None:
        text = super().clean(value)
        return self._position(text) if text else None

    def _position(self, text: str) -> tuple[Decimal, Decimal]:
        wrong = _("Hãy chép hai số từ bản đồ, cách nhau bằng dấu phẩy. Ví dụ: 20.84491, 106.68808.")
        try:
            north, east = (round(Decimal(part.strip()), 5) for part in text.split(","))
            inside = 8 <= north <= 24 and 102 <= east <= 118  # Việt Nam with its islands
        except (ValueError, InvalidOperation):
            raise ValidationError(wrong) from None
        if not inside:
            raise ValidationError(wrong)
        return north, east


class DescribePlace(SectionedForm):
    """How an organisation meets people: the door, the hours, the communes it serves."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    step_free = _known(_("Xe lăn vào được, không có bậc"))
    sign_language = _known(_("Có người biết hoặc mời được người phiên dịch ngôn ngữ ký hiệu"))
    directions = forms.CharField(
        label=_("Chỉ đường đến cửa"),
        help_text=_("Ví dụ: cổng phụ ở ngõ 5 không có bậc; gọi trước để có người đón."),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    position = PositionField(
        label=_("Vị trí trên bản đồ"), help_text=_("Hai số chép từ bản đồ. Ví dụ: 20.84491, 106.68808."), required=False
    )
    communes = CommunesField(
        label=_("Xã, phường phụ trách"),
        help_text=_("Mỗi dòng một nơi. Tên cũ cũng được: tên cũ được đổi thành xã, phường ngày nay."),
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    hours_from = VietnameseDateField(
        label=_("Giờ mở cửa này áp dụng từ ngày"), help_text=_("Để trống nếu không đổi giờ."), required=False
    )
    basis = forms.CharField(label=_("Theo văn bản nào"), max_length=200, required=False)

    sections = (
        (_("Cửa và lối vào"), ("step_free", "sign_language", "directions", "position")),
        (_("Phụ trách"), ("communes",)),
        (_("Giờ mở cửa"), (*(f"day_{n}" for n in range(7)), "hours_from", "basis")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in enumerate(_DAYS):
            self.fields[f"day_{number}"] = HoursField(label=name)

    @classmethod
    def shown(cls, place: Place | None, hours: OpeningHours | None, communes: list[Commune]) -> dict[str, Any]:
        """What stands in the form at first."""
        place = place or Place()
        words = {known: word for word, known in _KNOWN.items()}
        week = dict(zip((f"day_{n}" for n in range(7)), hours.week, strict=True)) if hours else {}
        return week | {
            "revision": place.revision,
            "step_free": words[place.step_free],
            "sign_language": words[place.sign_language],
            "directions": place.directions,
            "position": f"{place.latitude}, {place.longitude}" if place.latitude is not None else "",
            "communes": "\n".join(commune.address for commune in communes),
            "basis": hours.basis if hours else "",
        }

    @property
    def told(self) -> Described:
        given = self.cleaned_data
        return Described(
            step_free=_KNOWN[given["step_free"]],
            sign_language=_KNOWN[given["sign_language"]],
            directions=given["directions"],
            position=given["position"],
            communes=given["communes"],
            revision=given["revision"],
        )

    @property
    def new_hours(self) -> tuple[Week, date] | None:
        """The hours of the week and their first day, where a day was given."""
        week = tuple(self.cleaned_data[f"day_{number}"] for number in range(7))
        return (week, self.cleaned_data["hours_from"]) if self.cleaned_data["hours_from"] else None

    def clean(self) -> dict[str, Any]:
        """Other hours without a day would be lost silently."""
        given = super().clean() or self.cleaned_data
        changed = any(f"day_{number}" in self.changed_data for number in range(7))
        if changed and not given.get("hours_from") and "hours_from" not in self.errors:
            self.add_error("hours_from", _("Hãy ghi ngày bắt đầu áp dụng giờ mới."))
        return given
