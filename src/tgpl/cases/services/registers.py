"""Kết sổ: closing a register for a month, six months or a year (Thông tư 12/2018/TT-BTP, Điều 7)."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.cases.models.closings import RegisterClosing
from tgpl.cases.queries.registers import digest, register_lines, register_tally
from tgpl.cases.rules.periods import Span, period_of
from tgpl.cases.services.errors import CaseError

KIND = "register"


@transaction.atomic
def close_register(
    *, by: Actor, office: Agency, register: str, span: str, day: date, at: datetime, reason: str = ""
) -> RegisterClosing:
    """Freeze a register's lines and counts for the period in which `day` lies, in a named person's name.

    Numbers go on in the register as before. A period that was closed already is closed anew, as a new version with
    a reason, only if something in it reads otherwise since. Raises CaseError.
    """
    period = period_of(Span(span), day)
    if by.user_id is None:
        raise CaseError(_("Kết sổ phải do một người có tên ký."))
    if timezone.localdate(at) < period.last:
        raise CaseError(_("Kỳ này chưa hết. Hãy kết sổ từ ngày %(day)s.") % {"day": f"{period.last:%d/%m/%Y}"})
    Agency.objects.select_for_update().get(pk=office.pk)  # two people who close at once: one after the other
    before = RegisterClosing.objects.of(office, register, period).order_by("version").last()
    lines, counts = register_lines(office, register, period), asdict(register_tally(office, register, period))
    sha256 = digest(lines, counts)
    _refuse_again(before, sha256, reason)
    closing = RegisterClosing.objects.create(
        office=office, register=register, span=span, first=period.first, last=period.last,
        version=before.version + 1 if before else 1, counts=counts, lines=lines, sha256=sha256,
        at=at, by_id=by.user_id, by_name=by.name, reason=reason.strip() or None,
    )  # fmt: skip
    _note(by, closing)
    return closing


def _refuse_again(before: RegisterClosing | None, sha256: str, reason: str) -> None:
    if before is None:
        return
    if before.sha256 == sha256:
        raise CaseError(_("Kỳ này đã kết sổ và từ đó không có gì thay đổi."))
    if not reason.strip():
        raise CaseError(_("Kỳ này đã kết sổ. Kết lại vì có thay đổi thì hãy ghi lý do."))


def _note(by: Actor, closing: RegisterClosing) -> None:
    record(
        by=by, action="register.closed", kind=KIND, key=str(closing.pk), office=closing.office.name,
        first=closing.first.isoformat(), last=closing.last.isoformat(), version=closing.version,
    )  # fmt: skip
