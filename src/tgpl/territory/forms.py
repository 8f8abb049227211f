"""A field for a commune, with and without scripts: type a name or a whole address line, then pick where needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.territory.models import Commune
from tgpl.territory.queries import Match, communes_on, home_province, likely_communes, present_communes_for

MOST_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Typed:
    """What the person typed, and the code of the commune they picked from the matches."""

    text: str
    code: str = ""


class CommuneInput(forms.TextInput):
    """One box; under it the matches to pick from, once a name was ambiguous. `suggest`: names of the home province."""

    template_name = "territory/widgets/commune.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, suggest: bool = True) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.suggest = suggest
        self.matches: list[Match] = []

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Typed:
        return Typed((data.get(name) or "").strip(), data.get(f"{name}_code") or "")

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data

    def format_value(self, value: Any) -> str:
        if isinstance(value, Commune):
            return value.address
        return value.text if isinstance(value, Typed) else str(value or "")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["matches"] = self.matches
        context["widget"]["suggestions"] = self._suggestions() if self.suggest else []
        return context

    def _suggestions(self) -> list[str]:
        province = home_province()
        return [commune.address for commune in communes_on(timezone.localdate(), province)] if province else []


class CommuneField(forms.Field):
    """Today's commune for a name or an address line, new or old. `clean` gives a `Commune`, or None.

    A name that fits several communes, or none quite, is an error that brings the choices with it.
    """

    widget = CommuneInput
    default_error_messages = {
        "several": _("Có nhiều nơi tên như vậy. Hãy chọn một nơi trong danh sách dưới ô này."),
        "unknown": _("Không tìm thấy xã, phường nào tên như vậy. Hãy kiểm tra lại, hoặc ghi thêm tên tỉnh."),
    }

    def clean(self, value: Any) -> Commune | None:
        typed = value if isinstance(value, Typed) else Typed("")
        self.validate(typed.text)
        return self._pick(typed) if typed.text else None

    def _pick(self, typed: Typed) -> Commune:
        certain = present_communes_for(typed.text)
        matches = certain or likely_communes(typed.text)
        picked = [match for match in matches if match.commune.code == typed.code]
        if picked or len(certain) == 1:
            return (picked or certain)[0].commune
        self.widget.matches = matches[:MOST_CHOICES]
        code = "several" if matches else "unknown"
        raise ValidationError(self.error_messages[code], code=code)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.widget.format_value(initial) != self.widget.format_value(data)


class CommunesField(forms.CharField):
    """Names of communes, one a line, new or old; gives the codes of today."""

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        return list(dict.fromkeys(code for line in lines for code in self._codes(line)))

    def _codes(self, line: str) -> list[str]:
        """An old name that was split leads to all of its parts; a name of several places is asked about."""
        matches = present_communes_for(line)
        split = bool(matches) and all(match.in_part for match in matches)
        if len(matches) == 1 or split:
            return [match.commune.code for match in matches]
        wrong = _("Có nhiều nơi tên “%(line)s”.") if matches else _("Không tìm thấy “%(line)s”.")
        hint = _("Hãy ghi cả tên tỉnh: Phường Mẫu, tỉnh Mẫu.")
        raise ValidationError(f"{wrong % {'line': line}} {hint}")
