"""The engine: facts and a day in, an answer with its reasons out. Pure: it asks nobody what day it is."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tgpl.core.law.rule_files import Mark
from tgpl.eligibility.rules.conditions import NOTHING, Finding
from tgpl.eligibility.rules.facts import FACT_NAMES, Facts
from tgpl.eligibility.rules.judge import judge_ground, outside_scope, together
from tgpl.eligibility.rules.law import Ground, Law, LawOnDay, Version
from tgpl.eligibility.rules.other_help import HelpItem, OtherHelp
from tgpl.eligibility.rules.questions import Question, first_to_ask
from tgpl.eligibility.rules.settle import smallest_settling_set

_UNCHECKED = {Mark.CONFIRMED: "", Mark.TO_VERIFY: " (thông tin chờ đối chiếu)"}


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, truth: bool | None) -> "Answer":
        return cls.UNKNOWN if truth is None else cls.YES if truth else cls.NO


@dataclass(frozen=True, slots=True)
class GroundFinding:
    """What one ground says: its answer, the facts that led to it, the unknown ones that can still change it."""

    ground: Ground
    answer: Answer
    facts_used: tuple[str, ...]
    missing_facts: tuple[str, ...]

    @property
    def readings_disagree(self) -> bool:
        """Whether the answer waits for the text of the law, not for a fact."""
        return self.answer is Answer.UNKNOWN and not self.missing_facts

    def as_json(self) -> dict[str, Any]:
        return {
            "code": self.ground.code,
            "citation": self.ground.citation,
            "text": self.ground.text,
            "answer": str(self.answer),
            "mark": str(self.ground.mark),
            "facts_used": list(self.facts_used),
            "missing_facts": list(self.missing_facts),
            "papers": [list(papers) for papers in self.ground.papers],
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer on a day with every ground's finding; what is worth asking further, and who else can help."""

    answer: Answer
    on: dt.date
    version: Version
    outside_scope: bool
    grounds: tuple[GroundFinding, ...]
    missing_facts: tuple[str, ...]
    other_help: tuple[HelpItem, ...]

    def having(self, answer: Answer) -> tuple[GroundFinding, ...]:
        """The grounds with this answer, in the order of the law."""
        return tuple(finding for finding in self.grounds if finding.answer is answer)

    def as_json(self) -> dict[str, Any]:
        last = self.version.valid_to
        return {
            "answer": str(self.answer),
            "on": self.on.isoformat(),
            "law": {
                "version": self.version.name,
                "in_force_from": self.version.valid_from.isoformat(),
                "in_force_to": last.isoformat() if last else None,
                "sources": list(self.version.sources),
            },
            "grounds": [finding.as_json() for finding in self.grounds],
            "missing_facts": list(self.missing_facts),
            "other_help": [item.worded() + _UNCHECKED[item.mark] for item in self.other_help],
        }


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All that the rule files say: the law, the questions to ask, and where else to turn."""

    law: Law
    questions: tuple[Question, ...]
    other_help: OtherHelp

    def assess(self, facts: Facts, on: dt.date) -> Assessment:
        """Whether the person may have legal aid on the day `on`, and why.

        Raises NoLawInForce before the first version, FactsError for a birth after `on`.
        """
        facts.check_on(on)
        law = self.law.on(on)
        view = law.view(facts)
        judged = _judge(law, facts)
        answer = Answer.of(together(finding.answer for _, finding in judged))
        open_grounds = [ground for ground, finding in judged if finding.answer is None]
        return Assessment(
            answer=answer,
            on=on,
            version=law.version,
            outside_scope=bool(outside_scope(law, view).answer),
            grounds=tuple(_worded(ground, finding) for ground, finding in judged),
            missing_facts=smallest_settling_set(open_grounds, view) if answer is Answer.UNKNOWN else (),
            other_help=tuple(self._elsewhere(law, facts)) if answer is Answer.NO else (),
        )

    def next_question(self, facts: Facts, on: dt.date, passed_over: Collection[str] = ()) -> Question | None:
        """What to ask next: nothing once the answer is yes or no, never what was answered or `passed_over` before."""
        law = self.law.on(on)
        answered = {name for name in FACT_NAMES if getattr(facts, name) is not None}.union(passed_over)
        judged = _judge(law, facts)
        wanted = set(outside_scope(law, law.view(facts)).missing)
        if together(finding.answer for _, finding in judged) is None:
            wanted.update(*(finding.missing for _, finding in judged))
        return first_to_ask(self.questions, wanted, answered)

    def _elsewhere(self, law: LawOnDay, facts: Facts) -> Iterator[HelpItem]:
        coming = self.law.after(law.on)
        if coming is not None:
            judged = _judge(self.law.on(coming.valid_from), facts)
            if together(finding.answer for _, finding in judged) is not False:
                yield self.other_help.from_date(coming.valid_from)
        yield from self.other_help.for_person(law.view(facts))


def _judge(law: LawOnDay, facts: Facts) -> list[tuple[Ground, Finding]]:
    """Every ground's finding; outside the scope of aid each says no, for that one reason."""
    view = law.view(facts)
    excluded = outside_scope(law, view)
    if excluded.answer:
        return [(ground, Finding(False, excluded.used, NOTHING)) for ground in law.grounds()]
    return [(ground, judge_ground(ground, view)) for ground in law.grounds()]


def _worded(ground: Ground, finding: Finding) -> GroundFinding:
    """The finding with its facts in the order of `Facts`."""
    return GroundFinding(
        ground=ground,
        answer=Answer.of(finding.answer),
        facts_used=tuple(name for name in FACT_NAMES if name in finding.used),
        missing_facts=tuple(name for name in FACT_NAMES if name in finding.missing),
    )
