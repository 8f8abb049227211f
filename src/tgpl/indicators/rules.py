"""What a figure covers and how it reads. Pure: no Django, no clock, no query."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_DOWN, Decimal


class ScopeError(ValueError):
    """A span of time that cannot be."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure covers: from `first` to `last`, as things stood at the end of the day `as_of`.

    A plan's task may have ended in April while what became of its requests is read in October: then `last` is in April
    and `as_of` in October. `offices`: the requests and cases of these alone.
    """

    first: date
    last: date
    as_of: date
    offices: frozenset[int]

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ScopeError(f"{self.first} > {self.last}")

    @classmethod
    def year_to(cls, as_of: date, offices: frozenset[int]) -> "Scope":
        """The year of `as_of` up to that day."""
        return cls(as_of.replace(month=1, day=1), as_of, as_of, offices)

    @classmethod
    def period(cls, start: date | None, end: date | None, as_of: date, offices: frozenset[int]) -> "Scope":
        """A plan's period as far as it has come by `as_of`; without a start, the year of `as_of`.

        A period that has not begun covers nothing: one day before it begins would be wrong too, so it is refused.
        """
        first = start or as_of.replace(month=1, day=1)
        return cls(first, min(end or as_of, as_of), as_of, offices)

    @property
    def day_after(self) -> date:
        """The first day that `as_of` no longer covers."""
        return self.as_of + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as it was read: a count, a share (`value` of `out_of`), or a count in `parts`."""

    code: str
    value: int
    out_of: int | None = None
    parts: Mapping[str, int] = field(default_factory=dict)

    @property
    def percent(self) -> Decimal | None:
        """The share in per cent with one decimal, cut and never rounded up: 100 means all. None: nobody to count."""
        if not self.out_of:
            return None
        return (Decimal(self.value) * 100 / Decimal(self.out_of)).quantize(Decimal("0.1"), ROUND_DOWN)

    @property
    def missing(self) -> int:
        """How many of those that should count do not."""
        return (self.out_of or 0) - self.value if self.out_of is not None else 0
