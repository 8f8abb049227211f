"""What each ground says about the facts, and what all of them together say."""

from collections.abc import Iterable

from tgpl.eligibility.rules.conditions import NOTHING, Finding, View
from tgpl.eligibility.rules.law import Ground, LawOnDay


def judge_ground(ground: Ground, view: View) -> Finding:
    """The ground's answer; one with several readings answers only where all of them agree."""
    findings = [reading.condition.judge(view) for reading in ground.readings]
    answers = {finding.answer for finding in findings}
    used = NOTHING.union(*(finding.used for finding in findings))
    if len(answers) == 1 and None not in answers:
        return Finding(answers.pop(), used, NOTHING)
    return Finding(None, used, NOTHING.union(*(finding.missing for finding in findings)))


def together(answers: Iterable[bool | None]) -> bool | None:
    """Yes when any ground says yes, no when every ground says no, else unknown."""
    found = set(answers)
    return True if True in found else None if None in found else False


def outside_scope(law: LawOnDay, view: View) -> Finding:
    """Whether the matter is one that aid never covers. A field that is not known is taken as covered: aid covers
    every field but the excluded one, and the person's ground is what has to be shown."""
    return law.version.scope.excludes.judge(view)
