"""Turns in the course of a case: another form of aid, eligibility lost, several persons in one matter, opened again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.cases.models import Case, CaseMove
from tgpl.cases.services.clocks import start_first_clock
from tgpl.cases.services.errors import CaseError
from tgpl.cases.services.moves import take_move


@transaction.atomic
def note_lost_eligibility(*, by: Actor, case: Case, reason: str, at: datetime) -> CaseMove:
    """The person no longer qualifies: written down, and the case goes on to its end (khoản 3 Điều 37)."""
    if not reason.strip():
        raise CaseError(_("Hãy ghi vì sao người này không còn thuộc diện."))
    return take_move(by=by, case=case, kind=CaseMove.Kind.LOSE_ELIGIBILITY, at=at, reason=reason)


@transaction.atomic
def change_form(*, by: Actor, case: Case, form: str, reason: str, at: datetime, role: str = "") -> CaseMove:
    """Give another form of aid. The line and the code of the register stay; the head assigns anew, on a new clock."""
    if form == case.form:
        raise CaseError(_("Vụ việc đang theo hình thức này rồi. Hãy chọn hình thức khác."))
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do đổi hình thức."))
    case.assignments.filter(ended_at=None).update(ended_at=at, ended_because=reason)
    left: dict[str, Any] = {"practitioner": None, "practitioner_kind": ""}
    kind = CaseMove.Kind.CHANGE_FORM
    move = take_move(by=by, case=case, kind=kind, at=at, reason=reason, form=form, role=role, **left)
    start_first_clock(case, by=by, at=at)
    return move


@transaction.atomic
def reopen_case(*, by: Actor, case: Case, reason: str, at: datetime) -> CaseMove:
    """Open an ended case again (phục hồi điều tra, xét xử lại, ended by mistake): the head assigns it anew."""
    if not reason.strip():
        raise CaseError(_("Hãy ghi lý do mở lại vụ việc."))
    left: dict[str, Any] = {
        "practitioner": None,
        "practitioner_kind": "",
        "ended_on": None,
        "ending": "",
        "result": None,
    }
    move = take_move(by=by, case=case, kind=CaseMove.Kind.REOPEN, at=at, reason=reason, **left)
    start_first_clock(case, by=by, at=at)
    return move


@transaction.atomic
def join_matter(*, by: Actor, case: Case, other: Case) -> None:
    """Say that two cases are of one matter (several persons in it); they are shown beside each other from now on."""
    leading = other.leading or other
    if leading.pk == case.pk or case.leading_id == leading.pk:
        raise CaseError(_("Hai vụ việc này đã cùng một vụ án. Hãy kiểm tra lại mã."))
    Case.objects.filter(pk=case.pk).update(leading=leading)
    case.others.update(leading=leading)
    case.leading = leading
    record(by=by, action="case.joined", kind="case", key=case.code, person=str(case.person.uid), other=other.code)
