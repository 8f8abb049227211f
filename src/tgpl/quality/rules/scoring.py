"""From the points of a sheet to a grade, with reasons (Thông tư 12/2018/TT-BTP, Điều 14 đến Điều 17)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

ZERO = Decimal(0)


def written(points: Decimal) -> str:
    """Points as people here write them.

    >>> written(Decimal("9.50"))
    '9,5'
    """
    return f"{points.normalize():f}".replace(".", ",")


@dataclass(frozen=True, slots=True)
class Criterion:
    """A line of the sheet with the most points that it can bring. `from_opinion`: the clients' words fill it."""

    code: str
    title: str
    points: Decimal
    from_opinion: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Criteria under one heading of the sheet."""

    code: str
    title: str
    criteria: tuple[Criterion, ...]

    @property
    def points(self) -> Decimal:
        return sum((criterion.points for criterion in self.criteria), ZERO)


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the least total that earns it."""

    code: str
    title: str
    least: Decimal


@dataclass(frozen=True, slots=True)
class ProhibitedAct:
    """An act that the law forbids; whoever did it fails, whatever the points."""

    code: str
    title: str
    citation: str
    mark: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scoring sheet in force between two dates. `grades`: the best first, the last one from 0."""

    citation: str
    mark: str
    valid_from: dt.date
    valid_to: dt.date | None
    step: Decimal
    step_mark: str
    step_note: str
    groups: tuple[Group, ...]
    grades: tuple[Grade, ...]
    acts: tuple[ProhibitedAct, ...]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    @property
    def opinion_criterion(self) -> Criterion | None:
        """The criterion that the clients' opinion fills."""
        return next((criterion for criterion in self.criteria if criterion.from_opinion), None)

    def grade(self, code: str) -> Grade:
        return next(grade for grade in self.grades if grade.code == code)

    @property
    def failing(self) -> Grade:
        return self.grades[-1]


class Fault(StrEnum):
    """What is wrong with the points given for one criterion."""

    MISSING = "missing"
    NEGATIVE = "negative"
    TOO_MANY = "too_many"
    NOT_A_STEP = "not_a_step"


def fault_of(sheet: Sheet, criterion: Criterion, points: Decimal | None) -> Fault | None:
    """What is wrong with `points`, if anything."""
    if points is None:
        return Fault.MISSING
    if points < ZERO:
        return Fault.NEGATIVE
    if points > criterion.points:
        return Fault.TOO_MANY
    return Fault.NOT_A_STEP if points % sheet.step else None


def faults(sheet: Sheet, points: Mapping[str, Decimal | None]) -> Iterator[tuple[Criterion, Fault]]:
    """Every criterion whose points cannot stand."""
    for criterion in sheet.criteria:
        fault = fault_of(sheet, criterion, points.get(criterion.code))
        if fault:
            yield criterion, fault


@dataclass(frozen=True, slots=True)
class Result:
    """The total, the grade, and why: the threshold it reached, the next one it missed, or the acts that fail it."""

    total: Decimal
    by_group: tuple[tuple[Group, Decimal], ...]
    grade: Grade
    by_points: Grade  # what the points alone would have earned
    acts: tuple[ProhibitedAct, ...]
    missed: Grade | None  # the next better grade

    @property
    def is_overridden(self) -> bool:
        return bool(self.acts)


def graded(sheet: Sheet, points: Mapping[str, Decimal], acts: Sequence[str] = ()) -> Result:
    """The grade of a whole sheet. Raises ValueError while a criterion's points cannot stand."""
    wrong = [criterion.code for criterion, _fault in faults(sheet, points)]
    if wrong:
        raise ValueError(f"points of {', '.join(wrong)} cannot stand")
    by_group = tuple((group, sum((points[c.code] for c in group.criteria), ZERO)) for group in sheet.groups)
    total = sum((sub for _group, sub in by_group), ZERO)
    place = next(place for place, grade in enumerate(sheet.grades) if total >= grade.least)
    committed = tuple(act for act in sheet.acts if act.code in acts)
    return Result(
        total=total,
        by_group=by_group,
        grade=sheet.failing if committed else sheet.grades[place],
        by_points=sheet.grades[place],
        acts=committed,
        missed=sheet.grades[place - 1] if place else None,
    )
