"""The person hears that somebody else helps them now, by a way that is safe for them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Assignment, Case
from tgpl.cases.queries import ways_to_tell
from tgpl.cases.services.errors import CaseError


@transaction.atomic
def note_client_told(*, by: Actor, case: Case, how: str, at: datetime) -> None:
    """Write down that the person was told who leads their case now. Raises CaseError."""
    if how not in ways_to_tell(case):
        raise CaseError(_("Người này dặn không liên lạc theo cách đó. Hãy chọn cách khác."))
    untold = Assignment.objects.filter(case=case, to_tell=True, ended_at=None)
    if not untold.update(to_tell=False, told_at=at, told_how=how, told_by_name=by.name):
        raise CaseError(_("Đồng nghiệp đã báo cho người này rồi."))
    record(by=by, action="case.client_told", kind="case", key=case.code, person=str(case.person.uid), how=how)
