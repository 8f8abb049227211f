"""Pay by lump sum (khoán): norms of the stages, several charges, several practitioners. Written before the price."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from tgpl.core.law.rule_files import Mark
from tgpl.fees.rules.claim import WHOLE, Claim, ClaimError, Span
from tgpl.fees.rules.law import Law, Norm, Severity, Source
from tgpl.fees.rules.lines import LineKind, Sheet


def write_lump_sum(claim: Claim, sheet: Sheet) -> dict[str, Fraction]:
    """Write how many sessions the case is worth; what each practitioner's work weighs in them."""
    for span in covered(claim, sheet.law):
        _write_norm(claim, span, sheet)
    shares = shares_of_work(claim)
    _write_together(percent_of(shares), sheet)
    return shares


def percent_of(shares: Mapping[str, Fraction]) -> Decimal:
    """How much of the work was done, by all."""
    done = sum(shares.values(), Fraction(0))
    return Decimal(done.numerator) / done.denominator


def covered(claim: Claim, law: Law) -> Iterator[Span]:
    """The spans as the tables know them: stages that stand one by one are joined where one row covers them."""
    waiting = sorted(claim.spans, key=lambda span: (span.first.place, span.last.place))
    while waiting:
        length = next((n for n in range(len(waiting), 1, -1) if _one_row(claim, waiting[:n], law)), 1)
        yield Span(waiting[0].first, waiting[length - 1].last, waiting[0].norm)
        del waiting[:length]


def _one_row(claim: Claim, spans: list[Span], law: Law) -> bool:
    stated = any(span.norm is not None for span in spans)
    return not stated and all(_rows(claim, Span(spans[0].first, spans[-1].last), law))


def _rows(claim: Claim, span: Span, law: Law) -> list[Norm | None]:
    return [law.norm(claim.matter, charge, span.first, span.last) for charge in _charges(claim)]


def _charges(claim: Claim) -> tuple[Severity | None, ...]:
    return claim.charges or (None,)


def _write_norm(claim: Claim, span: Span, sheet: Sheet) -> None:
    """The norm of the charge that has the higher one, and what more charges add."""
    sessions, source = _norm_of(claim, span, sheet.law)
    values = {"first": span.first, "last": span.last}
    sheet.write(LineKind.NORM, source, sessions=sessions, values=values)
    if len(claim.charges) > 1:
        factor = sheet.figure("several_charges")
        more = sessions * (factor.value - 1)
        sheet.write(LineKind.SEVERAL_CHARGES, factor, sessions=more, values={"percent": factor.value * WHOLE})


def _norm_of(claim: Claim, span: Span, law: Law) -> tuple[Decimal, Source]:
    if span.norm is not None:
        return span.norm, _stated_norm()
    rows = _rows(claim, span, law)
    known = [row for row in rows if row is not None]
    if len(known) < len(rows):
        where = str(span.first) if span.first is span.last else f"{span.first}–{span.last}"
        raise ClaimError(
            [f"stages: chưa có định mức cho giai đoạn {where}. Hãy ghi “norm_sessions”, hoặc bổ sung tệp norms.yaml."]
        )
    highest = max(known, key=lambda row: row.sessions)
    return highest.sessions, highest


def _stated_norm() -> Source:
    return Source(
        code="stated_norm",
        name="Định mức do cán bộ ghi",
        citation="Thông tư 02/2021/TT-BTP, Phụ lục 01 đến 03",
        mark=Mark.TO_VERIFY,
    )


def shares_of_work(claim: Claim) -> dict[str, Fraction]:
    """How much of the whole work each did, in per cent. Who worked together each did the whole, if nobody says less."""
    if claim.replaced and claim.total_minutes and all(worker.share is None for worker in claim.workers):
        return {w.name: Fraction(w.minutes * WHOLE) / Fraction(claim.total_minutes) for w in claim.workers}
    if claim.replaced or claim.is_partial:
        _refuse_unknown_shares(claim)
    found = {w.name: Fraction(WHOLE if w.share is None else w.share) for w in claim.workers}
    if claim.replaced and sum(found.values()) > WHOLE:
        raise ClaimError(["practitioners: phần việc (“share”) của những người thay nhau cộng lại không được quá 100."])
    return found


def _refuse_unknown_shares(claim: Claim) -> None:
    faults = [
        f"practitioners[{place}].share: hãy ghi phần việc đã làm (%) khi thay người, tạm đình chỉ, kết thúc sớm."
        for place, worker in enumerate(claim.workers)
        if worker.share is None
    ]
    if faults:
        raise ClaimError(faults)


def _write_together(percent: Decimal, sheet: Sheet) -> None:
    """More than one practitioner may bring the lump sum up to its bound.

    The raise for several charges and the raise for several practitioners are not multiplied: the text read gives one
    bound, 130% of the norm, and public money is not paid on a reading.
    """
    if percent <= WHOLE:
        return
    bound = sheet.figure("several_practitioners")
    norm = sum((line.sessions for line in sheet.lines if line.kind is LineKind.NORM), Decimal(0))
    wanted = min(sheet.sessions * percent / WHOLE, max(norm * bound.value, sheet.sessions))
    values = {"percent": wanted / norm * WHOLE if norm else WHOLE}
    sheet.write(LineKind.TOGETHER, bound, sessions=wanted - sheet.sessions, values=values)
