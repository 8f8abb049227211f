"""What the law says of fees on one day: figures, norms, kinds of time, of work and of expense, each with its source."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from tgpl.core.law.rule_files import Mark


class Matter(StrEnum):
    """Which table of norms a case belongs to."""

    CRIMINAL = "criminal"
    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"


class Severity(StrEnum):
    """How grave the law holds a crime to be, the least first."""

    LESS_SERIOUS = "less_serious"
    SERIOUS = "serious"
    VERY_SERIOUS = "very_serious"
    EXTREMELY_SERIOUS = "extremely_serious"


class Stage(StrEnum):
    """Stages of proceedings, in their order."""

    INVESTIGATION = "investigation"
    PROSECUTION = "prosecution"
    FIRST_INSTANCE = "first_instance"
    APPEAL = "appeal"
    REVIEW = "review"

    @property
    def place(self) -> int:
        return list(Stage).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A rule that a line of a sum leans on."""

    code: str
    name: str
    citation: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Source):
    """A number of the law."""

    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Norm(Source):
    """How many sessions a run of stages is worth, and at most how many of each kind of time."""

    matter: Matter
    severity: Severity | None
    first: Stage
    last: Stage
    sessions: Decimal
    of_kinds: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeKind(Source):
    """A kind of time of the time sheet, and who confirms it."""

    letter: str
    confirmed_by: tuple[str, ...]
    within_norm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpenseKind(Source):
    """A cost that is paid besides the fee."""

    needs_receipt: bool


class NoFigure(LookupError):
    """The law knows no such number on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Everything in force on the day `on`."""

    on: dt.date
    figures: Mapping[str, Figure]
    norms: tuple[Norm, ...]
    time_kinds: Mapping[str, TimeKind]
    work_kinds: Mapping[str, Source]
    expense_kinds: Mapping[str, ExpenseKind]

    def figure(self, code: str) -> Figure:
        try:
            return self.figures[code]
        except KeyError:
            raise NoFigure(code) from None

    def norm(self, matter: Matter, severity: Severity | None, first: Stage, last: Stage) -> Norm | None:
        """The row of the tables for these stages, where one is known."""
        wanted = (matter, severity, first, last)
        return next((n for n in self.norms if (n.matter, n.severity, n.first, n.last) == wanted), None)
