"""Reading what a commune typed: numbers as Vietnamese offices write them, sums, and what holds between figures.

A blank is "not known", never nought: sums over a blank are not known either, and no check speaks of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import eq, ge, le

from tgpl.network.rules.survey import FEMALE, MALE, PEOPLE, TOTAL, Check, Section, Survey

# More people than the largest commune has: a slip of the finger.
LARGEST = 1_000_000
_GROUPED = re.compile(r"\d{1,3}([. \u00a0]\d{3})+")
_HOLDS: dict[str, Callable[[int, int], bool]] = {"equal": eq, "at_most": le, "at_least": ge}

Typed = Mapping[str, str]
Values = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot stand: "no_number", "too_large", "sum" (men, women, all) or "part" (more than all)."""

    kind: str
    text: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A check that does not hold: its words, the two figures and the column in which they differ."""

    check: Check
    left: int
    right: int
    column: str


class NotANumber(ValueError):
    """What was typed is no whole number of people."""

    def __init__(self, kind: str, text: str) -> None:
        self.fault = Fault(kind, text[:20])
        super().__init__(kind)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood. `faults`: by cell; `broken`: checks that do not hold."""

    values: Values
    faults: dict[str, Fault] = field(default_factory=dict)
    broken: tuple[Broken, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.faults and not self.broken

    @property
    def blanks(self) -> int:
        return sum(value is None for value in self.values.values())


def read_number(text: str) -> int | None:
    """A whole number from 0; None for a blank. Dots and spaces between thousands are understood."""
    text = text.strip()
    if not text:
        return None
    if _GROUPED.fullmatch(text):
        text = re.sub(r"\D", "", text)
    if not (text.isascii() and text.isdecimal()):
        raise NotANumber("no_number", text)
    if len(text) > 9 or int(text) > LARGEST:
        raise NotANumber("too_large", text)
    return int(text)


def read_answers(survey: Survey, typed: Typed) -> Reading:
    """Everything that was typed into a form."""
    values, faults = _numbers(survey, typed)
    for section in survey.sections:
        if section.kind == PEOPLE:
            _add_up(section, values, faults)
    broken = tuple(one for check in survey.checks for one in _broken(check, survey, values))
    return Reading(values, faults, broken)


def _numbers(survey: Survey, typed: Typed) -> tuple[Values, dict[str, Fault]]:
    values: Values = {}
    faults = {}
    for cell in survey.cells():
        try:
            values[cell] = read_number(typed.get(cell, ""))
        except NotANumber as fault:
            values[cell], faults[cell] = None, fault.fault
    return values, faults


def _add_up(section: Section, values: Values, faults: dict[str, Fault]) -> None:
    """Men and women make the total: filled in where it was left blank, held against it where not."""
    for row in section.rows:
        male, female, total = (f"{section.code}.{row.code}.{column}" for column in (MALE, FEMALE, TOTAL))
        men, women, everybody = values[male], values[female], values[total]
        if men is not None and women is not None and total not in faults:
            if everybody is None:
                values[total] = men + women
            elif everybody != men + women:
                faults[total] = Fault("sum", numbers=(men, women, everybody))
        elif everybody is not None and max(men or 0, women or 0) > everybody:
            faults[total] = Fault("part", numbers=(everybody,))


def _broken(check: Check, survey: Survey, values: Values) -> Iterator[Broken]:
    """The first column in which the check does not hold."""
    sides = [survey.rows_of(check.left), survey.rows_of(check.right)]
    for column in (TOTAL, MALE, FEMALE):
        left, right = (_sum([values.get(f"{row}.{column}") for row in rows]) for rows in sides)
        if left is not None and right is not None and not _HOLDS[check.rule](left, right):
            yield Broken(check, left, right, column)
            return


def _sum(found: list[int | None]) -> int | None:
    known = [value for value in found if value is not None]
    return sum(known) if known and len(known) == len(found) else None


def changes(before: Mapping[str, int | None], after: Mapping[str, int | None]) -> list[dict[str, object]]:
    """The cells that a later sending changed, in the order of the form."""
    return [
        {"cell": cell, "was": before.get(cell), "now": value}
        for cell, value in after.items()
        if before.get(cell) != value
    ]
