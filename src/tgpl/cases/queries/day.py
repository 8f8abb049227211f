"""A practitioner's day: own matters, sessions, what each file still lacks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case, CasePaper, Hearing
from tgpl.cases.queries.access import with_open_needs
from tgpl.cases.queries.matters import required_papers
from tgpl.cases.rules.file_papers import RequiredPaper, missing_papers

MOST = 100


@dataclass(frozen=True, slots=True)
class Day:
    """What waits for one practitioner. `lacking`: the cases whose file is not complete, with what it lacks;
    `to_meet`: those with access needs of which nobody said whether they were met.
    """

    cases: Sequence[Case]
    hearings: Sequence[Hearing]
    lacking: Sequence[tuple[Case, list[RequiredPaper]]]
    to_meet: Sequence[tuple[Case, list[str]]]


def day_of(actor: Actor, since: datetime) -> Day:
    """The day of `actor`, with sessions from `since` on. Six queries at most, whatever there is to do."""
    cases = list(Case.objects.visible_to(actor).open().select_related("person").order_by("status_at")[:MOST])
    held = defaultdict(set)
    papers = CasePaper.objects.filter(case__in=cases, withdrawn_on=None)
    for case, kind in papers.values_list("case_id", "kind"):
        held[case].add(kind)
    missing = [(case, missing_papers(required_papers(case.form, case.accepted_on), held[case.pk])) for case in cases]
    lacking = [(case, papers) for case, papers in missing if papers]
    return Day(cases, sessions_of(actor, since), lacking, _to_meet(cases))


def _to_meet(cases: Sequence[Case]) -> list[tuple[Case, list[str]]]:
    """The cases with access needs that wait for an answer, with the names of these needs."""
    found = []
    for case in with_open_needs(cases):
        answered = {answer.need for answer in case.access_answers.all()}
        needs = [need for need in case.person.access_needs.all() if need.need not in answered]
        found.append((case, [need.get_need_display() for need in needs]))
    return found


def sessions_of(actor: Actor, since: datetime) -> list[Hearing]:
    """The sessions of the actor's cases from `since` on, also those called off."""
    to_come = Hearing.objects.filter(case__in=Case.objects.visible_to(actor), starts_at__gte=since)
    return list(to_come.select_related("case__person").order_by("starts_at", "pk")[:MOST])
