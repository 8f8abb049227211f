"""From a claim to its sum: quantities, price, caps, what each practitioner gets of it, costs, what was paid already."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from tgpl.fees.rules.claim import WHOLE, Claim, ClaimError, Form, Method, Worker
from tgpl.fees.rules.law import Law, NoFigure
from tgpl.fees.rules.lines import LineKind, Reckoning, Sheet
from tgpl.fees.rules.lump_sum import percent_of, write_lump_sum
from tgpl.fees.rules.sessions import write_sessions


def reckon(claim: Claim, law: Law) -> Reckoning:
    """The sum of `claim` under `law`. Raises ClaimError where the claim cannot be reckoned."""
    sheet = Sheet(law)
    try:
        sheet.write(LineKind.BASE_SALARY, "base_salary", values={"base": sheet.figure("base_salary").value})
        _write(claim, sheet)
    except NoFigure as missing:
        raise ClaimError([_missing(str(missing.args[0]), claim)]) from None
    return Reckoning(law=law, lines=tuple(sheet.lines), workers=claim.workers, unknown=tuple(sheet.unknown))


def _missing(code: str, claim: Claim) -> str:
    if code.endswith(("_lump_sum", "_sessions", "session_rate")):
        return f"method: hình thức {claim.form} không có cách tính {claim.method}."
    return f"on: chưa có số liệu “{code}” có hiệu lực ngày {claim.on:%d/%m/%Y}. Hãy bổ sung tệp figures.yaml."


def _write(claim: Claim, sheet: Sheet) -> None:
    weights = _write_fee(claim, sheet)
    sheet.round_down(claim.payee)
    if len(claim.workers) > 1:
        _divide(weights, sheet)
    for worker in claim.workers:
        _write_share_of_pay(claim, worker, sheet)
    _write_expenses(claim, sheet)
    for worker in claim.workers:
        _write_paid_before(worker, sheet)


def _write_fee(claim: Claim, sheet: Sheet) -> dict[str, Fraction]:
    """What a lawyer would get for the case, before it is divided."""
    if claim.form is Form.ADVICE:
        _write_documents(claim, sheet)
        return {worker.name: Fraction(1) for worker in claim.workers}
    if claim.method is Method.LUMP_SUM:
        most, least = (sheet.figure(f"{claim.form}.{bound}_lump_sum") for bound in ("most", "least"))
        shares = write_lump_sum(claim, sheet)
        _write_price(claim, sheet)
        _bound(most.value, least.value, claim, sheet, is_whole=percent_of(shares) >= WHOLE)
        _write_work_done(percent_of(shares), claim, sheet)
        return shares
    weights = write_sessions(claim, sheet)
    _write_price(claim, sheet)
    return weights


def _write_price(claim: Claim, sheet: Sheet) -> None:
    rate, base = sheet.figure(f"{claim.form}.session_rate"), sheet.figure("base_salary")
    values = {"sessions": sheet.sessions, "rate": rate.value, "base": base.value}
    values["salaries"] = sheet.sessions * rate.value
    amount = sheet.sessions * rate.value * base.value
    sheet.write(LineKind.PRICE, rate, amount=amount, worker=claim.payee, values=values)


def _bound(most: Decimal, least: Decimal, claim: Claim, sheet: Sheet, *, is_whole: bool) -> None:
    """The lump sum of a case lies between two multiples of the base salary; a part of the work has no least."""
    base = sheet.figure("base_salary").value
    over, under = sheet.amount_of(claim.payee) - most * base, least * base - sheet.amount_of(claim.payee)
    if over > 0:
        _write_bound(LineKind.MOST_LUMP_SUM, -over, most, claim, sheet)
    elif under > 0 and is_whole and not claim.is_partial:
        _write_bound(LineKind.LEAST_LUMP_SUM, under, least, claim, sheet)


def _write_work_done(percent: Decimal, claim: Claim, sheet: Sheet) -> None:
    """A part of the work is that part of what the whole case would be paid: cut after the bound, not before."""
    if percent < WHOLE:
        less = sheet.amount_of(claim.payee) * (percent / WHOLE - 1)
        sheet.write(LineKind.WORK_DONE, "work_done", amount=less, worker=claim.payee, values={"percent": percent})


def _write_bound(kind: LineKind, amount: Decimal, bound: Decimal, claim: Claim, sheet: Sheet) -> None:
    sheet.write(kind, f"{claim.form}.{kind}", amount=amount, worker=claim.payee, values={"bound": bound})


def _write_documents(claim: Claim, sheet: Sheet) -> None:
    least, most, base = (sheet.figure(code) for code in ("advice.least", "advice.most", "base_salary"))
    for place, coefficient in enumerate(claim.documents):
        if not least.value <= coefficient <= most.value:
            raise ClaimError([f"documents[{place}].coefficient: phải từ {least.value} đến {most.value}."])
        values = {"number": place + 1, "rate": coefficient, "base": base.value}
        amount = coefficient * base.value
        sheet.write(LineKind.DOCUMENT, most, amount=amount, worker=claim.payee, values=values)


def _divide(weights: Mapping[str, Fraction], sheet: Sheet) -> None:
    """Give each practitioner their part of what the case is paid."""
    whole, total = sheet.amount_of(""), sum(weights.values(), Fraction(0))
    sheet.write(LineKind.DIVIDED, "division", amount=-whole, values={"people": len(weights)})
    for name, part in allotted(whole, weights).items():
        percent = Decimal(round(weights[name] / total * 10_000)) / WHOLE if total else Decimal(0)
        sheet.write(LineKind.PART, "division", amount=part, worker=name, values={"percent": percent})


def allotted(whole: Decimal, weights: Mapping[str, Fraction]) -> dict[str, Decimal]:
    """`whole` đồng in parts by weight, to the đồng; đồng left over go to the largest remainders, by name if equal."""
    total = sum(weights.values(), Fraction(0))
    if not total:
        return dict.fromkeys(weights, Decimal(0))
    exact = {name: Fraction(whole) * weight / total for name, weight in weights.items()}
    parts = {name: int(part) for name, part in exact.items()}
    left = int(whole) - sum(parts.values())
    for name in sorted(exact, key=lambda name: (parts[name] - exact[name], name))[:left]:
        parts[name] += 1
    return {name: Decimal(part) for name, part in parts.items()}


def _write_share_of_pay(claim: Claim, worker: Worker, sheet: Sheet) -> None:
    """A lawyer is paid in full, a trợ giúp viên a part of it, some kinds nothing for this form."""
    share, full = sheet.figure(f"pay.{claim.form}.{worker.kind}"), sheet.amount_of(worker.name)
    if share.value == 1:
        return
    kind = LineKind.SHARE_OF_PAY if share.value else LineKind.NOT_PAID
    less = full * (share.value - 1)
    values = {"percent": share.value * WHOLE, "worker_kind": worker.kind, "form": claim.form}
    sheet.write(kind, share, amount=less, worker=worker.name, values=values)
    sheet.round_down(worker.name)


def _write_expenses(claim: Claim, sheet: Sheet) -> None:
    for place, expense in enumerate(claim.expenses):
        kind = sheet.law.expense_kinds.get(expense.kind)
        if kind is None:
            known = ", ".join(sheet.law.expense_kinds)
            raise ClaimError([f"expenses[{place}].kind: không có loại chi phí “{expense.kind}”; các loại: {known}."])
        if kind.needs_receipt and not expense.receipt:
            raise ClaimError([f"expenses[{place}].receipt: hãy ghi số hóa đơn, chứng từ."])
        values = {"kind": expense.kind, "receipt": expense.receipt, "note": expense.note}
        sheet.write(LineKind.EXPENSE, kind, amount=expense.amount, worker=expense.worker, values=values)


def _write_paid_before(worker: Worker, sheet: Sheet) -> None:
    """What was paid already is taken off; who was paid too much gets nothing, and gives nothing back here."""
    taken = min(worker.paid_before, sheet.amount_of(worker.name))
    if worker.paid_before:
        values = {"paid": worker.paid_before, "over": worker.paid_before - taken}
        sheet.write(LineKind.PAID_BEFORE, "paid_before", amount=-taken, worker=worker.name, values=values)
