"""Results as lists and pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.core.pages.components import Tone, status
from tgpl.quality.models import GRADES, Assessment
from tgpl.quality.rules.scoring import written

TONES = {"good": Tone.DONE, "fair": Tone.DONE, "pass": Tone.NOTE, "fail": Tone.LATE}


def grade_tag(assessment: Assessment) -> SafeString:
    """The grade as a status; a draft says that it is one."""
    if not assessment.is_signed:
        return status(_("Đang viết"), Tone.DOING)
    return status(str(GRADES[assessment.grade]), TONES[assessment.grade])


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A line of the list of results."""

    assessment: Assessment
    grade: SafeString
    total: str


def result_lines(assessments: Iterable[Assessment]) -> list[ResultLine]:
    return [ResultLine(one, grade_tag(one), "" if one.total is None else written(one.total)) for one in assessments]
