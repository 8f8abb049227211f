"""The practitioner's work on a case, and who else is in it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.dates import Dated, days_of
from tgpl.cases.models import Case, Party, WorkEntry
from tgpl.cases.rules.moves import CaseStatus
from tgpl.cases.services.clocks import remind_again
from tgpl.cases.services.errors import CaseError

MINUTES_A_DAY = 24 * 60


@transaction.atomic
def record_work(
    *, by: Actor, case: Case, kind: str, done_on: date, minutes: int, description: str, at: datetime
) -> WorkEntry:
    """Write down a piece of work by the case's practitioner. Raises CaseError for impossible dates and durations."""
    if case.status != CaseStatus.ASSIGNED or case.practitioner is None:
        raise CaseError(_("Chỉ ghi công việc khi vụ việc đang được thực hiện."))
    if fault := days_of(case, Dated.WORK, timezone.localdate(at)).fault(done_on):
        raise CaseError(fault)
    if not 0 < minutes <= MINUTES_A_DAY:
        raise CaseError(_("Thời gian làm việc trong một ngày phải lớn hơn 0 và không quá 24 giờ."))
    entry = WorkEntry.objects.create(
        case=case,
        practitioner=case.practitioner,
        kind=kind,
        done_on=done_on,
        minutes=minutes,
        description=description,
        added_at=at,
    )
    remind_again(case, by=by, at=at)
    record(by=by, action="work.recorded", kind="case", key=case.code, person=str(case.person.uid), work=kind)
    return entry


@transaction.atomic
def add_party(*, by: Actor, case: Case, name: str, side: str, role: str = "", identity_number: str = "") -> Party:
    """Name someone in the matter, so that later conflict checks see them."""
    party = Party.objects.create(
        case=case,
        side=side,
        role=role,
        **Party.known_as(name, identity_number),
    )
    record(by=by, action="party.added", kind="case", key=case.code, person=str(case.person.uid), side=side)
    return party


def note_reading(*, by: Actor, case: Case) -> None:
    """Write down that someone opened a case."""
    record(by=by, action="case.read", kind="case", key=case.code, person=str(case.person.uid))
