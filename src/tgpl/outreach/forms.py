"""What people ask the library, and what editors write into it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tgpl.core.form_fields import LongTextField
from tgpl.core.forms import Form
from tgpl.outreach.models import TOPICS
from tgpl.outreach.rules import Text

_SOURCE = "Luật Người khuyết tật số 51/2010/QH12 | Điều 15, Điều 18 | 22/11/2026"


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
    """One source a line: name | articles | day of reading."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return [self._source(line) for line in super().to_python(value).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(map(_source_line, value))

    def _source(self, line: str) -> dict[str, str]:
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 3 or not all(parts):
            raise ValidationError(_now("Mỗi dòng một nguồn, ba phần cách nhau bằng dấu |. Ví dụ: %s") % _SOURCE)
        try:
            day = forms.DateField(input_formats=["%d/%m/%Y"]).clean(parts[2])
        except ValidationError:
            raise ValidationError(_now("Không có ngày “%s”. Hãy ghi ngày như 22/11/2026.") % parts[2]) from None
        return {"name": parts[0], "articles": parts[1], "read": day.isoformat()}


def _source_line(source: Mapping[str, str]) -> str:
    day = dt.date.fromisoformat(source["read"])
    return f"{source['name']} | {source['articles']} | {day:%d/%m/%Y}"


class AsksField(forms.CharField):
    """One question a line, as people ask it."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) or value is None else "\n".join(value)


class TextForm(Form):
    """A text with its two readings."""

    slug = forms.SlugField(
        label=_("Tên trong địa chỉ"),
        help_text=_("Chữ thường không dấu, nối bằng gạch ngang. Ví dụ: giay-xac-nhan-khuyet-tat"),
        max_length=80,
        error_messages={"invalid": _("Chỉ dùng chữ không dấu, số và gạch ngang.")},
    )
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
        help_text=_("Mỗi dòng: tên văn bản | điều | ngày đọc. Ví dụ: %s") % _SOURCE,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )


class RewriteForm(TextForm):
    """A new version of a text: its address stays."""

    slug = None  # type: ignore[assignment]


def as_initial(text: Text) -> dict[str, Any]:
    """A text as its form shows it."""
    return {
        "topic": text.topic,
        "title": text.title,
        "asks": list(text.asks),
        "standard": text.standard,
        "easy": text.easy,
        "sources": [
            {"name": source.name, "articles": source.articles, "read": source.read.isoformat()}
            for source in text.sources
        ],
    }


class TermForm(Form):
    """People's word and the law's word."""

    says = forms.CharField(label=_("Người dân nói"), help_text=_("Ví dụ: sổ đỏ"), max_length=60)
    law = forms.CharField(label=_("Luật nói"), help_text=_("Ví dụ: giấy chứng nhận quyền sử dụng đất"), max_length=120)
