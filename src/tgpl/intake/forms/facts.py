"""The facts as an officer establishes them, and the officer's decision on what the engine proposes."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import PartialDate, PartialDateField, Radios, not_in_future
from tgpl.eligibility.queries import questions
from tgpl.eligibility.rules import Question

BIRTH = "date_of_birth"


class FactsForm(Form):
    """Every fact that a ground may ask about; what stays open is not known, never no."""

    def __init__(self, *args: Any, known: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in questions():
            self.fields[question.fact] = _field(question, known.get(question.fact))

    @property
    def facts(self) -> dict[str, Any]:
        """What was established, as eligibility.Facts reads it."""
        read = {name: _fact(name, value) for name, value in self.cleaned_data.items()}
        return {name: value for name, value in read.items() if value is not None}


def _field(question: Question, known: Any) -> forms.Field:
    label = question.label[:1].upper() + question.label[1:]
    if question.fact == BIRTH:
        return PartialDateField(label=label, required=False, validators=[not_in_future], initial=_birth(known))
    choices = [("", _("Chưa biết")), *((json.dumps(choice.value), choice.text) for choice in question.choices)]
    # A disability is known with its kinds and degree: the very value that is held stands for "yes".
    if isinstance(known, dict):
        choices = [(json.dumps(known) if value.startswith("{") else value, text) for value, text in choices]
    initial = "" if known is None else json.dumps(known)
    return forms.ChoiceField(label=label, required=False, choices=choices, initial=initial)


def _birth(known: Any) -> Any:
    """A whole date, or the year alone."""
    return date.fromisoformat(known) if len(known or "") == 10 else known


def _fact(name: str, value: Any) -> Any:
    if isinstance(value, PartialDate):
        return value.date.isoformat() if value.date else f"{value.year:04}"
    return json.loads(value) if value else None


class Decide(Form):
    """Whether the person qualifies, on which ground; a decision unlike the proposal says why."""

    answer = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[("yes", _("Thuộc diện được trợ giúp pháp lý")), ("no", _("Không thuộc diện"))],
        widget=Radios,
    )
    ground = forms.ChoiceField(label=_("Diện, nếu thuộc"), required=False, help_text=_("Căn cứ ghi vào sổ thụ lý."))
    reason = forms.CharField(
        label=_("Lý do"),
        required=False,
        help_text=_("Bắt buộc khi kết luận khác với đề xuất."),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
    )

    def __init__(self, *args: Any, proposal: Mapping[str, Any], **kwargs: Any) -> None:
        grounds = proposal["grounds"]
        proposed = next((g["code"] for g in grounds if g["answer"] == "yes"), "")
        answer = proposal["answer"] if proposal["answer"] in {"yes", "no"} else None
        super().__init__(*args, initial={"answer": answer, "ground": proposed}, **kwargs)
        self.fields["ground"].choices = [("", "—"), *((g["code"], f"{g['text']} ({g['citation']})") for g in grounds)]
