"""The lines of a sum. Amounts of all lines add up to the total, sessions to what is paid, each line with its rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from typing import Any

from tgpl.core.law.rule_files import Mark
from tgpl.fees.rules.claim import Worker
from tgpl.fees.rules.law import Figure, Law, Source

DONG = Decimal(1)
NOTHING = Decimal(0)


class LineKind(StrEnum):
    """What a line says; how it is worded stands in the presenters."""

    TIME = "time"
    OVER_NORM = "over_norm"
    WHOLE_SESSIONS = "whole_sessions"
    ROUNDED_REST = "rounded_rest"
    MOST_SESSIONS = "most_sessions"
    NORM = "norm"
    SEVERAL_CHARGES = "several_charges"
    TOGETHER = "together"
    WORK_DONE = "work_done"
    BASE_SALARY = "base_salary"
    PRICE = "price"
    LEAST_LUMP_SUM = "least_lump_sum"
    MOST_LUMP_SUM = "most_lump_sum"
    WHOLE_DONG = "whole_dong"
    DIVIDED = "divided"
    PART = "part"
    SHARE_OF_PAY = "share_of_pay"
    NOT_PAID = "not_paid"
    DOCUMENT = "document"
    EXPENSE = "expense"
    PAID_BEFORE = "paid_before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line: how it changes the minutes, the sessions and the money, whose it is, and the rule it follows."""

    kind: LineKind
    source: Source
    minutes: Decimal = NOTHING
    sessions: Decimal = NOTHING
    amount: Decimal = NOTHING
    worker: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Sheet:
    """Lines being written."""

    law: Law
    lines: list[Line] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)  # what could not be checked: words for the reader

    def write(self, kind: LineKind, source: Source | str, **given: Any) -> None:
        found = self.law.figure(source) if isinstance(source, str) else source
        self.lines.append(Line(kind=kind, source=found, **given))

    def figure(self, code: str) -> Figure:
        return self.law.figure(code)

    @property
    def minutes(self) -> Decimal:
        return sum((line.minutes for line in self.lines), NOTHING)

    @property
    def sessions(self) -> Decimal:
        return sum((line.sessions for line in self.lines), NOTHING)

    def amount_of(self, worker: str) -> Decimal:
        return sum((line.amount for line in self.lines if line.worker == worker), NOTHING)

    def round_down(self, worker: str = "") -> None:
        """To whole đồng, downwards: parts of a sum never come to more than the sum."""
        amount = self.amount_of(worker)
        rest = amount - amount.quantize(DONG, rounding=ROUND_DOWN)
        if rest:
            self.write(LineKind.WHOLE_DONG, "whole_dong", amount=-rest, worker=worker)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """A sum with its reasons."""

    law: Law
    lines: tuple[Line, ...]
    workers: tuple[Worker, ...]
    unknown: tuple[str, ...]

    @property
    def total(self) -> Decimal:
        return sum((line.amount for line in self.lines), NOTHING)

    @property
    def sessions(self) -> Decimal:
        return sum((line.sessions for line in self.lines), NOTHING)

    @property
    def mark(self) -> Mark:
        """Confirmed only where every rule used is."""
        return Mark.CONFIRMED if self._all_confirmed() else Mark.TO_VERIFY

    def _all_confirmed(self) -> bool:
        return not self.unknown and all(line.source.mark is Mark.CONFIRMED for line in self.lines)

    def total_of(self, worker: str) -> Decimal:
        return sum((line.amount for line in self.lines if line.worker == worker), NOTHING)
