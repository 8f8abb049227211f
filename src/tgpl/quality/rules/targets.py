"""Yearly targets of trợ giúp viên pháp lý: which bands apply, what is reached, where the year is heading."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from math import sqrt


@dataclass(frozen=True, slots=True)
class Band:
    """What is asked of those with at least `years_from` whole years since appointment."""

    years_from: int
    reached: Decimal  # đạt
    fair: Decimal  # khá
    good: Decimal  # tốt


@dataclass(frozen=True, slots=True)
class TargetYear:
    """The bands that were set for a year, the least senior first."""

    year: int
    citation: str
    mark: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Counting:
    """How cases are counted and who is exempt: what no text that we read says is data, marked."""

    basis: str  # "ended" or "accepted"
    shared_credit: Decimal  # of a case on which several practitioners worked
    exempt_absent_months: int  # absent for more than so many months
    exempt_appointed_months: int  # appointed for less than so many months
    citation: str
    mark: str
    note: str


class Standing(StrEnum):
    """Where an officer stands against the bands."""

    EXEMPT_ABSENT = "exempt_absent"
    EXEMPT_NEW = "exempt_new"
    BELOW = "below"
    REACHED = "reached"
    FAIR = "fair"
    GOOD = "good"


EXEMPT = frozenset({Standing.EXEMPT_ABSENT, Standing.EXEMPT_NEW})


@dataclass(frozen=True, slots=True)
class Officer:
    """What the rule asks of one officer. `share`: the part of the target, less than 1 for leaders."""

    appointed_on: dt.date
    absent_months: int = 0
    share: Decimal = Decimal(1)


def whole_years(since: dt.date, on: dt.date) -> int:
    """Whole years from one day to another; never less than 0."""
    return max(on.year - since.year - ((on.month, on.day) < (since.month, since.day)), 0)


def whole_months(since: dt.date, on: dt.date) -> int:
    """Whole months from one day to another; never less than 0."""
    return max((on.year - since.year) * 12 + on.month - since.month - (on.day < since.day), 0)


def band_for(bands: Sequence[Band], years: int) -> Band:
    """The band of an officer with so many whole years of service."""
    return max((band for band in bands if band.years_from <= years), key=lambda band: band.years_from)


def bands_of(known: Sequence[TargetYear], year: int) -> TargetYear | None:
    """The bands set for `year`, else those of the last year before it that has any."""
    earlier = [target for target in known if target.year <= year]
    return max(earlier, key=lambda target: target.year, default=None)


@dataclass(frozen=True, slots=True)
class Asked:
    """The target of one officer in one year: the band times their share."""

    band: Band
    share: Decimal
    exempt: Standing | None

    @property
    def reached(self) -> Decimal:
        return self.band.reached * self.share

    @property
    def fair(self) -> Decimal:
        return self.band.fair * self.share

    @property
    def good(self) -> Decimal:
        return self.band.good * self.share

    def standing(self, done: Decimal) -> Standing:
        """What `done` cases amount to."""
        if self.exempt:
            return self.exempt
        steps = ((self.good, Standing.GOOD), (self.fair, Standing.FAIR), (self.reached, Standing.REACHED))
        return next((standing for least, standing in steps if done >= least), Standing.BELOW)


def asked_of(officer: Officer, bands: Sequence[Band], year: int, counting: Counting) -> Asked:
    """What a year asks of an officer; seniority and time since appointment are taken at the end of the year."""
    end = dt.date(year, 12, 31)
    exempt = None
    if officer.absent_months > counting.exempt_absent_months:
        exempt = Standing.EXEMPT_ABSENT
    elif whole_months(officer.appointed_on, end + dt.timedelta(days=1)) < counting.exempt_appointed_months:
        exempt = Standing.EXEMPT_NEW
    band = band_for(bands, whole_years(officer.appointed_on, end + dt.timedelta(days=1)))
    return Asked(band, officer.share, exempt)


def credit(practitioners: int, counting: Counting) -> Decimal:
    """What one case counts for each of the practitioners who worked on it."""
    return counting.shared_credit if practitioners > 1 else Decimal(1)


@dataclass(frozen=True, slots=True)
class Pace:
    """How many cases the year asked for until a day, and how many there are."""

    due: Decimal
    done: Decimal

    @property
    def behind(self) -> Decimal:
        """The part of what was due that is missing: 0 for who keeps pace or is ahead, 1 for who has nothing yet."""
        return max((self.due - self.done) / self.due, Decimal(0)) if self.due else Decimal(0)


def pace(asked: Asked, done: Decimal, on: dt.date) -> Pace:
    """Where an officer should stand on a day if the cases of "đạt" came evenly over the year."""
    days = (dt.date(on.year, 12, 31) - dt.date(on.year, 1, 1)).days + 1
    return Pace((asked.reached * on.timetuple().tm_yday / days).quantize(Decimal("0.1")), done)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the year ends at the pace so far, and the range into which four years in five would fall."""

    expected: Decimal
    low: Decimal
    high: Decimal


# Four fifths of a normal distribution lie within so many standard deviations of its middle.
_FOUR_IN_FIVE = 1.2816
FEWEST_DAYS = 30


def forecast(done: Decimal, year: int, today: dt.date) -> Forecast | None:
    """The pace so far carried on to 31 December; None in the first month, when a pace says nothing.

    Cases come one by one and independently (a Poisson process). What is still to come varies by its own chance and by
    how well the pace is known: variance = expected × (1 + days left / days gone).
    """
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    gone, left = (min(today, last) - first).days + 1, max((last - today).days, 0)
    if gone < FEWEST_DAYS:
        return None
    coming = float(done) * left / gone
    spread = _FOUR_IN_FIVE * sqrt(coming * (1 + left / gone))
    low = max(float(done) + coming - spread, float(done))
    return Forecast(*(_tenth(value) for value in (float(done) + coming, low, float(done) + coming + spread)))


def _tenth(value: float) -> Decimal:
    return Decimal(value).quantize(Decimal("0.1"))
