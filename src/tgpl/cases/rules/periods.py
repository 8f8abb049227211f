"""The periods after which a register is closed, and what must add up in each (Thông tư 12/2018/TT-BTP, Điều 7)."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Span(StrEnum):
    """How long a period is."""

    MONTH = "month"
    HALF_YEAR = "half_year"
    YEAR = "year"


MONTHS = {Span.MONTH: 1, Span.HALF_YEAR: 6, Span.YEAR: 12}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From its first day to its last, both included."""

    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def period_of(span: Span, day: date) -> Period:
    """The period of this length in which `day` lies.

    >>> period_of(Span.HALF_YEAR, date(2026, 11, 22))
    Period(first=datetime.date(2026, 7, 1), last=datetime.date(2026, 12, 31))
    """
    months = MONTHS[span]
    begins = (day.month - 1) // months * months + 1
    ends = begins + months - 1
    return Period(date(day.year, begins, 1), date(day.year, ends, monthrange(day.year, ends)[1]))


@dataclass(frozen=True, slots=True)
class Life:
    """When a matter was entered in the register, and when and how it ended."""

    accepted_on: date
    ended_on: date | None = None
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What a closing counts. Carried in and accepted are what ended and what is carried out."""

    carried_in: int
    accepted: int
    ended: int
    carried_out: int
    endings: tuple[tuple[str, int], ...] = ()

    @property
    def adds_up(self) -> bool:
        return self.carried_in + self.accepted == self.ended + self.carried_out


def tally(lives: Iterable[Life], period: Period) -> Tally:
    """The matters of a register as they stood over `period`: what ended later was still open."""
    known = [life for life in lives if life.accepted_on <= period.last]
    ended = [life for life in known if life.ended_on in period]
    endings = sorted({life.ending for life in ended})
    return Tally(
        carried_in=sum(life.accepted_on < period.first and _open_on(life, period.first) for life in known),
        accepted=sum(life.accepted_on in period for life in known),
        ended=len(ended),
        carried_out=sum(life.ended_on is None or life.ended_on > period.last for life in known),
        endings=tuple((ending, sum(life.ending == ending for life in ended)) for ending in endings),
    )


def _open_on(life: Life, day: date) -> bool:
    return life.ended_on is None or life.ended_on >= day
