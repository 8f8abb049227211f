"""Pay by sessions really worked: hours to sessions, norms and caps. Written before the price."""

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from tgpl.fees.rules.claim import Claim
from tgpl.fees.rules.law import Law, Norm, Source
from tgpl.fees.rules.lines import NOTHING, LineKind, Sheet

HOUR = Decimal(60)
HALF = Decimal("0.5")


def write_sessions(claim: Claim, sheet: Sheet) -> dict[str, Fraction]:
    """Write how many sessions the case is paid for; what each practitioner's work weighs in them."""
    minutes = _by_kind(claim)
    for kind, spent in sorted(minutes.items()):
        sheet.write(LineKind.TIME, _source(kind, sheet), minutes=spent, values={"kind": kind})
    kept = _within_norms(claim, minutes, sheet)
    _to_sessions(sheet)
    most = sheet.figure(f"{claim.form}.most_sessions")
    if sheet.sessions > most.value:
        sheet.write(LineKind.MOST_SESSIONS, most, sessions=most.value - sheet.sessions, values={"most": most.value})
    return {
        w.name: sum((Fraction(t.minutes) * kept.get(t.kind, Fraction(1)) for t in w.time), Fraction(0))
        for w in claim.workers
    }


def _by_kind(claim: Claim) -> dict[str, Decimal]:
    """Minutes of each kind, of all practitioners together: splitting work never makes it more."""
    minutes: defaultdict[str, Decimal] = defaultdict(lambda: NOTHING)
    for worker in claim.workers:
        for entry in worker.time:
            minutes[entry.kind] += entry.minutes
    return dict(minutes)


def _source(kind: str, sheet: Sheet) -> Source:
    return sheet.law.time_kinds[kind] if kind else sheet.figure("session_hours")


def _within_norms(claim: Claim, minutes: dict[str, Decimal], sheet: Sheet) -> dict[str, Fraction]:
    """Cut what is over a norm; the part of each kind of time that is left."""
    kept: dict[str, Fraction] = {}
    limited = [kind for kind in sorted(minutes) if kind and sheet.law.time_kinds[kind].within_norm]
    for kind in limited:
        norm = most_of_kind(claim, sheet.law, kind)
        if norm is None:
            sheet.unknown.append(kind)
            continue
        most = norm.of_kinds[kind] * sheet.figure("session_hours").value * HOUR
        if minutes[kind] > most:
            values = {"kind": kind, "sessions": norm.of_kinds[kind]}
            sheet.write(LineKind.OVER_NORM, norm, minutes=most - minutes[kind], values=values)
            kept[kind] = Fraction(most) / Fraction(minutes[kind])
    return kept


def most_of_kind(claim: Claim, law: Law, kind: str) -> Norm | None:
    """The norm that bounds a kind of time: of the gravest charge over the stages, where the tables know it."""
    if not claim.spans:
        return None
    first = min((span.first for span in claim.spans), key=lambda stage: stage.place)
    last = max((span.last for span in claim.spans), key=lambda stage: stage.place)
    norms = [law.norm(claim.matter, charge, first, last) for charge in claim.charges or (None,)]
    known = [norm for norm in norms if norm is not None and kind in norm.of_kinds]
    return max(known, key=lambda norm: norm.of_kinds[kind], default=None)


def _to_sessions(sheet: Sheet) -> None:
    """Whole sessions, then the rest of the hours as half a session or a whole one."""
    hours, full = sheet.figure("session_hours"), sheet.figure("full_session_from_hours")
    whole, rest = divmod(sheet.minutes, hours.value * HOUR)
    if whole:
        sheet.write(LineKind.WHOLE_SESSIONS, hours, sessions=whole, values={"hours": hours.value})
    if rest:
        worth = Decimal(1) if rest >= full.value * HOUR else HALF
        sheet.write(LineKind.ROUNDED_REST, full, sessions=worth, values={"minutes": rest, "full": full.value})
