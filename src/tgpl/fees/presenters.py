"""Sheets and statements in the words of staff pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.template.defaultfilters import linebreaks_filter
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.roles import Permission
from tgpl.cases.models import Case
from tgpl.core.law.rule_files import Mark
from tgpl.core.pages.components import Fact, Moment, Tone, status
from tgpl.fees.models import METHOD_LABELS, STATUS_LABELS, Expense, SheetRow, Statement, StatementMove
from tgpl.fees.rules import Method
from tgpl.fees.rules.law import Law
from tgpl.fees.rules.moves import StatementStatus
from tgpl.fees.wording import decimal, length

TONES = {
    StatementStatus.DRAFTED: Tone.TODO,
    StatementStatus.APPRAISING: Tone.DOING,
    StatementStatus.APPRAISED: Tone.WAITING,
    StatementStatus.APPROVED: Tone.WAITING,
    StatementStatus.PAID: Tone.DONE,
    StatementStatus.CANCELLED: Tone.STOPPED,
}


def status_tag(statement: Statement) -> SafeString:
    return status(statement.status_label, TONES[StatementStatus(statement.status)])


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row of a sheet in words. `cut` says what the appraiser took away and why."""

    row: SheetRow
    kind: str
    when: str
    length: str
    confirmed: str
    cut: str


def kind_words(row: SheetRow, law: Law) -> str:
    """The kind of time or work; one that the law of today no longer knows by its code."""
    if row.minutes is None:
        return _(law.work_kinds[row.kind].name) if row.kind in law.work_kinds else row.kind
    kind = law.time_kinds.get(row.kind)
    return f"{kind.letter}) {_(kind.name)}" if kind else row.kind


def row_words(rows: Iterable[SheetRow], law: Law) -> list[RowWords]:
    return [_row(row, law) for row in rows]


def _row(row: SheetRow, law: Law) -> RowWords:
    hours = f"{row.started:%H:%M}–{row.ended:%H:%M}" if row.started and row.ended else ""
    return RowWords(
        row=row,
        kind=kind_words(row, law),
        when=f"{row.done_on:%d/%m/%Y} {hours}".strip(),
        length=length(Decimal(row.minutes)) if row.minutes else "–",
        confirmed=", ".join(filter(None, [_(row.party) if row.party else "", row.confirmed_by])),
        cut=_cut(row),
    )


def _cut(row: SheetRow) -> str:
    if row.accepted_minutes is None or row.accepted_minutes == row.minutes:
        return ""
    accepted = length(Decimal(row.accepted_minutes))
    return _("Được chấp nhận %(length)s: %(because)s") % {"length": accepted, "because": row.cut_because or ""}


def row_label(row: SheetRow, law: Law) -> str:
    """A row in one line, for a form."""
    told = _row(row, law)
    return ", ".join(filter(None, [told.when, told.length, told.kind, row.title, told.confirmed]))


def written(rows: Iterable[SheetRow]) -> str:
    """All the time of these rows."""
    return length(Decimal(sum(row.minutes or 0 for row in rows)))


def expense_words(costs: Iterable[Expense], law: Law) -> list[tuple[Expense, str]]:
    return [(cost, _(law.expense_kinds[cost.kind].name) if cost.kind in law.expense_kinds else "") for cost in costs]


def sum_lines(statement: Statement) -> Iterator[dict[str, Any]]:
    """The lines of the sum as they stood when it was reckoned."""
    for line in statement.reckoned.get("lines", []):
        yield {
            **line,
            "effect": _effect(line),
            "is_confirmed": line["mark"] == Mark.CONFIRMED,
        }


def _effect(line: Mapping[str, str]) -> str:
    amount, sessions = Decimal(line["amount"]), Decimal(line["sessions"])
    if amount:
        return f"{decimal(amount)} đ"
    return _("%s buổi") % decimal(sessions) if sessions else ""


def facts_of(statement: Statement) -> list[Fact]:
    """The head of a statement."""
    told = [
        Fact(_("Người thực hiện"), f"{statement.practitioner.full_name}, {statement.get_practitioner_kind_display()}"),
        Fact(_("Hình thức thanh toán"), METHOD_LABELS[Method(statement.method)]),
        Fact(_("Tính theo quy định ngày"), f"{statement.on:%d/%m/%Y}"),
        Fact(_("Người thẩm định thời gian"), statement.appraiser_name or _("Chưa cử")),
    ]
    if statement.paid_on:
        told.append(Fact(_("Đã chi"), f"{statement.paid_on:%d/%m/%Y}, {statement.paid_by_paper}"))
    return told


def moments(moves: Iterable[StatementMove]) -> Iterator[Moment]:
    for move in moves:
        yield Moment(move.label, move.at, move.by_name, linebreaks_filter(move.reason) if move.reason else "")


@dataclass(frozen=True, slots=True)
class StatementStep:
    """What may be done next with a statement, by whom, and at which status."""

    label: str
    url_name: str
    permission: Permission
    at: frozenset[StatementStatus]
    main: bool = True

    def url(self, statement: Statement) -> str:
        return reverse(f"fees:{self.url_name}", args=[statement.uid])


def steps_open_to(actor: Actor, statement: Statement) -> list[tuple[StatementStep, str]]:
    """The steps that `actor` may take with the statement as it stands."""
    named = actor.user_id is not None and actor.user_id == statement.appraiser_id
    own = actor.user_id is not None and actor.user_id == statement.practitioner.user_id
    kept = [s for s in _steps() if statement.status in s.at and actor.may(s.permission)]
    kept = [s for s in kept if s.url_name != "appraise" or named]
    kept = [s for s in kept if s.url_name not in {"approve", "pay", "send_for_appraisal"} or not own]
    return [(step, step.url(statement)) for step in kept]


def _steps() -> list[StatementStep]:
    at = StatementStatus
    back = frozenset({at.APPRAISING, at.APPRAISED})
    return [
        StatementStep(_("Cử người thẩm định"), "send_for_appraisal", Permission.APPROVE_FEES, frozenset({at.DRAFTED})),
        StatementStep(_("Thẩm định thời gian"), "appraise", Permission.APPRAISE_TIME, frozenset({at.APPRAISING})),
        StatementStep(_("Duyệt"), "approve", Permission.APPROVE_FEES, frozenset({at.APPRAISED})),
        StatementStep(_("Ghi đã chi"), "pay", Permission.PAY_FEES, frozenset({at.APPROVED})),
        StatementStep(_("Trả lại"), "return_statement", Permission.APPROVE_FEES, back, main=False),
        StatementStep(_("Trả lại"), "return_statement", Permission.PAY_FEES, frozenset({at.APPROVED}), main=False),
        StatementStep(_("Hủy bảng kê"), "cancel", Permission.WORK_CASES, frozenset({at.DRAFTED}), main=False),
        StatementStep(_("Hủy bảng kê"), "cancel", Permission.APPROVE_FEES, frozenset({at.DRAFTED}), main=False),
    ]


def state_sums(
    sums: Mapping[str, tuple[int, Decimal]], period: Mapping[str, str]
) -> list[tuple[str, str, int, Decimal]]:
    """For each state: its name, the address of its list in this period, how many there are and what they come to."""
    return [
        (str(label), "?" + urlencode({**period, "status": state}), *sums[state])
        for state, label in STATUS_LABELS.items()
        if state in sums
    ]


def fees_of_case(actor: Actor, case: Case) -> dict[str, Any] | None:
    """What the page of a case tells of fees: the statements that one may see, and one's own sheet."""
    if not actor.may(Permission.VIEW_FEES):
        return None
    shown = Statement.objects.visible_to(actor).filter(case=case).select_related("practitioner").order_by("pk")
    statements = [(statement, status_tag(statement)) for statement in shown]
    sheet = _sheet_url(actor, case)
    return {"statements": statements, "sheet": sheet} if statements or sheet else None


def _sheet_url(actor: Actor, case: Case) -> str:
    who = case.practitioner
    if who is None or not (actor.may(Permission.ASSIGN_CASES) or who.user_id == actor.user_id):
        return ""
    return reverse("fees:open_sheet", args=[case.code, who.pk])
