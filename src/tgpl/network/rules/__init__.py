"""What a survey asks, how answers are read and held against one another. Pure: no Django, no clock, no query."""

from tgpl.network.rules.answers import Broken, Fault, Reading, changes, read_answers, read_number
from tgpl.network.rules.distance import Point, kilometres
from tgpl.network.rules.frozen import KILOMETRES, MINUTES, Inputs, Place, nearest, reckon
from tgpl.network.rules.map_files import LineFault, Read, read_minutes, read_points
from tgpl.network.rules.results import ResultRow, ResultTable, SurveyResult
from tgpl.network.rules.siting import Aim
from tgpl.network.rules.survey import FEMALE, MALE, TOTAL, Check, Row, Section, Survey, load_survey
from tgpl.network.rules.totals import Total, totals

__all__ = [
    "FEMALE",
    "KILOMETRES",
    "MALE",
    "MINUTES",
    "TOTAL",
    "Aim",
    "Broken",
    "Check",
    "Fault",
    "Inputs",
    "LineFault",
    "Place",
    "Point",
    "Read",
    "Reading",
    "ResultRow",
    "ResultTable",
    "Row",
    "Section",
    "Survey",
    "SurveyResult",
    "Total",
    "changes",
    "kilometres",
    "load_survey",
    "nearest",
    "read_answers",
    "read_minutes",
    "read_number",
    "read_points",
    "reckon",
    "totals",
]
