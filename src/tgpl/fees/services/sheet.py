"""The sheet of a practitioner in a case: the method chosen, time or work written down, costs."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.cases.dates import Dated, days_of
from tgpl.cases.models import Case
from tgpl.core.files.papers import Paper
from tgpl.directory.models import Practitioner
from tgpl.fees.models import METHOD_LABELS, ChosenMethod, Expense, SheetRow
from tgpl.fees.queries import chosen_method
from tgpl.fees.rulebook import law_on
from tgpl.fees.rules import Method
from tgpl.fees.services.errors import FeeError
from tgpl.intake.models import FormOfAid

MINUTES_A_DAY = 24 * 60


@transaction.atomic
def choose_method(
    *, by: Actor, case: Case, practitioner: Practitioner, method: str, at: datetime, paper: str = ""
) -> ChosenMethod:
    """Choose how this practitioner is paid for the case, once and for good. Raises FeeError."""
    if case.form != FormOfAid.PROCEEDINGS:
        raise FeeError(_("Chỉ vụ việc tham gia tố tụng mới chọn giữa buổi làm việc và khoán."))
    try:
        with transaction.atomic():
            chosen = ChosenMethod.objects.create(
                case=case, practitioner=practitioner, method=method, paper=paper.strip(), at=at, **signed(by)
            )
    except IntegrityError:
        raise FeeError(_("Hình thức thanh toán đã được chọn bằng văn bản và không thay đổi được nữa.")) from None
    _record(by, "fee.method_chosen", case, method=str(METHOD_LABELS[Method(method)]))
    return chosen


@transaction.atomic
def add_row(
    *,
    by: Actor,
    case: Case,
    practitioner: Practitioner,
    uid: UUID,
    kind: str,
    done_on: date,
    title: str,
    at: datetime,
    minutes: int | None = None,
    started: time | None = None,
    ended: time | None = None,
    party: str = "",
    confirmed_by: str = "",
    file: File | None = None,
) -> SheetRow:
    """Write a row of the sheet; the same `uid` again adds nothing. Raises FeeError."""
    Practitioner.objects.select_for_update().get(pk=practitioner.pk)  # two rows at once see each other's time
    came_before = SheetRow.objects.filter(uid=uid, case=case).first()
    if came_before:
        return came_before
    _check_day(case, Dated.TIME_SHEET, done_on, at)
    row = SheetRow(
        uid=uid, case=case, practitioner=practitioner, kind=kind, done_on=done_on, title=title, started=started,
        ended=ended, minutes=minutes, party=party, confirmed_by=confirmed_by, added_at=at, added_by_name=by.name,
    )  # fmt: skip
    _check_row(row)
    _keep(row, file)
    _record(by, "fee.row_added", case, minutes=minutes or 0)
    return row


def _check_day(case: Case, dated: Dated, day: date, at: datetime) -> None:
    if fault := days_of(case, dated, timezone.localdate(at)).fault(day):
        raise FeeError(fault)


def _check_row(row: SheetRow) -> None:
    """A row follows the method: time of a known kind, or work of a known kind."""
    method, law = chosen_method(row.case, row.practitioner), law_on(row.done_on)
    if method is None:
        raise FeeError(_("Hãy chọn hình thức thanh toán trước khi ghi công việc."))
    kinds = law.work_kinds if method is Method.LUMP_SUM else law.time_kinds
    if row.kind not in kinds:
        raise FeeError(_("Ngày này chưa có quy định về loại công việc đã chọn. Hãy kiểm tra ngày."))
    if method is Method.LUMP_SUM:
        row.minutes = row.started = row.ended = None
        return
    if row.party not in law.time_kinds[row.kind].confirmed_by:
        raise FeeError(_("Bên xác nhận không phù hợp với loại thời gian. Hãy chọn lại."))
    _check_minutes(row)


def _check_minutes(row: SheetRow) -> None:
    """The time of a day fits in it, and nobody is in two places at once."""
    if not row.minutes or row.minutes > MINUTES_A_DAY:
        raise FeeError(_("Thời gian phải lớn hơn 0 và không quá 24 giờ một ngày."))
    same_day = SheetRow.objects.filter(practitioner=row.practitioner, done_on=row.done_on)
    if row.started and same_day.filter(started__lt=row.ended, ended__gt=row.started).exists():
        raise FeeError(_("Khoảng thời gian này trùng với một dòng đã ghi trong ngày. Hãy kiểm tra giờ."))
    written = same_day.aggregate(sum=Sum("minutes"))["sum"] or 0
    if written + row.minutes > MINUTES_A_DAY:
        raise FeeError(_("Cộng với các dòng đã ghi, ngày này quá 24 giờ. Hãy kiểm tra lại."))


def _keep(paper: Paper, file: File | None) -> None:
    if file is not None:
        paper.hold(file)
    paper.save(force_insert=True)


@transaction.atomic
def add_expense(
    *,
    by: Actor,
    case: Case,
    practitioner: Practitioner,
    uid: UUID,
    kind: str,
    spent_on: date,
    amount: Decimal,
    title: str,
    at: datetime,
    receipt: str = "",
    file: File | None = None,
) -> Expense:
    """Write down a cost besides the fee; the same `uid` again adds nothing. Raises FeeError."""
    came_before = Expense.objects.filter(uid=uid, case=case).first()
    if came_before:
        return came_before
    _check_day(case, Dated.COST, spent_on, at)
    known = law_on(spent_on).expense_kinds.get(kind)
    if known is None:
        raise FeeError(_("Ngày này chưa có quy định về loại chi phí đã chọn. Hãy kiểm tra ngày."))
    if known.needs_receipt and not receipt.strip():
        raise FeeError(_("Chi phí này phải có hóa đơn, chứng từ. Hãy ghi số hóa đơn."))
    expense = Expense(
        uid=uid, case=case, practitioner=practitioner, kind=kind, spent_on=spent_on, amount=amount, title=title,
        receipt=receipt.strip(), added_at=at, added_by_name=by.name,
    )  # fmt: skip
    _keep(expense, file)
    _record(by, "fee.expense_added", case, amount=int(amount))
    return expense


@transaction.atomic
def remove_row(*, by: Actor, case: Case, practitioner: Practitioner, uid: Any) -> None:
    """Take away a row or a cost written by mistake, as long as no statement holds it. Raises FeeError."""
    mine: dict[str, Any] = {"case": case, "practitioner": practitioner, "uid": uid, "statement": None}
    removed = SheetRow.objects.filter(**mine).delete()[0] + Expense.objects.filter(**mine).delete()[0]
    if not removed:
        raise FeeError(_("Dòng này đã nằm trong bảng kê thanh toán hoặc không còn nữa."))
    _record(by, "fee.row_removed", case)


def note_scan_taken(*, by: Actor, paper: SheetRow | Expense) -> None:
    """Write down that someone took a scan away."""
    _record(by, "fee.scan_taken", paper.case, paper=str(paper.uid))


def _record(by: Actor, action: str, case: Case, **details: Any) -> None:
    record(by=by, action=action, kind="case", key=case.code, person=str(case.person.uid), **details)
