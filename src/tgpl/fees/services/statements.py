"""A statement from its drafting to its payment; each move is a row with who, when and why."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.accounts.models import User
from tgpl.accounts.roles import Permission
from tgpl.audit.services import record
from tgpl.cases.models import Case
from tgpl.directory.models import Engagement, Practitioner
from tgpl.fees.claims import reckoned
from tgpl.fees.models import Expense, SheetRow, Statement, StatementMove
from tgpl.fees.queries import chosen_method, possible_appraisers
from tgpl.fees.rules import ClaimError, LineKind
from tgpl.fees.rules.moves import StatementStatus, may_move
from tgpl.fees.services.errors import FeeError
from tgpl.fees.wording import as_json
from tgpl.intake.models import FormOfAid


@transaction.atomic
def draft_statement(
    *, by: Actor, case: Case, practitioner: Practitioner, on: date, at: datetime, facts: Mapping[str, Any]
) -> Statement:
    """Draw up a statement from every row and cost that no other one holds. Raises FeeError."""
    method = chosen_method(case, practitioner)
    if method is None:
        raise FeeError(_("Hãy chọn hình thức thanh toán trước khi lập bảng kê."))
    statement = Statement(
        case=case, practitioner=practitioner, practitioner_kind=_kind(case, practitioner, on), office=case.office,
        method=method, on=on, facts=dict(facts), status=StatementStatus.DRAFTED, status_at=at, drafted_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            statement.save(force_insert=True)
    except IntegrityError:
        raise FeeError(_("Người này đã có một bảng kê đang xử lý trong vụ việc.")) from None
    free = {"case": case, "practitioner": practitioner, "statement": None}
    taken = SheetRow.objects.filter(**free).update(statement=statement)
    taken += Expense.objects.filter(**free).update(statement=statement)
    if not taken and case.form != FormOfAid.ADVICE:
        raise FeeError(_("Chưa có dòng nào mới để lập bảng kê. Hãy ghi thời gian hoặc công việc trước."))
    _reckon(statement)
    _write_move(statement, by=by, was="", at=at)
    _record(by, "fee.statement_drafted", statement)
    return statement


def _kind(case: Case, practitioner: Practitioner, on: date) -> str:
    """As which kind of practitioner they work on this case."""
    if case.practitioner_id == practitioner.pk and case.practitioner_kind:
        return case.practitioner_kind
    engagement = Engagement.objects.on(on).of_office(case.office).filter(practitioner=practitioner).first()
    if engagement is None:
        raise FeeError(_("Người này không có trong danh sách của đơn vị vào ngày tính."))
    return engagement.kind


def _reckon(statement: Statement) -> None:
    """Reckon the statement anew and keep the lines as they stand."""
    try:
        claim, found = reckoned(statement)
    except ClaimError as error:
        told = (fault.partition(": ")[2] or fault for fault in error.faults)  # without the names of a file's fields
        raise FeeError(" ".join(text[:1].upper() + text[1:] for text in told)) from None
    own = statement.practitioner.full_name
    statement.costs = sum(line.amount for line in found.lines if line.kind is LineKind.EXPENSE)
    statement.fee = found.total_of(own) - statement.costs
    with override("vi"):
        statement.reckoned = as_json(claim, found, only=own)
    statement.save(update_fields=["costs", "fee", "reckoned"])


@transaction.atomic
def send_for_appraisal(*, by: Actor, statement: Statement, appraiser: User, at: datetime) -> None:
    """The head names who checks whether the time is reasonable (TT 12/2018, Điều 12)."""
    if not possible_appraisers(statement).filter(pk=appraiser.pk).exists():
        raise FeeError(_("Người này không thẩm định được bảng kê này. Hãy chọn người khác."))
    _move(
        statement, StatementStatus.APPRAISING, by=by, at=at, reason=appraiser.full_name,
        appraiser=appraiser, appraiser_name=appraiser.full_name,
    )  # fmt: skip
    _record(by, "fee.sent_for_appraisal", statement, appraiser=appraiser.full_name)


@transaction.atomic
def appraise(
    *, by: Actor, statement: Statement, accepted: Mapping[int, tuple[int, str]], at: datetime, note: str = ""
) -> None:
    """The named appraiser accepts each row, or less of it with a reason. `accepted`: minutes and reason by row."""
    if by.user_id is None or by.user_id != statement.appraiser_id:
        raise FeeError(_("Chỉ người được cử thẩm định mới ghi kết quả thẩm định."))
    for row in statement.rows.filter(minutes__isnull=False):
        minutes, because = accepted.get(row.pk, (row.minutes or 0, ""))
        _accept(row, minutes, because.strip())
    _reckon(statement)
    _move(statement, StatementStatus.APPRAISED, by=by, at=at, reason=note, fee=statement.fee)
    _record(by, "fee.appraised", statement, total=int(statement.total))


def _accept(row: SheetRow, minutes: int, because: str) -> None:
    written = row.minutes or 0
    if not 0 <= minutes <= written:
        raise FeeError(_("Thời gian được chấp nhận không được nhiều hơn thời gian đã kê."))
    if minutes < written and not because:
        raise FeeError(_("Hãy ghi lý do ở mỗi dòng bị giảm thời gian."))
    row.accepted_minutes, row.cut_because = minutes, because or None
    row.save(update_fields=["accepted_minutes", "cut_because"])


@transaction.atomic
def approve(*, by: Actor, statement: Statement, at: datetime) -> None:
    """The head approves what was appraised; nobody approves their own pay."""
    _refuse_own(by, statement)
    _move(statement, StatementStatus.APPROVED, by=by, at=at)
    _record(by, "fee.approved", statement, total=int(statement.total))


@transaction.atomic
def return_to_draft(*, by: Actor, statement: Statement, reason: str, at: datetime) -> None:
    """Give a statement back with the reason; its rows stay, what the appraiser wrote is kept to be seen."""
    if statement.status == StatementStatus.APPROVED and not by.may(Permission.PAY_FEES):
        raise FeeError(_("Bảng kê đã duyệt chỉ kế toán mới trả lại được."))
    _move(statement, StatementStatus.DRAFTED, by=by, at=at, reason=reason)
    _record(by, "fee.returned", statement)


@transaction.atomic
def pay(*, by: Actor, statement: Statement, on: date, paper: str, at: datetime) -> None:
    """The accountant writes down the payment, with its day and its paper."""
    _refuse_own(by, statement)
    if not timezone.localdate(statement.drafted_at) <= on <= timezone.localdate(at):
        raise FeeError(_("Ngày chi phải từ ngày lập bảng kê đến hôm nay."))
    _move(statement, StatementStatus.PAID, by=by, at=at, reason=paper, paid_on=on, paid_by_paper=paper)
    _record(by, "fee.paid", statement, total=int(statement.total))


@transaction.atomic
def cancel(*, by: Actor, statement: Statement, reason: str, at: datetime) -> None:
    """Put a draft aside; its rows and costs are free for another."""
    _move(statement, StatementStatus.CANCELLED, by=by, at=at, reason=reason)
    statement.rows.update(statement=None, accepted_minutes=None, cut_because=None)
    statement.expenses.update(statement=None)
    _record(by, "fee.cancelled", statement)


def _refuse_own(by: Actor, statement: Statement) -> None:
    if by.user_id is not None and by.user_id == statement.practitioner.user_id:
        raise FeeError(_("Không ai tự duyệt, tự chi tiền cho chính mình."))


def _move(
    statement: Statement, to: StatementStatus, *, by: Actor, at: datetime, reason: str = "", **fields: Any
) -> None:
    """Move a statement on, once; two people acting at once is told to the second."""
    was = statement.status
    if not may_move(was, to):
        raise FeeError(
            _("Bảng kê đang ở trạng thái “%(status)s”, không thể làm bước này.") % {"status": statement.status_label}
        )
    changes = {"status": to, "status_at": at, **fields}
    unchanged = Statement.objects.filter(pk=statement.pk, status=was, status_at=statement.status_at)
    if not unchanged.update(**changes):
        raise FeeError(_("Một cán bộ khác vừa thay đổi bảng kê này. Hãy tải lại trang để xem."))
    for name, value in changes.items():
        setattr(statement, name, value)
    _write_move(statement, by=by, was=was, at=at, reason=reason)


def _write_move(statement: Statement, *, by: Actor, was: str, at: datetime, reason: str = "") -> None:
    StatementMove.objects.create(
        statement=statement, was=was, now=statement.status, at=at, reason=reason or None, **signed(by)
    )


def note_reading(*, by: Actor, statement: Statement) -> None:
    """Write down that someone opened a statement."""
    _record(by, "fee.statement_read", statement)


def note_register_taken(*, by: Actor, first: date, last: date) -> None:
    """Write down that someone took the register of payments away."""
    days = {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
    record(by=by, action="fee.register_taken", kind="fee_statement", key="", **days)


def _record(by: Actor, action: str, statement: Statement, **details: Any) -> None:
    case = statement.case
    record(
        by=by, action=action, kind="fee_statement", key=str(statement.uid), person=str(case.person.uid),
        case=case.code, practitioner=statement.practitioner.full_name, **details,
    )  # fmt: skip
