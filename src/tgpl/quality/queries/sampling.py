"""Plans of reading, the frame of one, and whether a draw can be repeated."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case
from tgpl.cases.rules.moves import CaseStatus
from tgpl.quality.models import Assessment, SampledCase, SamplingPlan
from tgpl.quality.rules.sampling import Line, checksum, draw, frame_lines


def frame_of(plan: SamplingPlan) -> list[Line]:
    """The cases that a plan can draw as things stand: ended in its period, never read or drawn for this kind."""
    read = Assessment.objects.filter(case=OuterRef("pk"), kind=plan.kind)
    drawn = SampledCase.objects.filter(case=OuterRef("pk"), kind=plan.kind)
    cases = Case.objects.ended_between(plan.ended_from, plan.ended_to).filter(
        ~Exists(read),
        ~Exists(drawn),
        office__in=plan.offices.all(),
        form__in=plan.forms,
        status=CaseStatus.ENDED,
        practitioner__isnull=False,
    )
    rows = cases.order_by().values_list("code", "practitioner__uid", "form")
    return [Line(code, str(practitioner), form) for code, practitioner, form in rows]


def listed_plans(actor: Actor) -> QuerySet[SamplingPlan]:
    """The plans that concern this post's offices, the newest first, with how many cases each drew."""
    plans = SamplingPlan.objects.visible_to(actor).select_related("agency").defer("frame")
    return plans.annotate(drawn=Count("sampled", distinct=True))


def sampled_of(plan: SamplingPlan, actor: Actor) -> QuerySet[SampledCase]:
    """What a plan drew from one's own offices, by code, with how many reviewers have begun."""
    mine = plan.sampled.filter(case__office__in=actor.offices)
    sampled = mine.select_related("case__practitioner", "case__office").order_by("case__code")
    return sampled.annotate(begun=Count("assessments__reading", distinct=True))


@dataclass(frozen=True, slots=True)
class Redraw:
    """The draw made again from the frozen frame and a seed, beside what was kept."""

    checksum: str
    codes: list[str]
    same_frame: bool
    same_cases: bool


def redraw(plan: SamplingPlan, seed: str) -> Redraw:
    """Draw again and compare: two queries, none of them writes."""
    again = draw(frame_lines(plan.frame), seed=seed, share=plan.share, second_share=plan.second_share)
    kept = set(plan.sampled.values_list("case__code", "second"))
    found = checksum(plan.frame)
    same = {(one.line.code, one.second) for one in again} == kept
    return Redraw(found, [one.line.code for one in again], found == plan.checksum, same)
