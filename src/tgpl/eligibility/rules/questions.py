"""The questions of the public checker: plain words for each fact, and which one to ask next."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from tgpl.core.law.rule_files import Entry
from tgpl.eligibility.rules.facts import FACT_NAMES, READERS
from tgpl.eligibility.rules.ground_files import entries


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question; `value` is what it writes into the facts, as JSON holds it."""

    value: Any
    text: str
    easy: str


@dataclass(frozen=True, slots=True)
class Question:
    """How a fact is asked of a citizen. Without choices it asks for a date of birth, or its year."""

    fact: str
    label: str
    text: str
    hint: str
    easy: str
    choices: tuple[Choice, ...]


def first_to_ask(questions: Sequence[Question], wanted: Collection[str], answered: Collection[str]) -> Question | None:
    """The first question about a wanted fact that was not asked before."""
    return next((q for q in questions if q.fact in wanted and q.fact not in answered), None)


def read_questions(file: Entry) -> tuple[Question, ...]:
    """The content of `questions.yaml`: every fact once, in the order to ask."""
    file.expect({"questions": list})
    questions: list[Question] = []
    for entry in entries(file, "questions"):
        question = _question(entry)
        if question.fact in {asked.fact for asked in questions}:
            raise entry.fault(f"dữ kiện “{question.fact}” được hỏi hai lần", "fact")
        questions.append(question)
    if unasked := set(FACT_NAMES) - {question.fact for question in questions}:
        raise file.fault(f"chưa có câu hỏi cho: {', '.join(sorted(unasked))}", "questions")
    return tuple(questions)


def _question(entry: Entry) -> Question:
    entry.expect({"fact": str, "label": str, "text": str, "hint": str, "easy": str}, {"choices": list})
    fact = entry["fact"]
    if fact not in READERS:
        raise entry.fault(f"không có dữ kiện nào tên là “{fact}”", "fact")
    if (entry.get("choices") is None) != (fact == "date_of_birth"):
        raise entry.fault("mọi câu hỏi cần “choices”, trừ câu hỏi ngày sinh", "choices")
    choices = tuple(_choice(choice, fact) for choice in entries(entry, "choices")) if entry.get("choices") else ()
    return Question(fact, entry["label"], entry["text"], entry["hint"], entry["easy"], choices)


def _choice(entry: Entry, fact: str) -> Choice:
    entry.expect({"text": str, "easy": str}, {"value": object})
    try:
        READERS[fact](entry.get("value"))
    except ValueError as fault:
        raise entry.fault(f"“{fact}” {fault}", "value") from None
    return Choice(entry["value"], entry["text"], entry["easy"])
