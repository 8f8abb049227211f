"""Access needs of the person of a case: answered, and still open."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from tgpl.cases.models import AccessAnswer, Case
from tgpl.people.models import AccessNeed


@dataclass(frozen=True, slots=True)
class NeedOfCase:
    """One access need in one case; `answer` is None while nobody said what became of it."""

    need: AccessNeed.Need
    answer: AccessAnswer | None


def access_needs_of(case: Case) -> list[NeedOfCase]:
    """Every need that the person stated, or that was answered in this case. Two queries."""
    answers = {answer.need: answer for answer in case.access_answers.all()}
    stated = set(AccessNeed.objects.filter(person=case.person_id).values_list("need", flat=True))
    wanted = [need for need in AccessNeed.Need if need in stated or need in answers]
    return [NeedOfCase(need, answers.get(need)) for need in wanted]


def open_access_needs(case: Case) -> list[AccessNeed.Need]:
    """The needs of which nobody said yet whether they were met."""
    return [one.need for one in access_needs_of(case) if one.answer is None]


def unanswered() -> Exists:
    """Whether a case has an access need without an answer: a condition over cases."""
    answered = AccessAnswer.objects.filter(case=OuterRef(OuterRef("pk")), need=OuterRef("need"))
    return Exists(AccessNeed.objects.filter(~Exists(answered), person=OuterRef("person")))


def with_open_needs(cases: Iterable[Case]) -> QuerySet[Case]:
    """Those of `cases` in which an access need waits for an answer, with the person and their needs."""
    found = Case.objects.filter(unanswered(), pk__in=[case.pk for case in cases])
    return found.select_related("person").prefetch_related("person__access_needs", "access_answers").order_by("pk")
