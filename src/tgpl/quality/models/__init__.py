"""Assessments of cases, draws, clients' opinions, successful cases, and the circumstances of yearly targets."""

from tgpl.quality.models.assessment import GRADES, Assessment, AssessmentQuerySet, Kind, Occasion
from tgpl.quality.models.opinion import Opinion, OpinionQuerySet, opinion_secret_index
from tgpl.quality.models.sampling import SampledCase, SamplingPlan
from tgpl.quality.models.success import SuccessRecord
from tgpl.quality.models.targets import TargetBand, TargetCircumstance

__all__ = [
    "GRADES",
    "Assessment",
    "AssessmentQuerySet",
    "Kind",
    "Occasion",
    "Opinion",
    "OpinionQuerySet",
    "SampledCase",
    "SamplingPlan",
    "SuccessRecord",
    "TargetBand",
    "TargetCircumstance",
    "opinion_secret_index",
]
