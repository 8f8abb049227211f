"""What a survey asks, how answers are read and held against one another. Pure: no Django, no clock, no query."""

from tgpl.network.rules.answers import Broken, Fault, Reading, changes, read_answers, read_number
from tgpl.network.rules.survey import FEMALE, MALE, TOTAL, Check, Row, Section, Survey, load_survey
from tgpl.network.rules.totals import Total, totals

__all__ = [
    "FEMALE",
    "MALE",
    "TOTAL",
    "Broken",
    "Check",
    "Fault",
    "Reading",
    "Row",
    "Section",
    "Survey",
    "Total",
    "changes",
    "load_survey",
    "read_answers",
    "read_number",
    "totals",
]
