"""Form fields for what Vietnamese people write: dates, identity numbers, telephones, sums of money.

Each says in plain words what is wrong and what would be right; what was typed stays in the box.
"""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SEPARATORS = re.compile(r"[\s.\-/]+")
_MONEY_WORDS = re.compile(r"(đồng|vnđ|vnd|đ|₫)\s*$", re.IGNORECASE)
_GROUPED_NUMBER = re.compile(r"\d{1,3}([.,\s]\d{3})+|\d+")


class PartialDate(NamedTuple):
    """A date, or only its year when the day is not remembered."""

    date: datetime.date | None
    year: int


class _Part(forms.TextInput):
    """One box of a date."""

    def __init__(self, label: str | Promise, size: int) -> None:
        self.label = label
        super().__init__({"class": f"govuk-input govuk-date-input__input govuk-input--width-{size}"})
        self.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["label"] = self.label
        return context


class DateParts(forms.MultiWidget):
    """Three boxes, day, month and year. A whole date pasted or spoken into the first box is shared out."""

    template_name = "core/forms/date.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        parts = {"day": _Part(_("Ngày"), 2), "month": _Part(_("Tháng"), 2), "year": _Part(_("Năm"), 4)}
        super().__init__(parts, attrs)

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, PartialDate):
            value = value.date or value.year
        if isinstance(value, datetime.date):
            return [f"{value.day:02}", f"{value.month:02}", f"{value.year:04}"]
        return ["", "", str(value or "")]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        parts = [(part or "").strip() for part in super().value_from_datadict(data, files, name)]
        whole = _SEPARATORS.split(parts[0])
        return whole if len(whole) == 3 and not parts[1] and not parts[2] else parts


class VietnameseDateField(forms.Field):
    """A date in three boxes. `clean` gives a `datetime.date`, or None."""

    widget = DateParts
    default_error_messages = {
        "missing": _("Ngày tháng còn thiếu %(missing)s."),
        "number": _("Ngày, tháng và năm phải viết bằng số, ví dụ 27 3 1985."),
        "year": _("Hãy viết năm đủ 4 chữ số, ví dụ 1985."),
        "impossible": _("Không có ngày %(day)s/%(month)s/%(year)s. Hãy kiểm tra lại."),
    }

    def clean(self, value: Any) -> Any:
        result = self.to_python(value or ["", "", ""])
        self.validate(result)
        self.run_validators(result)
        return result

    def to_python(self, value: Any) -> Any:
        if isinstance(value, datetime.date):
            return value
        day, month, year = value
        if not any(value):
            return None
        self._check_complete(day, month, year)
        return self._date(day, month, year)

    def _check_complete(self, day: str, month: str, year: str) -> None:
        names = {_("ngày"): day, _("tháng"): month, _("năm"): year}
        missing = [str(name) for name, part in names.items() if not part]
        if missing:
            raise self._error("missing", missing=", ".join(missing))

    def _date(self, day: str, month: str, year: str) -> datetime.date:
        if not (day.isdecimal() and month.isdecimal() and year.isdecimal()):
            raise self._error("number")
        if len(year) != 4 or year < "1800":
            raise self._error("year")
        try:
            return datetime.date(int(year), int(month), int(day))
        except ValueError:
            raise self._error("impossible", day=day, month=month, year=year) from None

    def _error(self, code: str, **params: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=params)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.widget.decompress(initial) != list(data or ["", "", ""])


class PartialDateField(VietnameseDateField):
    """A date, or the year alone. `clean` gives a `PartialDate`, or None."""

    default_error_messages = {
        "missing": _("Ngày tháng còn thiếu %(missing)s. Nếu không nhớ ngày, chỉ viết năm."),
    }

    def to_python(self, value: Any) -> PartialDate | None:
        if isinstance(value, PartialDate):
            return value
        day, month, year = value
        if year and not day and not month:
            return PartialDate(None, self._date("1", "1", year).year)
        date = super().to_python(value)
        return date and PartialDate(date, date.year)


def not_in_future(value: datetime.date | PartialDate | None) -> None:
    """A validator: birthdays and past events have happened."""
    today = timezone.localdate()
    date = value.date if isinstance(value, PartialDate) else value
    late = date > today if date else isinstance(value, PartialDate) and value.year > today.year
    if late:
        raise ValidationError(_("Ngày này ở tương lai. Hãy kiểm tra lại."), code="future")


def of_someone_alive(value: PartialDate | None) -> None:
    """A validator: nobody is older than 130."""
    if value and value.year < timezone.localdate().year - 130:
        raise ValidationError(_("Năm sinh %(year)d quá xa. Hãy kiểm tra lại."), code="old", params={"year": value.year})


class IdentityNumberField(forms.CharField):
    """A citizen's identity number: 12 digits, or 9 on an old card. `clean` gives the bare digits."""

    default_error_messages = {
        "number": _("Số định danh chỉ gồm chữ số."),
        "length": _("Số định danh (căn cước) có 12 chữ số, chứng minh nhân dân cũ có 9. Số vừa viết có %(length)d."),
    }

    def to_python(self, value: Any) -> str:
        digits = _SEPARATORS.sub("", super().to_python(value))
        if digits and not (digits.isascii() and digits.isdecimal()):
            raise ValidationError(self.error_messages["number"], code="number")
        if digits and len(digits) not in (9, 12):
            raise ValidationError(self.error_messages["length"], code="length", params={"length": len(digits)})
        return digits

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}


class PhoneField(forms.CharField):
    """A telephone number, Vietnamese unless it begins with +. `clean` gives E.164: "+84901234567"."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"})
    default_error_messages = {
        "phone": _("Số điện thoại chưa đúng. Ví dụ số đúng: 0901 234 567."),
    }

    def to_python(self, value: Any) -> str:
        typed = super().to_python(value)
        if not typed:
            return ""
        try:
            number = phonenumbers.parse(typed, "VN")
        except phonenumbers.NumberParseException:
            raise self._wrong() from None
        if not phonenumbers.is_valid_number(number):
            raise self._wrong()
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def _wrong(self) -> ValidationError:
        return ValidationError(self.error_messages["phone"], code="phone")


class MoneyField(forms.Field):
    """A sum in đồng, with or without dots between thousands. `clean` gives a whole `Decimal`, or None."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "money": _("Hãy viết số tiền bằng số, tính theo đồng. Ví dụ: 1.500.000."),
    }

    def to_python(self, value: Any) -> Decimal | None:
        if value in self.empty_values or isinstance(value, Decimal):
            return value or None if not isinstance(value, Decimal) else value
        typed = _MONEY_WORDS.sub("", str(value).strip()).strip()
        if not _GROUPED_NUMBER.fullmatch(typed):
            raise ValidationError(self.error_messages["money"], code="money")
        return Decimal(re.sub(r"\D", "", typed))

    def prepare_value(self, value: Any) -> Any:
        return f"{value:,.0f}".replace(",", ".") if isinstance(value, (int, Decimal)) else value


class _LongText(forms.Textarea):
    template_name = "core/forms/long_text.html"


class LongTextField(forms.CharField):
    """A person's story. The box takes any length and says how much is too much, so that a paste is never cut off."""

    widget = _LongText(attrs={"rows": 7})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs["data-max"] = attrs.pop("maxlength", None)
        return attrs


class _Hints:
    """Choices of which some carry a line of explanation: `hints={value: text}`."""

    def __init__(self, *args: Any, hints: Mapping[Any, str | Promise] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}

    def create_option(self: Any, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        return option | {"hint": self.hints.get(value) or self.hints.get(str(value))}


class Radios(_Hints, forms.RadioSelect):
    """One of a few, all seen at once."""


class Checkboxes(_Hints, forms.CheckboxSelectMultiple):
    """Any of a few."""
