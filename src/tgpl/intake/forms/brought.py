"""What staff read in from a slip or a file that a person brings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.forms.base import Form
from tgpl.core.safety.letters import UnreadableLetter
from tgpl.intake.brought import PartsMissing, Unreadable, letters_in_digits, letters_in_file
from tgpl.intake.letters import Letter, read_letter
from tgpl.intake.models import Channel

LARGEST = 20 * 1024 * 1024


class Brought(Form):
    """The digits of a slip, or a file; how it reached the office."""

    digits = forms.CharField(
        label=gettext_lazy("Số trong mã QR"),
        help_text=gettext_lazy("Để con trỏ ở đây rồi quét lần lượt từng mã bằng máy quét. Thứ tự nào cũng được."),
        widget=forms.Textarea({"rows": 5, "autocomplete": "off", "spellcheck": "false", "inputmode": "numeric"}),
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("Ảnh chụp phiếu, hoặc tệp người dân mang đến"),
        help_text=gettext_lazy("Ảnh (JPEG, PNG) thấy rõ mọi mã, hoặc tệp .json mà ứng dụng đã xuất."),
        required=False,
    )
    channel = forms.ChoiceField(
        label=gettext_lazy("Đến bằng cách nào?"),
        choices=[(kind.value, kind.label) for kind in (Channel.WALK_IN, Channel.POST, Channel.ELECTRONIC)],
        initial=Channel.WALK_IN,
    )

    letters: list[Letter]

    def clean(self) -> None:
        digits, file = self.cleaned_data.get("digits"), self.cleaned_data.get("file")
        if not digits and not file and not self.errors:
            self.add_error("digits", _("Hãy quét mã, dán dãy số, hoặc chọn một tệp."))
        if file and file.size > LARGEST:
            self.add_error("file", _("Tệp lớn hơn 20 MB. Hãy chụp lại nhỏ hơn."))
        if not self.errors:
            self.letters = self._read("file" if file else "digits", digits, file)

    def _read(self, box: str, digits: str, file: Any) -> list[Letter]:
        try:
            sealed = letters_in_file(file) if file else letters_in_digits(digits)
            return [read_letter(letter) for letter in sealed]
        except PartsMissing as parts:
            self.add_error(box, self._missing(parts))
        except Unreadable:
            self.add_error(box, _("Không đọc được mã nào. Hãy quét hoặc chụp lại cho rõ, thẳng, đủ sáng."))
        except UnreadableLetter:
            self.add_error(box, _("Phiếu này bị hỏng, hoặc được viết cho một trung tâm khác."))
        return []

    def _missing(self, parts: PartsMissing) -> ValidationError:
        numbers = ", ".join(map(str, parts.missing))
        return ValidationError(
            _("Còn thiếu mã số %(numbers)s trong %(total)d mã của phiếu."),
            code="missing",
            params={"numbers": numbers, "total": parts.total},
        )
