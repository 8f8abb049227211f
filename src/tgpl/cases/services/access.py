"""Writing down whether access needs were met."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import AccessAnswer, Case
from tgpl.cases.queries.access import access_needs_of
from tgpl.cases.services.clocks import ACCESS, start_for, stop_for
from tgpl.cases.services.errors import CaseError
from tgpl.core.law.paths import PRACTITIONER

Outcome = AccessAnswer.Outcome


@transaction.atomic
def answer_access_needs(
    *, by: Actor, case: Case, outcomes: Mapping[str, str], at: datetime, reason: str = ""
) -> list[AccessAnswer]:
    """What became of each need: `outcomes` by need. One that was not met says why; an earlier answer is kept beside."""
    if Outcome.NOT_MET in outcomes.values() and not reason.strip():
        raise CaseError(_("Hãy ghi vì sao nhu cầu chưa đáp ứng được."))
    known = {one.need: one for one in AccessAnswer.objects.select_for_update().filter(case=case)}
    changed = [
        _answer(by, case, known.get(need), need, outcome, reason if outcome == Outcome.NOT_MET else "", at)
        for need, outcome in outcomes.items()
        if need not in known or known[need].outcome != outcome
    ]
    for one in changed:
        told = {"need": one.need, "outcome": one.outcome}
        record(by=by, action="access.answered", kind="case", key=case.code, person=str(case.person.uid), **told)
    if changed:
        await_access(case, by=by, at=at)
    return changed


def await_access(case: Case, *, by: Actor, at: datetime) -> None:
    """Whoever is on the case has a clock to meet its access needs, anew after each answer, until all are met."""
    waits = any(one.answer is None or one.answer.outcome == Outcome.NOT_MET for one in access_needs_of(case))
    if waits and case.practitioner_id and case.ended_on is None:
        start_for(case, by=by, rule=ACCESS, who=PRACTITIONER, at=at)
    elif not waits:
        stop_for(case, by=by, rules=[ACCESS], because="access", at=at)


def _answer(
    by: Actor, case: Case, kept: AccessAnswer | None, need: str, outcome: str, reason: str, at: datetime
) -> AccessAnswer:
    answer = kept or AccessAnswer(case=case, need=need)
    if kept:
        before = {"outcome": kept.outcome, "reason": kept.reason or "", "by": kept.by_name, "at": kept.at.isoformat()}
        answer.earlier = [*kept.earlier, before]
    answer.outcome, answer.reason, answer.by_name, answer.at = outcome, reason or None, by.name, at
    answer.save()
    return answer
