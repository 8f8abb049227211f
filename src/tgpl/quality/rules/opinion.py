"""From a client's answers to the points of criterion III, by a rule that anyone can follow by hand."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that may be chosen, and its share of the question's worth; None: it says nothing either way."""

    code: str
    text: str
    worth: Decimal | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question in the office's words and in easy ones. `counts`: its answer goes into the points;
    `warns`: the answer that points at a prohibited act and must be looked into by a person."""

    code: str
    text: str
    easy: str
    answers: tuple[Answer, ...]
    counts: bool = True
    warns: str = ""


@dataclass(frozen=True, slots=True)
class OpinionForm:
    """The questions of Mẫu 11 in force between two dates."""

    citation: str
    mark: str
    note: str
    valid_from: dt.date
    valid_to: dt.date | None
    link_days: int
    questions: tuple[Question, ...]

    def question(self, code: str) -> Question:
        return next(question for question in self.questions if question.code == code)

    @property
    def version(self) -> str:
        return self.valid_from.isoformat()


@dataclass(frozen=True, slots=True)
class Proposal:
    """The points that the answers propose: the mean worth of `said` of `asked` counted questions."""

    points: Decimal | None
    said: int
    asked: int


def proposed_points(form: OpinionForm, answers: Mapping[str, str], *, most: Decimal, step: Decimal) -> Proposal:
    """`most` times the mean worth of the counted answers, rounded to the nearest `step`, halves upwards.

    Answers that say nothing either way do not count; with fewer than half of the questions answered, nothing is
    proposed.
    """
    counted = [question for question in form.questions if question.counts]
    worths = [worth for question in counted if (worth := _worth(question, answers)) is not None]
    if 2 * len(worths) < len(counted) or not worths:
        return Proposal(None, len(worths), len(counted))
    exact = most * sum(worths, Decimal(0)) / len(worths)
    steps = (exact / step).quantize(Decimal(1), ROUND_HALF_UP)
    return Proposal(min(steps * step, most), len(worths), len(counted))


def _worth(question: Question, answers: Mapping[str, str]) -> Decimal | None:
    given = answers.get(question.code)
    return next((answer.worth for answer in question.answers if answer.code == given), None)


def warnings(form: OpinionForm, answers: Mapping[str, str]) -> Iterable[Question]:
    """The questions whose answer points at a prohibited act."""
    return [question for question in form.questions if question.warns and answers.get(question.code) == question.warns]
