"""What the law says to a visitor's answers, in plain words."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.core.pages.components import Fact
from tgpl.eligibility.queries import questions
from tgpl.eligibility.rules import Answer, Assessment, GroundFinding, Question

_TITLES: dict[Answer, Promise] = {
    Answer.YES: gettext_lazy("Có, bạn được giúp miễn phí"),
    Answer.NO: gettext_lazy("Có thể bạn chưa được giúp miễn phí"),
    Answer.UNKNOWN: gettext_lazy("Chưa đủ để trả lời"),
}
_LEADS: dict[Answer, Promise] = {
    Answer.YES: gettext_lazy("Theo điều bạn trả lời, luật cho bạn được trợ giúp pháp lý, không mất tiền."),
    Answer.NO: gettext_lazy("Theo điều bạn trả lời, luật hiện nay chưa có nhóm nào đúng với bạn."),
    Answer.UNKNOWN: gettext_lazy("Còn điều chưa biết, nên chưa thể nói chắc. Trung tâm sẽ cùng bạn xem."),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The page of the result. `because`: grounds that say yes, or that may still say yes."""

    answer: str
    title: str
    lead: str
    because: list[GroundFinding]
    unknown: list[str]  # what it would help to know
    other_help: tuple[str, ...]
    law: str
    answers: list[Fact]


def verdict(assessment: Assessment, told: Mapping[str, Any]) -> Verdict:
    """What to tell someone who answered `told`, which the engine assessed so."""
    return Verdict(
        answer=str(assessment.answer),
        title=str(_TITLES[assessment.answer]),
        lead=str(_LEADS[assessment.answer]),
        because=[] if assessment.answer is Answer.NO else list(assessment.having(assessment.answer)),
        unknown=_labels(assessment.missing_facts),
        other_help=assessment.other_help,
        law=assessment.version.sources[0],
        answers=list(_answers(told)),
    )


def _labels(facts: Collection[str]) -> list[str]:
    return [question.label for question in questions() if question.fact in facts]


def _answers(told: Mapping[str, Any]) -> Iterator[Fact]:
    for number, question in enumerate(questions(), start=1):
        if question.fact in told:
            url = reverse("portal:ask_question", args=[number])
            yield Fact(question.text, _answer(question, told[question.fact]), url)


def _answer(question: Question, value: Any) -> str:
    if value is None:
        return _("Tôi không chắc")
    chosen = next((choice.text for choice in question.choices if choice.value == value), None)
    return chosen or "/".join(reversed(str(value).split("-")))
