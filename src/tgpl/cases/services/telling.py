"""The person hears that somebody else helps them now, by a way that is safe for them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Assignment, Case
from tgpl.cases.services.errors import CaseError
from tgpl.people.ways import why_not


@transaction.atomic
def note_client_told(*, by: Actor, case: Case, how: str, at: datetime, in_safe_hours: bool = False) -> None:
    """Write down that the person was told who leads their case now. Raises CaseError."""
    through = bool(case.request.requester_name)
    if why := why_not(case.person, how, through_another=through, in_safe_hours=in_safe_hours):
        raise CaseError(why)
    untold = Assignment.objects.filter(case=case, to_tell=True, ended_at=None)
    if not untold.update(to_tell=False, told_at=at, told_how=how, told_by_name=by.name):
        raise CaseError(_("Đồng nghiệp đã báo cho người này rồi."))
    record(by=by, action="case.client_told", kind="case", key=case.code, person=str(case.person.uid), how=how)
