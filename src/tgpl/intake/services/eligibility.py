"""Whether the person qualifies: the engine proposes, an officer decides."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.eligibility.queries import assess
from tgpl.eligibility.rules import Assessment, Facts
from tgpl.intake.models import EligibilityCheck, Request
from tgpl.intake.services.errors import IntakeError
from tgpl.intake.services.moves import KIND


@transaction.atomic
def propose_eligibility(*, by: Actor, request: Request, facts: Facts, on: date) -> EligibilityCheck:
    """Run the engine over the facts as known under the law of `on`, and keep what it said and on which facts."""
    assessment: Assessment = assess(facts, on)
    proposal = assessment.as_json()
    check = EligibilityCheck.objects.create(
        request=request,
        on=on,
        facts=facts.as_json(),
        law_version=proposal["law"]["version"],
        proposal=proposal,
        proposed_answer=proposal["answer"],
    )
    record(
        by=by,
        action="eligibility.checked",
        kind=KIND,
        key=request.reference,
        person=str(request.person.uid),
        answer=proposal["answer"],
    )
    return check


@transaction.atomic
def decide_eligibility(
    *, by: Actor, check: EligibilityCheck, answer: str, ground: str = "", reason: str = "", at: datetime
) -> None:
    """The officer's decision on a check; one that differs from the engine's proposal needs a reason."""
    grounds = {g["code"]: g["citation"] for g in check.proposal["grounds"]}
    if answer not in {"yes", "no"}:
        raise IntakeError(_("Hãy chọn: thuộc diện hay không thuộc diện được trợ giúp pháp lý."))
    if answer == "yes" and ground not in grounds:
        raise IntakeError(_("Hãy chọn điều khoản mà người này thuộc diện."))
    proposed = {g["code"] for g in check.proposal["grounds"] if g["answer"] == "yes"}
    differs = answer != check.proposed_answer or (answer == "yes" and ground not in proposed)
    if differs and not reason.strip():
        raise IntakeError(_("Quyết định khác với đề xuất của hệ thống: hãy ghi lý do."))
    changed = EligibilityCheck.objects.filter(pk=check.pk, answer="").update(
        answer=answer,
        ground=ground if answer == "yes" else "",
        citation=grounds.get(ground, "") if answer == "yes" else "",
        reason=reason or None,
        decided_at=at,
        decided_by_id=by.user_id,
        decided_by_name=by.name,
    )
    if not changed:
        raise IntakeError(_("Lần kiểm tra này đã được quyết định. Hãy kiểm tra lại nếu có tình tiết mới."))
    record(
        by=by,
        action="eligibility.decided",
        kind=KIND,
        key=check.request.reference,
        person=str(check.request.person.uid),
        answer=answer,
        ground=ground,
    )
    check.refresh_from_db()
