"""Saying whether a case in proceedings was successful."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.cases.models import Case, CasePaper
from tgpl.cases.rules.moves import CaseStatus
from tgpl.intake.models import FormOfAid
from tgpl.quality.models import SuccessRecord
from tgpl.quality.queries.assessment import did_the_case
from tgpl.quality.rulebook import success_rules_on
from tgpl.quality.services.errors import QualityError


@transaction.atomic
def record_success(
    *, by: Actor, case: Case, outcome: str, criterion: str, evidence: str, at: datetime, paper: CasePaper | None = None
) -> SuccessRecord:
    """Successful or not, by which criterion and shown by what; a later record takes the place of an earlier one."""
    if case.form != FormOfAid.PROCEEDINGS or case.status != CaseStatus.ENDED or case.ended_on is None:
        raise QualityError(_("Chỉ xét thành công với vụ việc tham gia tố tụng đã kết thúc."))
    if did_the_case(by, case):
        raise QualityError(_("Bạn đã tham gia thực hiện vụ việc này nên không được xét. Hãy để người khác xét."))
    if outcome == SuccessRecord.Outcome.SUCCESSFUL and not criterion.strip():
        raise QualityError(_("Hãy ghi tiêu chí mà vụ việc đạt được."))
    found = SuccessRecord.objects.create(
        case=case,
        outcome=outcome,
        group=success_rules_on(case.ended_on).group_of(case.field).code,
        criterion=criterion,
        evidence=evidence,
        paper=paper,
        at=at,
        **signed(by),
    )
    record(by=by, action="success.recorded", kind="case", key=case.code, person=str(case.person.uid), outcome=outcome)
    return found
