"""What changes in this room: the door for pages and other rooms."""

from tgpl.quality.services.assessment import (
    answer_assessment,
    correct_assessment,
    note_reading,
    save_draft,
    sign_assessment,
    start_assessment,
)
from tgpl.quality.services.errors import QualityError
from tgpl.quality.services.opinion import (
    Asked,
    ask_opinion,
    finish_opinion,
    keep_answer,
    note_opinion_read,
    take_opinion,
)
from tgpl.quality.services.sampling import draw_cases, freeze_frame, make_plan
from tgpl.quality.services.success import record_success
from tgpl.quality.services.targets import enter_bands, note_circumstance

__all__ = [
    "Asked",
    "QualityError",
    "answer_assessment",
    "ask_opinion",
    "correct_assessment",
    "draw_cases",
    "enter_bands",
    "finish_opinion",
    "freeze_frame",
    "keep_answer",
    "make_plan",
    "note_circumstance",
    "note_opinion_read",
    "note_reading",
    "record_success",
    "save_draft",
    "sign_assessment",
    "start_assessment",
    "take_opinion",
]
