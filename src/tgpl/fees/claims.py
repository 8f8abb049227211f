"""The claim behind a statement: everything known of it, written as a file of `tgpl fee` and reckoned like one."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from tgpl.cases.rules.moves import CaseStatus, Ending
from tgpl.fees.models import Expense, SheetRow, Statement
from tgpl.fees.rulebook import law_on
from tgpl.fees.rules import Claim, Method, Reckoning, reckon
from tgpl.fees.rules.claim_file import LawOn, read_claim

NOTHING = Decimal(0)
WHOLE = Decimal(100)
File = dict[str, Any]
EARLY = {Ending.NOT_CONTINUED, Ending.DISCONTINUED}  # the work was not done to its end


def reckoned(statement: Statement, law: LawOn = law_on) -> tuple[Claim, Reckoning]:
    """The sum of a statement as its rows stand, by the `law` of its day. Raises ClaimError."""
    file = claim_file(statement)
    own = file["practitioners"][0]
    own["paid_before"] = str(_fee_before(statement) + _too_much_for_others(statement, file, law))
    file["expenses"] = [_expense(cost, own["name"]) for cost in statement.expenses.all()]
    return _reckon(file, law)


def _reckon(file: File, law: LawOn) -> tuple[Claim, Reckoning]:
    claim = read_claim(file, law)
    return claim, reckon(claim, law(claim.on))


def claim_file(statement: Statement) -> File:
    """The work on the case to date, of this practitioner and of those before or after, so that bounds hold for all."""
    facts = dict(statement.facts)
    own = _practitioner(statement, _rows_to_date(statement), statement.practitioner.full_name)
    own["share"] = facts.pop("share", None)
    others = _others(statement, own["share"])
    return {
        "on": statement.on.isoformat(),
        "form": statement.case.form,
        "method": statement.method,
        **facts,
        "practitioners": [own, *others],
        "replaced": bool(others),
        "suspended_on": _suspended_on(statement),
        "ended_early": statement.case.ending in EARLY,
    }


def _practitioner(statement: Statement, rows: Iterable[SheetRow], name: str) -> File:
    time = [
        {"kind": row.kind, "minutes": row.counted_minutes, "date": row.done_on.isoformat()}
        for row in rows
        if row.minutes
    ]
    return {"name": name, "kind": statement.practitioner_kind, "time": time}


def _rows_to_date(statement: Statement) -> list[SheetRow]:
    """The practitioner's rows in this statement and in those before it."""
    rows = SheetRow.objects.filter(case=statement.case_id, practitioner=statement.practitioner_id)
    return list(rows.exclude(statement=None))


def _others(statement: Statement, share: Any) -> list[File]:
    if statement.method == Method.LUMP_SUM:
        return _rest_of_lump_sum(statement, share)
    rows: defaultdict[int, list[SheetRow]] = defaultdict(list)
    for row in SheetRow.objects.filter(case=statement.case_id, minutes__isnull=False).exclude(statement=None):
        rows[row.practitioner_id].append(row)
    latest = {other.practitioner_id: other for other in _statements_of_others(statement)}
    return [_practitioner(other, rows[key], _name(other)) for key, other in latest.items()]


def _statements_of_others(statement: Statement) -> list[Statement]:
    counted = Statement.objects.counted().filter(case=statement.case_id).select_related("practitioner")
    return list(counted.exclude(practitioner=statement.practitioner_id).order_by("pk"))


def _name(statement: Statement) -> str:
    """Two practitioners of one name are two all the same."""
    return f"{statement.practitioner.full_name} ({statement.practitioner_id})"


def _rest_of_lump_sum(statement: Statement, share: Any) -> list[File]:
    """What is not this practitioner's part of a lump sum is of those who replaced them, or whom they replaced."""
    rest = WHOLE - Decimal(share or WHOLE)
    if not rest or statement.case.assignments.count() < 2:
        return []
    return [{"name": "…", "kind": statement.practitioner_kind, "share": str(rest)}]


def _suspended_on(statement: Statement) -> str | None:
    case = statement.case
    return timezone.localdate(case.status_at).isoformat() if case.status == CaseStatus.SUSPENDED else None


def _fee_before(statement: Statement) -> Decimal:
    """The fees of this practitioner's other statements in the case."""
    others = Statement.objects.counted().filter(case=statement.case_id, practitioner=statement.practitioner_id)
    return others.exclude(pk=statement.pk).aggregate(sum=Sum("fee"))["sum"] or NOTHING


def _too_much_for_others(statement: Statement, file: File, law: LawOn) -> Decimal:
    """What others already have over their part of the whole: it is no longer there for this one."""
    fees: defaultdict[str, Decimal] = defaultdict(lambda: NOTHING)
    for other in _statements_of_others(statement):
        fees[_name(other)] += other.fee
    if not fees or statement.method == Method.LUMP_SUM:
        return NOTHING
    _claim, parts = _reckon(file, law)
    return sum((max(NOTHING, fee - parts.total_of(name)) for name, fee in fees.items()), NOTHING)


def _expense(cost: Expense, name: str) -> File:
    return {
        "kind": cost.kind,
        "amount": str(int(cost.amount)),
        "receipt": cost.receipt,
        "note": cost.title,
        "practitioner": name,
    }
