"""Forms of plans."""

from tgpl.plans.forms.correcting import DutyForm, HeadForm, LinesField, PeriodForm, TaskForm, WholeTaskForm
from tgpl.plans.forms.importing import AnswersForm, BodiesForm, Question, SetAsideForm, UploadForm
from tgpl.plans.forms.making import EarlierForm, PairForm, YearsForm
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
    "EarlierForm",
    "EvidenceForm",
    "HeadForm",
    "LinesField",
    "PairForm",
    "PeriodForm",
    "ProgressForm",
    "Question",
    "SetAsideForm",
    "TaskForm",
    "UploadForm",
    "WholeTaskForm",
    "WhyForm",
    "WorkForm",
    "YearsForm",
]
