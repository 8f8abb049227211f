"""What people ask the library, and what editors write into it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import LongTextField
from tgpl.core.law.rule_files import Mark
from tgpl.outreach.models import TOPICS
from tgpl.outreach.rules import Text

_SOURCE = "Luật Người khuyết tật số 51/2010/QH12 | Điều 15, Điều 18 | 22/11/2026 | phapdien.moj.gov.vn"
# The last part of a line says that the copy may have been changed since.
_CHECK = "cần kiểm tra"


class LookUpForm(Form):
    """A question in a person's own words."""

    q = forms.CharField(
        label=_("Bạn muốn biết điều gì?"),
        help_text=_("Viết như bạn nói, có dấu hay không dấu đều được. Ví dụ: chong danh thi lam gi"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "type": "search"}),
        error_messages={"required": _("Hãy viết điều bạn muốn biết, một hai từ cũng được.")},
    )


class SourcesField(forms.CharField):
    """One source a line: name | articles | day of reading; then, if need be, where it was read | cần kiểm tra."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return [_source(line) for line in super().to_python(value).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(map(_source_line, value))


def _source(line: str) -> dict[str, str]:
    parts = [part.strip() for part in line.split("|")]
    name, articles, day, copy, check = (parts + [""] * 5)[:5]
    if len(parts) > 5 or not all([name, articles, day]) or check.casefold() not in {"", _CHECK}:
        raise ValidationError(gettext("Mỗi dòng một nguồn, các phần cách nhau bằng dấu |. Ví dụ: %s") % _SOURCE)
    mark = Mark.TO_VERIFY if check else Mark.CONFIRMED
    return {"name": name, "articles": articles, "read": _day(day).isoformat(), "copy": copy, "mark": mark.value}


def _day(typed: str) -> dt.date:
    try:
        return forms.DateField(input_formats=["%d/%m/%Y"]).clean(typed)
    except ValidationError:
        raise ValidationError(gettext("Không có ngày “%s”. Hãy ghi ngày như 22/11/2026.") % typed) from None


def _source_line(source: Mapping[str, str]) -> str:
    day = dt.date.fromisoformat(source["read"])
    check = _CHECK if source["mark"] == Mark.TO_VERIFY else ""
    return " | ".join([source["name"], source["articles"], f"{day:%d/%m/%Y}", source["copy"], check]).rstrip(" |")


class AsksField(forms.CharField):
    """One question a line, as people ask it."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)


class RewriteForm(Form):
    """A text with its two readings, as a new version of one whose address stays."""

    topic = forms.ChoiceField(label=_("Chủ đề"), choices=list(TOPICS.items()))
    title = forms.CharField(label=_("Tên bài"), max_length=150)
    asks = AsksField(
        label=_("Người dân hỏi thế nào?"),
        help_text=_("Mỗi dòng một câu hỏi, đúng lời người dân hay nói."),
        max_length=3000,
        widget=forms.Textarea({"rows": 4}),
    )
    standard = LongTextField(
        label=_("Bản thường"),
        help_text=_(
            "Dòng bắt đầu bằng ## là đề mục, bằng - là một ý trong danh sách; bỏ trống một dòng giữa hai đoạn."
        ),
        max_length=8000,
    )
    easy = LongTextField(
        label=_("Bản dễ đọc"),
        help_text=_("Câu ngắn, mỗi câu một ý, không dùng từ của cơ quan."),
        max_length=4000,
    )
    sources = SourcesField(
        label=_("Đã đọc những văn bản nào?"),
        help_text=format_lazy(
            _("Mỗi dòng: tên văn bản | điều | ngày đọc | đọc ở đâu. Bản đã cũ thì thêm: | cần kiểm tra. Ví dụ: {}"),
            _SOURCE,
        ),
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )


class TextForm(RewriteForm):
    """A new text: its address is chosen too."""

    field_order = ("slug",)

    slug = forms.SlugField(
        label=_("Tên trong địa chỉ"),
        help_text=_("Chữ thường không dấu, nối bằng gạch ngang. Ví dụ: giay-xac-nhan-khuyet-tat"),
        max_length=80,
        error_messages={"invalid": _("Chỉ dùng chữ không dấu, số và gạch ngang.")},
    )


def as_initial(text: Text) -> dict[str, Any]:
    """A text as its form shows it."""
    return {
        "topic": text.topic,
        "title": text.title,
        "asks": list(text.asks),
        "standard": text.standard,
        "easy": text.easy,
        "sources": [
            {
                "name": source.name,
                "articles": source.articles,
                "read": source.read.isoformat(),
                "copy": source.copy,
                "mark": source.mark,
            }
            for source in text.sources
        ],
    }


class TermForm(Form):
    """People's word and the law's word."""

    says = forms.CharField(label=_("Người dân nói"), help_text=_("Ví dụ: sổ đỏ"), max_length=60)
    law = forms.CharField(label=_("Luật nói"), help_text=_("Ví dụ: giấy chứng nhận quyền sử dụng đất"), max_length=120)
