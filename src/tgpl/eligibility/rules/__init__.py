"""The pure engine: facts, conditions, the law from its files, and the assessment. No Django, no clock, no query."""

from tgpl.eligibility.rules.assess import Answer, Assessment, GroundFinding, Rulebook
from tgpl.eligibility.rules.facts import Disability, Facts, FactsError
from tgpl.eligibility.rules.law import Ground, NoLawInForce, Version
from tgpl.eligibility.rules.law_files import load_rulebook
from tgpl.eligibility.rules.other_help import HelpItem
from tgpl.eligibility.rules.questions import Choice, Question

__all__ = [
    "Answer",
    "Assessment",
    "Choice",
    "Disability",
    "Facts",
    "FactsError",
    "Ground",
    "GroundFinding",
    "HelpItem",
    "NoLawInForce",
    "Question",
    "Rulebook",
    "Version",
    "load_rulebook",
]
