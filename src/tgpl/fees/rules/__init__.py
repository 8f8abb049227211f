"""How a fee is reckoned: pure, from a claim and the law of a day to a sum with its reasons."""

from tgpl.fees.rules.claim import (
    Claim,
    ClaimError,
    Expense,
    Form,
    Method,
    Span,
    Time,
    Worker,
    WorkerKind,
)
from tgpl.fees.rules.law import Law, Matter, Severity, Stage
from tgpl.fees.rules.lines import Line, LineKind, Reckoning
from tgpl.fees.rules.reckoning import reckon

__all__ = [
    "Claim",
    "ClaimError",
    "Expense",
    "Form",
    "Law",
    "Line",
    "LineKind",
    "Matter",
    "Method",
    "Reckoning",
    "Severity",
    "Span",
    "Stage",
    "Time",
    "Worker",
    "WorkerKind",
    "reckon",
]
