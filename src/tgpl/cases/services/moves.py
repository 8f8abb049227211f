"""One door for every step of a case: what the declared path allows, and what it says must follow."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.cases.models import Case, CaseMove
from tgpl.cases.paths import case_path
from tgpl.cases.services.clocks import start_for, stop_for
from tgpl.cases.services.errors import CaseError
from tgpl.core.law.paths import Move


def take_move(
    *,
    by: Actor,
    case: Case,
    kind: str,
    at: datetime,
    reason: str = "",
    ground: str = "",
    told: dict[str, Any] | None = None,
    **fields: Any,
) -> CaseMove:
    """Take the declared move `kind`, once, with the `fields` that change with it; its clocks stop and start.

    Two people acting at once: the second is told. `told` goes into the record. Inside the caller's transaction.
    Raises CaseError.
    """
    move = case_path(timezone.localdate(at)).moves[kind]
    was, now = case.status, _lawful_target(case, move, at)
    _change(case, now=now, at=at, fields=fields)
    taken = CaseMove.objects.create(
        case=case, kind=kind, was=was, now=now, at=at, reason=reason or None, ground=ground, **signed(by)
    )
    stop_for(case, by=by, rules=move.stops, because=kind, at=at)
    for start in move.starts:
        if start.only and case.form not in start.only:
            continue
        start_for(case, by=by, rule=start.rule, who=start.who, at=at)
    record(by=by, action=move.action, kind="case", key=case.code, person=str(case.person.uid), **(told or {}))
    return taken


def _lawful_target(case: Case, move: Move, at: datetime) -> str:
    if move.only and case.form not in move.only:
        raise CaseError(_("Vụ việc “%(form)s” không có bước này.") % {"form": case.get_form_display()})
    if case.status not in move.sources:
        raise CaseError(
            _("Vụ việc đang ở trạng thái “%(status)s”, không thể làm bước này.") % {"status": case.status_label}
        )
    if at < case.status_at:
        raise CaseError(_("Thời điểm không được trước bước liền trước của vụ việc. Hãy kiểm tra ngày giờ."))
    return move.leads_to(case.status)


def _change(case: Case, *, now: str, at: datetime, fields: dict[str, Any]) -> None:
    """Change the case unless somebody changed it since it was read. Where nothing changes, its standing is as old."""
    moved = now != case.status or bool(fields)
    changes = {"status": now, "status_at": at if moved else case.status_at, **fields}
    if not Case.objects.filter(pk=case.pk, status=case.status, status_at=case.status_at).update(**changes):
        raise CaseError(_("Một cán bộ khác vừa thay đổi vụ việc này. Hãy tải lại trang để xem."))
    for name, value in changes.items():
        setattr(case, name, value)
