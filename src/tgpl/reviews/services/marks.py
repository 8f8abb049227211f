"""The assistant at work, and what people decide on its marks."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.reviews.models import Finding, Mark, Review, TextPassage
from tgpl.reviews.queries.lexicon import lexicon
from tgpl.reviews.rules.hunting import hunt
from tgpl.reviews.rules.kinds import Hit, Passage
from tgpl.reviews.rules.steps import Verdict
from tgpl.reviews.services.errors import refuse_unless_open

Place = tuple[int, int]


@transaction.atomic
def run_assistant(*, by: Actor, review: Review) -> int:
    """Mark the dead references of a document anew; what people decided stays. How many new marks there are."""
    refuse_unless_open(review)
    rows = list(review.document.passages.all())
    hits = hunt([_passage(row) for row in rows], lexicon(), review.round.judged_on)
    found = {(rows[hit.passage].pk, hit.start): hit for hit in hits}
    kept = _forget_undecided(review, found)
    fresh = [_mark(review, place, hit) for place, hit in found.items() if place not in kept]
    Mark.objects.bulk_create(fresh)
    Review.objects.filter(pk=review.pk).update(judged_on=review.round.judged_on)
    record(by=by, action="review.marked", kind="review", key=str(review.pk), marks=len(fresh))
    return len(fresh)


def _passage(row: TextPassage) -> Passage:
    return Passage(row.label, row.text, row.article, row.clause, row.point, row.is_tail)


def _forget_undecided(review: Review, found: Mapping[Place, Hit]) -> set[Place]:
    """Take back marks on which nobody decided and that are not found again; the places that stay marked."""
    kept: set[Place] = set()
    gone = []
    for mark in review.marks.all():
        hit = found.get((mark.passage_id, mark.start))
        same = hit is not None and hit.reason.code == mark.code and hit.end == mark.end
        if mark.verdict or same:
            kept.add((mark.passage_id, mark.start))
        else:
            gone.append(mark.pk)
    Mark.objects.filter(pk__in=gone).delete()
    return kept


def _mark(review: Review, place: Place, hit: Hit) -> Mark:
    reason = hit.reason
    return Mark(
        review=review,
        passage_id=place[0],
        start=hit.start,
        end=hit.end,
        words=hit.words,
        code=reason.code,
        subject=reason.subject,
        name=reason.name,
        why=reason.why,
        instead=reason.instead,
        citation=reason.citation,
        certainty=reason.mark,
        aside=hit.aside or "",
    )


@transaction.atomic
def decide_marks(*, by: Actor, review: Review, verdicts: Mapping[int, Verdict]) -> int:
    """Keep what a person decided on marks, by key; how many decisions are new. Each finding is written down."""
    refuse_unless_open(review)
    marks = review.marks.filter(pk__in=verdicts).select_related("passage")
    changed = [mark for mark in marks if mark.verdict != verdicts[mark.pk]]
    for verdict in Verdict:
        _decide(by, review, [mark for mark in changed if verdicts[mark.pk] == verdict], verdict)
    return _told(by, review, changed)


@transaction.atomic
def decide_alike(*, by: Actor, review: Review, code: str, verdict: Verdict) -> int:
    """One decision for every mark of one reason on which nobody has decided; those set aside are left alone."""
    refuse_unless_open(review)
    marks = list(review.marks.filter(code=code, verdict="", aside="").select_related("passage"))
    _decide(by, review, marks, verdict)
    return _told(by, review, marks)


def _told(by: Actor, review: Review, marks: Sequence[Mark]) -> int:
    if marks:
        record(by=by, action="review.decided", kind="review", key=str(review.pk), marks=len(marks))
    return len(marks)


def _decide(by: Actor, review: Review, marks: Sequence[Mark], verdict: Verdict) -> None:
    if not marks:
        return
    now = timezone.now()
    keys = [mark.pk for mark in marks]
    Mark.objects.filter(pk__in=keys).update(verdict=verdict, decided_at=now, decided_by_name=by.name)
    if verdict == Verdict.FINDING:
        Finding.objects.bulk_create(_finding(by, review, mark, now) for mark in marks)
    else:
        Finding.objects.filter(mark__in=keys).delete()


def _finding(by: Actor, review: Review, mark: Mark, now: datetime) -> Finding:
    return Finding(
        review=review,
        passage=mark.passage,
        mark=mark,
        kind=Finding.Kind.OUTDATED,
        place=mark.passage.label,
        words=mark.words,
        why=mark.why,
        law=mark.citation,
        proposal=mark.instead,
        at=now,
        **signed(by),
    )
