"""Cases in the words of staff pages."""

from tgpl.cases.presenters.candidates import candidate_choices, proposed
from tgpl.cases.presenters.cases import (
    LINE,
    case_table,
    hit_words,
    moments,
    status_tag,
)
from tgpl.cases.presenters.course import course_words
from tgpl.cases.presenters.left_open import left_open, not_judged_yet

__all__ = [
    "LINE",
    "candidate_choices",
    "case_table",
    "course_words",
    "hit_words",
    "left_open",
    "moments",
    "not_judged_yet",
    "proposed",
    "status_tag",
]
