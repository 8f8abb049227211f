"""Forms of plans."""

from tgpl.plans.forms.correcting import DutyForm, HeadForm, LinesField, PeriodForm, TaskForm, WholeTaskForm
from tgpl.plans.forms.importing import AnswersForm, BodiesForm, Question, SetAsideForm, UploadForm
from tgpl.plans.forms.tracking import (
    AnswerForm,
    CorrectWorkForm,
    DayForm,
    DemandForm,
    EvidenceForm,
    ProgressForm,
    WhyForm,
    WorkForm,
)

__all__ = [
    "AnswerForm",
    "AnswersForm",
    "BodiesForm",
    "CorrectWorkForm",
    "DayForm",
    "DemandForm",
    "DutyForm",
    "EvidenceForm",
    "HeadForm",
    "LinesField",
    "PeriodForm",
    "ProgressForm",
    "Question",
    "SetAsideForm",
    "TaskForm",
    "UploadForm",
    "WholeTaskForm",
    "WhyForm",
    "WorkForm",
]
