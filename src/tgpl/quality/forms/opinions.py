"""Asking for opinions, writing them down, and the pages that people answer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Radios
from tgpl.quality.models import Opinion
from tgpl.quality.rules.opinion import OpinionForm, Question

WAY_HINTS = {
    Opinion.Way.LINK: _("Người dân mở bằng điện thoại của họ. Đường dẫn tự hết hạn."),
    Opinion.Way.PRINTED_LINK: _("In kèm mã QR, trao khi gặp."),
    Opinion.Way.TELEPHONE: _("Bạn đọc từng câu và ghi lời đáp."),
    Opinion.Way.PAPER: _("Nhập lại phiếu Mẫu 11 người dân đã điền."),
}


class AskOpinion(Form):
    """How to ask; what would break the person's rules of contact cannot be chosen."""

    way = forms.ChoiceField(label=_("Hỏi ý kiến bằng cách nào?"), choices=Opinion.Way, widget=Radios(hints=WAY_HINTS))

    def __init__(self, *args: Any, closed: Mapping[str, str], **given: Any) -> None:
        super().__init__(*args, **given)
        field = self.fields["way"]
        field.choices = [choice for choice in Opinion.Way.choices if choice[0] not in closed]


def _speaker(label: str | Promise) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=Opinion.Speaker, widget=Radios, error_messages={"required": _("Hãy chọn một người.")}
    )


def _answer(question: Question, text: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=text,
        choices=[(answer.code, answer.text) for answer in question.answers],
        widget=Radios({"class": "govuk-radios--inline"}),
        required=False,
    )


class TakeOpinion(Form):
    """The whole form at once, for the colleague who writes a call or a paper down."""

    def __init__(self, *args: Any, asked: OpinionForm, **given: Any) -> None:
        super().__init__(*args, **given)
        self.asked = asked
        for question in asked.questions:
            self.fields[question.code] = _answer(question, question.text)
        self.fields["speaker"] = _speaker(_("Ai trả lời?"))
        self.fields["words"] = _words(_("Lời nói thêm, ghi đúng như người dân nói"))

    @property
    def answers(self) -> dict[str, str]:
        told = {question.code: self.cleaned_data.get(question.code, "") for question in self.asked.questions}
        return {code: answer for code, answer in told.items() if answer}


def _words(label: str | Promise) -> forms.CharField:
    return forms.CharField(label=label, required=False, max_length=5000, widget=forms.Textarea({"rows": 4}))


class OneQuestion(Form):
    """One question on its own page; passing over it is always possible."""

    heading = "answer"

    def __init__(self, *args: Any, question: Question, easy: bool, given_answer: str, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["answer"] = forms.ChoiceField(
            label=question.easy if easy else question.text,
            choices=[(answer.code, answer.text) for answer in question.answers],
            widget=Radios,
            error_messages={"required": _("Hãy chọn một câu. Không muốn trả lời thì bấm “Bỏ qua câu này”.")},
        )
        self.initial["answer"] = given_answer


class LastWords(Form):
    """Who answered, and anything else they want to say."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["speaker"] = _speaker(_("Bạn là ai?"))
        self.fields["words"] = _words(_("Bạn muốn nói thêm điều gì không?"))
