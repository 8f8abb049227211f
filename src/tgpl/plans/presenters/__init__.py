"""How plans are worded and drawn on pages."""

from tgpl.plans.presenters.days import agenda, calendar_days
from tgpl.plans.presenters.public import PublicPlan, public_plan
from tgpl.plans.presenters.timeline import Timeline, timeline_of
from tgpl.plans.presenters.words import (
    ALARM_LABELS,
    DECLARED_TONES,
    FIELD_LABELS,
    PLAN_TONES,
    STAGE_LABELS,
    Beside,
    alarm_words,
    doubt_choices,
    doubt_question,
    kind_for,
    nearest,
    proposed_choice,
    standing_words,
    status_words,
)

__all__ = [
    "ALARM_LABELS",
    "DECLARED_TONES",
    "FIELD_LABELS",
    "PLAN_TONES",
    "STAGE_LABELS",
    "Beside",
    "PublicPlan",
    "Timeline",
    "agenda",
    "alarm_words",
    "calendar_days",
    "doubt_choices",
    "doubt_question",
    "kind_for",
    "nearest",
    "proposed_choice",
    "public_plan",
    "standing_words",
    "status_words",
    "timeline_of",
]
