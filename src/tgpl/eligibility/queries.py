"""What other rooms ask: may this person have legal aid on that day, on which ground, and what to ask next."""

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.core.law.editions import LawKind
from tgpl.eligibility.rules import Assessment, Facts, Ground, Question, Rulebook, load_rulebook

OUR_FILES = Path(__file__).parent / "data"


def rulebook(on: dt.date | None = None) -> Rulebook:
    """The rules as their files stand for the day `on`, or for today."""
    book: Rulebook = ELIGIBILITY.book_on(on or timezone.localdate())
    return book


ELIGIBILITY = LawKind(
    code="eligibility",
    title=_("Diện người được trợ giúp pháp lý"),
    ours=OUR_FILES,
    read=load_rulebook,
)


def assess(facts: Facts, on: dt.date) -> Assessment:
    """Whether the person may have legal aid by the law of the day `on` (for a request: the day it was made).

    Raises NoLawInForce before 2018, FactsError for a date of birth that cannot be on that day.
    """
    return rulebook(on).assess(facts, on)


def next_question(facts: Facts, on: dt.date, passed_over: Collection[str] = ()) -> Question | None:
    """The question to ask next, None when the answer is settled or nothing is left to ask.

    `passed_over` names the facts to which the person said "I do not know": they are not asked again.
    """
    return rulebook(on).next_question(facts, on, passed_over)


def questions() -> tuple[Question, ...]:
    """Every question, in the order to ask."""
    return rulebook().questions


def grounds(on: dt.date) -> tuple[Ground, ...]:
    """The grounds of the version in force on the day, in the order of the law."""
    return tuple(rulebook(on).law.on(on).grounds())


def ground(code: str, on: dt.date) -> Ground:
    """One ground as it stood on the day; LookupError when that version has none of this code."""
    for found in grounds(on):
        if found.code == code:
            return found
    raise LookupError(f"Không có diện “{code}” trong quy định ngày {on:%d/%m/%Y}.")
