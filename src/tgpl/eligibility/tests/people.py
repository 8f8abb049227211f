"""The person on whom the tables of cases are built, and what the tests read of the answers."""

import datetime as dt
from typing import Any

from tgpl.eligibility import queries
from tgpl.eligibility.rules import Answer, Assessment, Facts

ORDINARY_ADULT: dict[str, Any] = {
    "date_of_birth": "1980-05-20",
    "household": "other",
    "monthly_social_allowance": False,
    "person_of_merit": False,
    "martyr_relative": False,
    "agent_orange": False,
    "disability": False,
    "ethnic_minority": False,
    "extremely_difficult_area": False,
    "hiv": False,
    "domestic_violence_victim": False,
    "trafficking": False,
    "proceedings_role": "none",
    "matter_field": "civil",
}


def person(**different: Any) -> Facts:
    """An ordinary adult of no ground, but for what is `different`; None is not known."""
    return Facts.from_json(ORDINARY_ADULT | different)


def assess(facts: Facts, on: str) -> Assessment:
    return queries.assess(facts, dt.date.fromisoformat(on))


def in_short(assessment: Assessment) -> str:
    """ "yes: child, disability", "no", or "unknown: household", as the tables write it."""
    names = [finding.ground.code for finding in assessment.having(Answer.YES)]
    if assessment.answer is Answer.UNKNOWN:
        names = list(assessment.missing_facts)
    return f"{assessment.answer}: {', '.join(names)}".strip() if assessment.answer is not Answer.NO else "no"
