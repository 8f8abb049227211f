"""What is claimed for a case: who worked, how long or on what, and what it cost besides. Money is in whole đồng."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tgpl.fees.rules.law import Matter, Severity, Stage

WHOLE = Decimal(100)  # per cent


class ClaimError(ValueError):
    """A claim that cannot be read or reckoned: one sentence a fault, each with the place of the wrong field."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


class Form(StrEnum):
    """Form of aid, as in the register."""

    PROCEEDINGS = "proceedings"
    REPRESENTATION = "representation"
    ADVICE = "advice"


class Method(StrEnum):
    """How a case is paid, chosen in writing right after assignment."""

    SESSIONS = "sessions"  # theo buổi làm việc thực tế
    LUMP_SUM = "lump_sum"  # khoán theo vụ việc


class WorkerKind(StrEnum):
    """The kinds of practitioner, as in the directory."""

    LEGAL_AID_OFFICER = "legal_aid_officer"
    CONTRACT_LAWYER = "contract_lawyer"
    ORGANISATION_LAWYER = "organisation_lawyer"
    LEGAL_ADVISER = "legal_adviser"
    COLLABORATOR = "collaborator"


@dataclass(frozen=True, slots=True)
class Time:
    """Time spent; `kind` is a code of the kinds of time, empty where nobody said."""

    kind: str
    minutes: Decimal
    day: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """A practitioner and their work. `share`: how much of the work of a lump sum they did, in per cent."""

    name: str
    kind: WorkerKind
    time: tuple[Time, ...] = ()
    share: Decimal | None = None
    paid_before: Decimal = Decimal(0)

    @property
    def minutes(self) -> Decimal:
        return sum((entry.minutes for entry in self.time), Decimal(0))


@dataclass(frozen=True, slots=True)
class Span:
    """Stages from the first to the last, and their norm in sessions where the claim states it itself."""

    first: Stage
    last: Stage
    norm: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Expense:
    """A cost besides the fee, of one practitioner or of the case."""

    kind: str
    amount: Decimal
    receipt: str = ""
    worker: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """All that a sum is made from. `on`: the day whose law and base salary apply."""

    on: dt.date
    form: Form
    workers: tuple[Worker, ...]
    method: Method = Method.SESSIONS
    matter: Matter = Matter.CRIMINAL
    charges: tuple[Severity, ...] = ()
    spans: tuple[Span, ...] = ()
    documents: tuple[Decimal, ...] = ()  # coefficients of pieces of written advice
    expenses: tuple[Expense, ...] = ()
    replaced: bool = False  # the practitioners followed one another
    suspended_on: dt.date | None = None
    ended_early: bool = False  # không tiếp tục, đình chỉ: the work was not done to its end

    @property
    def is_partial(self) -> bool:
        """Whether only what was done to date is paid."""
        return self.ended_early or self.suspended_on is not None

    @property
    def total_minutes(self) -> Decimal:
        return sum((worker.minutes for worker in self.workers), Decimal(0))

    @property
    def payee(self) -> str:
        """Under whose name the fee is written: the one practitioner's, or nobody's until it is divided."""
        return self.workers[0].name if len(self.workers) == 1 else ""
