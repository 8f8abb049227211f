"""What other rooms ask: may this person have legal aid on that day, on which ground, and what to ask next."""

import datetime as dt
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from tgpl.core.law.rule_files import rule_files
from tgpl.eligibility.rules import Assessment, Facts, Ground, Question, Rulebook, load_rulebook

OUR_FILES = Path(__file__).parent / "data"


def office_files() -> Path:
    """Where an office corrects or adds rule files: one of the same name takes the place of ours."""
    return Path(settings.DATA_DIR) / "law" / "eligibility"


@lru_cache(maxsize=2)
def _rulebook(*folders: Path) -> Rulebook:
    return load_rulebook(rule_files(*folders))


def rulebook() -> Rulebook:
    """The rules as the files stood when this process first needed them."""
    return _rulebook(OUR_FILES, office_files())


def assess(facts: Facts, on: dt.date) -> Assessment:
    """Whether the person may have legal aid by the law of the day `on` (for a request: the day it was made).

    Raises NoLawInForce before 2018, FactsError for a date of birth that cannot be on that day.
    """
    return rulebook().assess(facts, on)


def next_question(facts: Facts, on: dt.date, passed_over: Collection[str] = ()) -> Question | None:
    """The question to ask next, None when the answer is settled or nothing is left to ask.

    `passed_over` names the facts to which the person said "I do not know": they are not asked again.
    """
    return rulebook().next_question(facts, on, passed_over)


def questions() -> tuple[Question, ...]:
    """Every question, in the order to ask."""
    return rulebook().questions


def grounds(on: dt.date) -> tuple[Ground, ...]:
    """The grounds of the version in force on the day, in the order of the law."""
    return tuple(rulebook().law.on(on).grounds())


def ground(code: str, on: dt.date) -> Ground:
    """One ground as it stood on the day; LookupError when that version has none of this code."""
    for found in grounds(on):
        if found.code == code:
            return found
    raise LookupError(f"Không có diện “{code}” trong quy định ngày {on:%d/%m/%Y}.")
