"""The rules as plain data, for a device that answers without a line. Conditions keep the shape of the rule files:

{"is": [fact, [values]]} · {"age": [from, under]} · {"term": name} · {"all": [...]} · {"any": [...]} · {"not": one}
"""

import datetime as dt
from typing import Any

from tgpl.core.law.rule_files import Mark
from tgpl.eligibility.rules.assess import Rulebook
from tgpl.eligibility.rules.conditions import Age, AllOf, AnyOf, Condition, Is, Not, Term
from tgpl.eligibility.rules.facts import FACT_NAMES
from tgpl.eligibility.rules.law import Ground, LegalTerm, Version
from tgpl.eligibility.rules.other_help import HelpItem
from tgpl.eligibility.rules.questions import Question

Data = dict[str, Any]


def portable(rulebook: Rulebook, since: dt.date) -> Data:
    """The questions, and the law of every day from `since` on."""
    law, helps = rulebook.law, rulebook.other_help
    return {
        "facts": list(FACT_NAMES),
        "questions": [_question(question) for question in rulebook.questions],
        "versions": [_version(version) for version in law.versions if _lasts(version, since)],
        "terms": [_term(term) for term in law.terms if _lasts(term, since)],
        "other_help": [_help(item) for item in helps.items],
        "next_version": _help(helps.next_version),
    }


def _lasts(dated: Version | LegalTerm, since: dt.date) -> bool:
    return dated.valid_to is None or dated.valid_to >= since


def _dates(dated: Version | LegalTerm) -> Data:
    return {"from": dated.valid_from.isoformat(), "to": dated.valid_to.isoformat() if dated.valid_to else None}


def _question(asked: Question) -> Data:
    choices = [{"value": choice.value, "text": choice.text} for choice in asked.choices]
    return {"fact": asked.fact, "label": asked.label, "text": asked.text, "hint": asked.hint, "choices": choices}


def _version(version: Version) -> Data:
    return _dates(version) | {
        "name": version.name,
        "source": version.sources[0],
        "excludes": _condition(version.scope.excludes),
        "grounds": [_ground(ground) for ground in version.grounds],
    }


def _ground(ground: Ground) -> Data:
    return {
        "code": ground.code,
        "citation": ground.citation,
        "plain": ground.plain,
        "mark": str(ground.mark),
        "readings": [_condition(reading.condition) for reading in ground.readings],
        "papers": [list(papers) for papers in ground.papers],
    }


def _term(term: LegalTerm) -> Data:
    return _dates(term) | {
        "name": term.name,
        "is_doubtful": term.mark is Mark.TO_VERIFY,
        "condition": _condition(term.condition),
    }


def _help(item: HelpItem) -> Data:
    when = _condition(item.condition) if item.condition else None
    return {"text": item.text, "when": when, "is_doubtful": item.mark is Mark.TO_VERIFY}


def _condition(condition: Condition) -> Data:
    match condition:
        case Is(fact, values):
            return {"is": [fact, sorted(values, key=str)]}
        case Age(start, end):
            return {"age": [start, end]}
        case Term(name):
            return {"term": name}
        case AllOf(parts):
            return {"all": [_condition(part) for part in parts]}
        case AnyOf(parts):
            return {"any": [_condition(part) for part in parts]}
        case Not(part):
            return {"not": _condition(part)}
    raise TypeError(condition)
