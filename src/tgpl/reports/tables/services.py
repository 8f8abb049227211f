"""Issuing a statistical table: its figures are frozen, checked by another person, signed by the head, sent upward."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.core.files.papers import sha256_of
from tgpl.reports.models import IssueMove, TableIssue, TableSending
from tgpl.reports.models.issues import TableIssueQuerySet
from tgpl.reports.rules.content import digest
from tgpl.reports.tables.queries.catalogue import table_on, tables
from tgpl.reports.tables.queries.sheets import read_sheet
from tgpl.reports.tables.rules.issues import IN_HAND, IssueStatus, may_move
from tgpl.reports.tables.rules.periods import Period
from tgpl.reports.tables.rules.sheet import Change, Sheet, SheetCheck, SheetFault, changes

KIND = "table_issue"
MINISTRY = "Bộ Tư pháp"


class IssueError(Exception):
    """A step of an issue that cannot be taken, worded for the person who tried."""


@transaction.atomic
def prepare_table(*, by: Actor, table: str, period: Period, correction: str = "") -> TableIssue:
    """Lập biểu: freeze the figures as they are now, as the next version of this table of this period.

    A signed version needs the reason of its correction, and a correction must change something. Raises IssueError.
    """
    if not period.is_over(timezone.localdate()):
        raise IssueError(_("Kỳ báo cáo chưa kết thúc, chưa có đủ số liệu thực tế để lập biểu."))
    sheet = _with_carried_over(read_sheet(table, period, by.offices), by.agency_id)
    changed = _changed(_in_place(by, sheet, IssueStatus.SIGNED), sheet, correction)
    _replace_in_hand(by, sheet)
    issue = _issue(by=by, sheet=sheet, changed=changed, correction=correction)
    _note_move(by, issue, "", correction)
    record(by=by, action="table.prepared", kind=KIND, key=str(issue.pk), table=table, period=period.code)
    return issue


def _versions(by: Actor, sheet: Sheet) -> TableIssueQuerySet:
    return TableIssue.objects.filter(agency_id=by.agency_id, table=sheet.table, period=sheet.period)


def _in_place(by: Actor, sheet: Sheet, *statuses: IssueStatus) -> TableIssue | None:
    """The version of this table that stands at one of these, locked until it is decided."""
    return _versions(by, sheet).filter(status__in=statuses).select_for_update(of=("self",)).first()


def _changed(signed_one: TableIssue | None, sheet: Sheet, correction: str) -> list[Change]:
    """What a new version changes in the signed one; nothing to tell while none was signed."""
    if signed_one is None:
        return []
    found = list(changes(signed_one.read(), sheet))
    if not found:
        raise IssueError(_("Số liệu không khác bản đã ký, nên không có gì để sửa."))
    if not correction.strip():
        raise IssueError(_("Bản này đã ký. Hãy ghi lý do sửa; bản sửa là một bản mới, nói rõ những ô đã thay đổi."))
    return found


def _replace_in_hand(by: Actor, sheet: Sheet) -> None:
    """A version that nobody has signed yet gives way to the new one, unless that says the same."""
    old = _in_place(by, sheet, *IN_HAND)
    if old is None:
        return
    if old.status != IssueStatus.RETURNED and not list(changes(old.read(), sheet)):
        raise IssueError(_("Số liệu không khác bản đã lập. Hãy kiểm tra và ký bản đó."))
    _move(by, old, IssueStatus.REPLACED)


def _issue(*, by: Actor, sheet: Sheet, changed: Iterable[Change], correction: str) -> TableIssue:
    content, now = sheet.as_json(), timezone.now()
    newest = _versions(by, sheet).aggregate(version=Max("version"))["version"] or 0
    try:
        with transaction.atomic():
            return TableIssue.objects.create(
                agency_id=by.agency_id,
                table=sheet.table,
                period=sheet.period,
                version=newest + 1,
                status=IssueStatus.PREPARED,
                status_at=now,
                content=content,
                sha256=digest(content),
                correction=correction.strip() if changed else "",
                changes=[asdict(change) for change in changed],
                prepared_at=now,
                prepared_by_id=by.user_id,
                prepared_by_name=by.name,
            )
    except IntegrityError:
        raise IssueError(_("Một cán bộ khác vừa lập biểu này. Hãy tải lại trang để xem.")) from None


def _with_carried_over(sheet: Sheet, agency: int | None) -> Sheet:
    """The sheet with a check against the signed table of the year before, where there is one."""
    form = table_on(sheet.table, date.fromisoformat(sheet.last))
    before = _year_before(sheet, agency) if form.carried_over else None
    if before is None or form.carried_over is None:
        return sheet
    old = next(one.carried_over for one in tables() if one.code == before.table and one.carried_over)
    faults = []
    for row in sheet.rows:
        left = row.cells[form.carried_over.column]
        then = {one.key: one.cells for one in before.rows}.get(row.key)
        right = (then[old.performed] or 0) - (then[old.ended] or 0) if then else 0
        if left != right:
            faults.append(SheetFault(row.key, left, right))
    text = f"Kỳ trước chuyển qua bằng số chưa kết thúc của biểu {before.number} đã ký ({before.period_title})"
    check = SheetCheck(text, f"{form.carried_over.column} = kỳ trước", not faults, tuple(faults))
    return replace(sheet, checks=(*sheet.checks, check))


def _year_before(sheet: Sheet, agency: int | None) -> Sheet | None:
    year = str(int(sheet.first[:4]) - 1)
    codes = [form.code for form in tables() if form.carried_over]
    found = TableIssue.objects.filter(agency_id=agency, table__in=codes, period=year, status=IssueStatus.SIGNED)
    issue = found.first()
    return issue.read() if issue else None


@transaction.atomic
def check_table(*, by: Actor, issue: TableIssue, note: str = "") -> None:
    """Kiểm tra: a second person looked at it. Checks that do not hold must be explained."""
    if by.user_id == issue.prepared_by_id:
        raise IssueError(_("Người kiểm tra phải khác người lập biểu."))
    if not note.strip() and any(not check.holds for check in issue.read().checks):
        raise IssueError(_("Trong biểu còn số chưa khớp. Hãy ghi vì sao vẫn đúng, hoặc trả lại để sửa hồ sơ."))
    _move(by, issue, IssueStatus.CHECKED, note, checked_by_name=by.name)
    record(by=by, action="table.checked", kind=KIND, key=str(issue.pk))


@transaction.atomic
def return_table(*, by: Actor, issue: TableIssue, reason: str) -> None:
    """Give the table back to be prepared anew."""
    if not reason.strip():
        raise IssueError(_("Hãy ghi lý do trả lại."))
    _move(by, issue, IssueStatus.RETURNED, reason)
    record(by=by, action="table.returned", kind=KIND, key=str(issue.pk))


@transaction.atomic
def sign_table(
    *, by: Actor, issue: TableIssue, signer: str, position: str, signed_on: date, signature: File | None = None
) -> None:
    """Thủ trưởng ký: who signed it and when, with the signature file or the signed scan when there is one."""
    if not date.fromisoformat(issue.content["last"]) < signed_on <= timezone.localdate():
        raise IssueError(_("Ngày ký phải sau ngày cuối của kỳ và không sau hôm nay."))
    before = TableIssue.objects.filter(
        agency_id=issue.agency_id, table=issue.table, period=issue.period, status=IssueStatus.SIGNED
    ).first()
    if before is not None and may_move(issue.status, IssueStatus.SIGNED):
        _move(by, before, IssueStatus.REPLACED)
    kept: dict[str, Any] = {}
    if signature is not None:
        digest_of_file = sha256_of(signature)
        issue.signature.save("signature", signature, save=False)
        kept = {"signature": issue.signature.name, "signature_sha256": digest_of_file}
    _move(by, issue, IssueStatus.SIGNED, signer=signer, position=position, signed_on=signed_on, **kept)
    record(by=by, action="table.signed", kind=KIND, key=str(issue.pk), sha256=issue.sha256)


@transaction.atomic
def send_table(*, by: Actor, issue: TableIssue) -> TableSending:
    """Send a signed table to the agency above: a centre's to its department, a department's to the Ministry."""
    if issue.status != IssueStatus.SIGNED:
        raise IssueError(_("Chỉ gửi biểu đã ký."))
    above = issue.agency.parent
    name = above.name if above else MINISTRY
    sending, is_new = TableSending.objects.get_or_create(
        issue=issue, receiver_name=name, defaults={"receiver": above, "at": timezone.now(), **signed(by)}
    )
    if not is_new:
        raise IssueError(_("Biểu này đã được gửi."))
    record(by=by, action="table.sent", kind=KIND, key=str(issue.pk), receiver=name)
    return sending


@transaction.atomic
def note_receipt(*, by: Actor, sending: TableSending, received_on: date, receipt: str = "") -> None:
    """The receiver has it: told by the receiver itself, or by the sender from the paper that confirms it."""
    if sending.receiver_id and sending.receiver_id != by.agency_id:
        raise IssueError(_("Nơi nhận tự xác nhận đã nhận biểu này."))
    if not timezone.localdate(sending.at) <= received_on <= timezone.localdate():
        raise IssueError(_("Ngày nhận phải từ ngày gửi đến hôm nay."))
    if not sending.receiver_id and not receipt.strip():
        raise IssueError(_("Hãy ghi số văn bản hoặc cách nơi nhận đã xác nhận."))
    noted = {"received_on": received_on, "receipt": receipt.strip(), "receipt_by_name": by.name}
    if not TableSending.objects.filter(pk=sending.pk, received_on=None).update(**noted):
        raise IssueError(_("Việc nhận biểu này đã được ghi."))
    record(by=by, action="table.received", kind=KIND, key=str(sending.issue_id))


def _move(by: Actor, issue: TableIssue, to: IssueStatus, reason: str = "", **fields: Any) -> None:
    """Move an issue on, once; two people acting at once is told to the second."""
    was = issue.status
    if not may_move(was, to):
        status = issue.status_label
        raise IssueError(_("Biểu đang ở trạng thái “%(status)s”, không thể làm bước này.") % {"status": status})
    new = {"status": to, "status_at": timezone.now(), **fields}
    if not TableIssue.objects.filter(pk=issue.pk, status=was).update(**new):
        raise IssueError(_("Một cán bộ khác vừa thay đổi biểu này. Hãy tải lại trang để xem."))
    for name, value in new.items():
        setattr(issue, name, value)
    _note_move(by, issue, was, reason)


def _note_move(by: Actor, issue: TableIssue, was: str, reason: str) -> None:
    told = {"was": was, "now": issue.status, "at": issue.status_at, "reason": reason or None}
    IssueMove.objects.create(issue=issue, **told, **signed(by))
