"""One door for every step of a case."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.cases.models import Case, CaseMove
from tgpl.cases.rules.moves import CaseStatus, may_move
from tgpl.cases.services.errors import CaseError


def move_case(*, by: Actor, case: Case, to: CaseStatus, at: datetime, reason: str = "", **fields: Any) -> CaseMove:
    """Move a case on, once, with the `fields` that change with it; two people acting at once is told to the second.

    Inside the caller's transaction. Raises CaseError.
    """
    was = case.status
    if not may_move(was, to):
        raise CaseError(
            _("Vụ việc đang ở trạng thái “%(status)s”, không thể làm bước này.") % {"status": case.status_label}
        )
    if at < case.status_at:
        raise CaseError(_("Thời điểm không được trước bước liền trước của vụ việc. Hãy kiểm tra ngày giờ."))
    changes = {"status": to, "status_at": at, **fields}
    if not Case.objects.filter(pk=case.pk, status=was, status_at=case.status_at).update(**changes):
        raise CaseError(_("Một cán bộ khác vừa thay đổi vụ việc này. Hãy tải lại trang để xem."))
    for name, value in changes.items():
        setattr(case, name, value)
    return CaseMove.objects.create(case=case, was=was, now=to, at=at, reason=reason or None, **signed(by))
