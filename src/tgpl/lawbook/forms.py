"""What officers fill in about editions of rules."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import VietnameseDateField

LARGEST = 1_000_000


class WriteEdition(Form):
    """Rule files written anew: in the box, each under its name, or as a file that takes its place."""

    text = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea({"rows": 24, "spellcheck": "false"}),
        max_length=LARGEST,
        required=False,
        help_text=_("Mỗi tệp bắt đầu bằng dòng “=== tên-tệp.yaml”. Một bản có thể sửa nhiều tệp cùng lúc."),
    )
    file = forms.FileField(
        label=_("Hoặc chọn một tệp YAML"), required=False, help_text=_("Khi chọn tệp, ô trên được bỏ qua.")
    )
    note = forms.CharField(
        label=_("Căn cứ và lý do"), max_length=500, help_text=_("Số, ngày và điều khoản của văn bản mới.")
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        sent = data.pop("file", None)
        files = self._read(sent) if sent else files_in(data.pop("text", ""))
        if not files:
            self.add_error("text", _("Hãy ghi nội dung dưới dòng “=== tên-tệp.yaml”, hoặc chọn một tệp."))
        return {"files": files, "note": data.get("note", "")}

    def _read(self, sent: Any) -> dict[str, str]:
        if sent.size > LARGEST:
            self.add_error("file", _("Tệp lớn hơn 1 MB, không phải tệp quy định."))
            return {}
        try:
            return {sent.name: sent.read().decode("utf-8-sig")}
        except UnicodeDecodeError:
            self.add_error("file", _("Tệp phải được lưu bằng bảng mã UTF-8."))
            return {}


def files_in(text: str) -> dict[str, str]:
    """The files told in one text, each under a line with its name."""
    _before, *parts = re.split(r"^=== *(\S+) *\r?\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def told_together(files: Mapping[str, str]) -> str:
    """The same the other way round."""
    return "\n".join(f"=== {name}\n{text}" for name, text in files.items())


class TryEdition(Form):
    """The past cases on which an edition is tried, and as whose law's day."""

    first = VietnameseDateField(label=_("Việc từ ngày"))
    last = VietnameseDateField(label=_("đến ngày"))
    on = VietnameseDateField(
        label=_("Tính theo quy định của ngày"),
        help_text=_("Ngày bản này sẽ áp dụng: việc đã qua được tính như thể phát sinh dưới quy định của ngày đó."),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("Ngày cuối không được trước ngày đầu."))
        return data


class PutInForce(Form):
    """From when on an edition speaks."""

    since = VietnameseDateField(label=_("Áp dụng từ ngày"), help_text=_("Một ngày sắp tới."))


class Withdraw(Form):
    """Why an edition is taken back."""

    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea({"rows": 3}), max_length=500)
