"""Results, sheets being written, and cases that wait to be read."""

from datetime import date, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case, CaseQuerySet
from tgpl.cases.rules.moves import CaseStatus
from tgpl.core.lists.newest import of_offices
from tgpl.quality.models import GRADES, Assessment, Kind, SampledCase
from tgpl.quality.rules.agreement import Agreement, agreement

# Cases that ended longer ago are not offered for reading; a plan may still draw them.
OFFERED_FOR = timedelta(days=365)


def kind_for(actor: Actor) -> str:
    """What this post does with a case: thẩm định in an office, đánh giá in the department above all offices."""
    return Kind.APPRAISAL if actor.agency_id in actor.offices else Kind.EVALUATION


def did_the_case(actor: Actor, case: Case) -> bool:
    """Whether this person was ever put on the case or worked on it: then they may never judge it."""
    mine = Q(practitioner__user=actor.user_id)
    return case.assignments.filter(mine).exists() or case.work.filter(mine).exists()


def readings_of(case: Case, kind: str) -> list[Assessment]:
    """The sheets that stand for a case, one for each reading, drafts too."""
    newest = Assessment.objects.filter(case=case, kind=kind).order_by("reading", "-version")
    return list({one.reading: one for one in reversed(newest)}.values())


def listed_assessments(actor: Actor) -> QuerySet[Assessment]:
    """Results and own drafts, with what a line of the list shows; nothing encrypted is read."""
    return (
        Assessment.objects.visible_to(actor)
        .current()
        .select_related("case__practitioner", "case__office")
        .defer("typed", "points", "answer", "why_corrected", "case__result")
    )


def opened_assessments(actor: Actor) -> QuerySet[Assessment]:
    """The results and drafts that `actor` may open, with what their page shows."""
    return Assessment.objects.visible_to(actor).select_related(
        "case__person", "case__practitioner__user", "case__office", "sampled__plan"
    )


def earlier_versions(assessment: Assessment) -> list[Assessment]:
    """The signed versions that a result took the place of, the newest first."""
    same = Assessment.objects.filter(case=assessment.case_id, kind=assessment.kind, reading=assessment.reading)
    return list(same.filter(version__lt=assessment.version).exclude(signed_at=None).order_by("-version"))


def waiting_for_appraisal(actor: Actor, today: date) -> CaseQuerySet:
    """Cases of these offices that ended within a year and that nobody has begun to appraise."""
    read = Assessment.objects.filter(case=OuterRef("pk"), kind=Kind.APPRAISAL)
    ended = Case.objects.filter(of_offices(actor.offices), status=CaseStatus.ENDED, ended_on__gt=today - OFFERED_FOR)
    return ended.filter(~Exists(read)).select_related("person", "practitioner", "office").defer("result")


def drawn_to_read(actor: Actor) -> QuerySet[SampledCase]:
    """Drawn cases that still lack a reviewer, without those that this person reads already or worked on."""
    kind = kind_for(actor)
    read = Count("assessments__reading", distinct=True)
    waiting = SampledCase.objects.filter(kind=kind, case__office__in=actor.offices).annotate(read=read)
    waiting = waiting.filter(Q(read=0) | Q(second=True, read__lt=2)).exclude(assessments__assessor=actor.user_id)
    mine = Case.objects.filter(assignments__practitioner__user=actor.user_id)
    return waiting.exclude(case__in=mine).select_related("case__practitioner", "case__office", "plan").order_by("pk")


def agreement_between(actor: Actor, first: date, last: date) -> Agreement:
    """How far the two reviewers of drawn cases agreed, over results signed in a period: one query."""
    both = (
        Assessment.objects.visible_to(actor)
        .released()
        .current()
        .filter(sampled__second=True, signed_at__date__gte=first, signed_at__date__lte=last)
    )
    rows = both.order_by("sampled_id", "reading").values_list("sampled_id", "reading", "grade")
    grades: dict[int, dict[int, str]] = {}
    for sampled, reading, grade in rows:
        grades.setdefault(int(sampled or 0), {})[reading] = grade
    pairs = [(one[1], one[2]) for one in grades.values() if len(one) == 2]
    return agreement(pairs, list(GRADES))


def assessments_of(actor: Actor, case: Case) -> list[Assessment]:
    """What the page of a case shows: results that `actor` may see, and their own draft."""
    mine = Assessment.objects.visible_to(actor).current().filter(case=case)
    return list(mine.defer("points", "answer").order_by("kind", "reading", F("version").desc()))
