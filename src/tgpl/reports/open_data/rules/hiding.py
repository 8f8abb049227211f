"""Which cells of linked tables must be hidden so that no count under five can be worked out.

A count from 1 to 4 tells too much about people whom neighbours may know, so it is hidden (primary suppression). A
hidden cell can often be found again from totals and from other tables with the same totals, so further cells are hidden
too (complementary suppression) until whoever holds everything that is published cannot tell whether a hidden small cell
is 1, 2, 3, 4, or 5 and more. That is tested, cell by cell, as the attacker would: the least and the greatest whole
number that the cell can have, given every published number and every sum. L. H. Cox, "Suppression Methodology and
Statistical Disclosure Control", Journal of the American Statistical Association 75 (1980); M. Fischetti and J. J.
Salazar-González, "Solving the Cell Suppression Problem on Tabular Data with Linear Constraints", Management Science 47
(2001).

The choice of further cells is greedy: the smallest published number in the sum that gives the cell away, one at a time.
It hides somewhat more than the least possible, and never too little, because the test decides when to stop. A zero
stays shown: it is about nobody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LEAST = 5  # the smallest count that may be shown
Place = tuple[str, ...]


class CannotHide(Exception):
    """There is too little in all to show anything."""


@dataclass(frozen=True, slots=True)
class Sum:
    """`total` is the sum of `parts`: whoever sees the tables knows that."""

    total: Place
    parts: tuple[Place, ...]

    def places(self) -> tuple[Place, ...]:
        return (self.total, *self.parts)


@dataclass(frozen=True, slots=True)
class Range:
    """What a hidden cell can be, as far as the published numbers tell."""

    least: int
    greatest: int

    def keeps(self, number: int) -> bool:
        """Whether `number` stays unknown enough: a small one may be 1 as well as 5; the width is never under 5."""
        if number < LEAST:
            return self.least <= 1 and self.greatest >= LEAST
        return self.greatest - self.least >= LEAST


def hide(
    numbers: Mapping[Place, int],
    sums: Sequence[Sum],
    small: Iterable[Place],
    shown: frozenset[Place] = frozenset(),
    never_shown: frozenset[Place] = frozenset(),
) -> frozenset[Place]:
    """The places to hide so that each of the `small` ones stays unknown; never those of `shown`. Raises CannotHide.

    `never_shown`: what stands in no table; it is hidden from the start, and the small ones of it are guarded too.
    """
    guarded = sorted(small)
    hidden = {*guarded, *never_shown}
    ranges = Ranges(numbers, sums, hidden)
    for place in guarded:  # once each: what stays unknown stays so when more is hidden
        while not ranges.of(place).keeps(numbers[place]):
            hidden.add(_another(place, numbers, sums, hidden, shown))
            ranges = Ranges(numbers, sums, hidden)
    return frozenset(hidden) if guarded else frozenset()


def _another(
    place: Place, numbers: Mapping[Place, int], sums: Sequence[Sum], hidden: set[Place], shown: frozenset[Place]
) -> Place:
    """The next place to hide: the smallest number in the sum that tells most of what hangs together with `place`."""
    linked = _linked(place, sums, hidden)
    together = [one for one in sums if linked.intersection(one.places())]
    for telling in sorted(together, key=lambda one: sum(part in hidden for part in one.places())):
        free = [part for part in telling.places() if part not in hidden and part not in shown and numbers[part]]
        if free:
            return min(free, key=lambda part: (numbers[part], part))
    raise CannotHide


def _linked(place: Place, sums: Sequence[Sum], hidden: set[Place]) -> set[Place]:
    """The hidden places that share a sum with `place`, or with one that does, and so on."""
    found, new = {place}, {place}
    while new:
        new = {
            part for one in sums if new.intersection(one.places()) for part in one.places() if part in hidden
        } - found
        found |= new
    return found


class Ranges:
    """What every hidden place can be, given all that is shown: whole numbers, none below zero, sums that hold."""

    def __init__(self, numbers: Mapping[Place, int], sums: Sequence[Sum], hidden: Iterable[Place]) -> None:
        import highspy  # the solver is 10 MB: loaded only where somebody publishes

        self._model = highspy.Highs()
        self._model.silent()
        most = max(numbers.values(), default=0) * 2 + LEAST
        kind = highspy.HighsVarType.kInteger
        self._unknown = {place: self._model.addVariable(0, most, type=kind) for place in sorted(hidden)}
        for left, known in self._equations(numbers, sums):
            self._model.addConstr(left == known)

    def _equations(self, numbers: Mapping[Place, int], sums: Sequence[Sum]) -> Iterator[tuple[object, int]]:
        for one in sums:
            if not any(place in self._unknown for place in one.places()):
                continue
            signed = [(one.total, -1), *((part, 1) for part in one.parts)]
            left = sum(sign * self._unknown[place] for place, sign in signed if place in self._unknown)
            yield left, -sum(sign * numbers[place] for place, sign in signed if place not in self._unknown)

    def of(self, place: Place) -> Range:
        """The least and the greatest that a hidden place can be."""
        ends = []
        for search in (self._model.minimize, self._model.maximize):
            search(self._unknown[place])
            ends.append(round(self._model.getInfo().objective_function_value))
        return Range(*ends)
