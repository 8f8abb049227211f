"""A signed result in words: the sums behind its grade, and why. Pages and papers tell it alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from tgpl.quality.models import Assessment
from tgpl.quality.rulebook import sheet_on
from tgpl.quality.rules.scoring import Result, Sheet, graded, written


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """A criterion with its points and the reviewer's words."""

    code: str
    title: str
    points: str
    most: str
    note: str


@dataclass(frozen=True, slots=True)
class ScoreGroup:
    """A heading of the sheet with its sum."""

    code: str
    title: str
    points: str
    most: str
    lines: list[ScoreLine]


@dataclass(frozen=True, slots=True)
class Told:
    """A signed result as page and paper tell it."""

    sheet: Sheet
    result: Result
    groups: list[ScoreGroup]
    reasons: list[str]


def told(assessment: Assessment) -> Told:
    """What a signed sheet says."""
    sheet = sheet_on(assessment.sheet_day)
    points = {code: Decimal(value) for code, value in assessment.points.items()}
    result = graded(sheet, points, assessment.acts)
    return Told(sheet, result, list(_groups(assessment, sheet, result)), list(reasons(result, assessment)))


def _groups(assessment: Assessment, sheet: Sheet, result: Result) -> Iterator[ScoreGroup]:
    places = {criterion.code: number for number, criterion in enumerate(sheet.criteria)}
    for group, total in result.by_group:
        lines = [
            ScoreLine(
                criterion.code,
                criterion.title,
                written(Decimal(assessment.points[criterion.code])),
                written(criterion.points),
                str(assessment.typed.get(f"note_{places[criterion.code]}", "")),
            )
            for criterion in group.criteria
        ]
        yield ScoreGroup(group.code, group.title, written(total), written(group.points), lines)


def reasons(result: Result, assessment: Assessment) -> Iterator[str]:
    """Why this grade: the acts that fail it, or the thresholds around the total."""
    for act in result.acts:
        yield _("Có hành vi bị nghiêm cấm (%(citation)s): %(act)s. Vì vậy kết quả là “%(grade)s”, bất kể số điểm.") % {
            "citation": act.citation,
            "act": act.title,
            "grade": result.grade.title,
        }
    if result.is_overridden and assessment.typed.get("facts"):
        yield _("Sự việc và chứng cứ: %(facts)s") % {"facts": assessment.typed["facts"]}
    yield _("Tổng %(total)s điểm; mức “%(grade)s” từ %(least)s điểm.") % {
        "total": written(result.total),
        "grade": result.by_points.title,
        "least": written(result.by_points.least),
    }
    if result.missed:
        yield _("Còn thiếu %(left)s điểm để đạt mức “%(grade)s”.") % {
            "left": written(result.missed.least - result.total),
            "grade": result.missed.title,
        }
