"""Forms on the way from a file to a plan in force: the file, the answers, the bodies, the reason to drop it."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.models import Agency
from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import LongTextField, Radios
from tgpl.plans.models import Doubt
from tgpl.plans.queries import NamedBody


class UploadForm(Form):
    """The plan document."""

    file = forms.FileField(
        label=_("Tệp kế hoạch"),
        help_text=_("Tệp Word (.docx), PDF (có chữ, hoặc bản quét), hoặc tệp chữ (.txt, .md); tối đa 20 MB."),
        error_messages={
            "required": _("Hãy chọn tệp kế hoạch."),
            "empty": _("Tệp rỗng: không có chữ nào để đọc."),
        },
    )


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt as it is asked: its words and what may be answered."""

    doubt: Doubt
    words: str
    choices: list[tuple[str, str]]


class AnswersForm(Form):
    """Each open doubt as a question; one left alone stays open."""

    def __init__(self, questions: list[Question], data: Any = None) -> None:
        super().__init__(data)
        self.questions = questions
        for question in questions:
            self.fields[f"doubt-{question.doubt.pk}"] = forms.ChoiceField(
                label=question.words, choices=question.choices, widget=Radios, required=False
            )

    @property
    def answers(self) -> list[tuple[Doubt, Doubt.Answer]]:
        doubts = [question.doubt for question in self.questions]
        given = ((doubt, self.cleaned_data[f"doubt-{doubt.pk}"]) for doubt in doubts)
        return [(doubt, Doubt.Answer(answer)) for doubt, answer in given if answer]


class BodiesForm(Form):
    """For each name that is tied to no agency: leave it, tie it to one or to all of a kind, or make a new one."""

    def __init__(self, names: list[NamedBody], near: dict[str, list[Agency]], data: Any = None) -> None:
        super().__init__(data)
        self.names = names
        for position, named in enumerate(names):
            self.fields[f"body-{position}"] = forms.ChoiceField(
                label=named.name,
                choices=[
                    ("", _("Chỉ ghi tên, không gắn với cơ quan nào")),
                    (_("Cơ quan đã có"), [(f"agency-{agency.pk}", agency.name) for agency in near[named.name]]),
                    (_("Mọi cơ quan thuộc loại"), [(f"all-{kind}", label) for kind, label in Agency.Kind.choices]),
                    (_("Thêm cơ quan mới"), [(f"new-{kind}", label) for kind, label in Agency.Kind.choices]),
                ],
                required=False,
            )

    @property
    def choices(self) -> list[tuple[str, str, str]]:
        """For each name that was decided: the name, "agency", "all" or "new", and which."""
        given = ((named.name, self.cleaned_data[f"body-{i}"]) for i, named in enumerate(self.names))
        return [(name, *choice.split("-", 1)) for name, choice in given if choice]


class SetAsideForm(Form):
    """Why a plan is taken out of use."""

    why = LongTextField(label=_("Vì sao bỏ kế hoạch này?"), max_length=1000)
