"""Where branches should stand: the p-median and the maximal covering, solved to the proven best.

The p-median (least distance over everybody) is solved by cuts: the solver chooses where to stand and guesses each
commune's distance; a guess below what the choice gives is answered by the one inequality that forbids it. Communes by
the hundred take seconds, where a variable for each pair would take minutes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

_TOLERANCE = 1e-6
# A commune, the length that its distance is at least, and what each nearer place takes off.
_Cut = tuple[int, float, dict[int, float]]


class Aim(StrEnum):
    """What the choice should make best."""

    MEDIAN = "median"  # the least distance over everybody
    COVER = "cover"  # the most people within reach


@dataclass(frozen=True)
class Problem:
    """Need of each commune, its distance to each candidate (None: no way), what stands now, what counts as reached.

    `fixed`: what stands now stays where it is.
    """

    need: Sequence[float]
    distance: Sequence[Sequence[float | None]]
    standing: frozenset[int]
    fixed: bool = True
    reach: float = 0

    @property
    def candidates(self) -> range:
        return range(len(self.distance[0]) if self.distance else 0)

    @cached_property
    def far(self) -> float:
        """What "no way" counts as: twice the farthest that is known."""
        return 2 * max((d for row in self.distance for d in row if d is not None), default=1.0) or 1.0

    @cached_property
    def lengths(self) -> list[list[float]]:
        return [[self.far if d is None else d for d in row] for row in self.distance]

    @property
    def in_need(self) -> list[int]:
        """The communes that weigh at all."""
        return [commune for commune, need in enumerate(self.need) if need > 0]

    def within(self, commune: int) -> list[int]:
        """The candidates that reach a commune."""
        row = self.distance[commune]
        return [place for place in self.candidates if (d := row[place]) is not None and d <= self.reach]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a choice of places gives. `mean`: distance of a person; `covered`: people within reach."""

    places: tuple[int, ...]
    mean: float
    covered: float
    farthest: float


def outcome(problem: Problem, places: Iterable[int]) -> Outcome:
    """What these places give."""
    chosen = tuple(sorted(places))
    nearest = [min((row[place] for place in chosen), default=problem.far) for row in problem.lengths]
    everybody = sum(problem.need)
    mean = sum(n * d for n, d in zip(problem.need, nearest, strict=True)) / everybody if everybody else 0.0
    covered = sum(
        need for commune, need in enumerate(problem.need) if not set(chosen).isdisjoint(problem.within(commune))
    )
    return Outcome(chosen, mean, covered, max((nearest[i] for i in problem.in_need), default=0.0))


def further(problem: Problem, aim: Aim, most: int) -> Iterator[Outcome]:
    """The best choice with none, one … `most` branches more than stand now."""
    for more in range(most + 1):
        count = len(problem.standing) + more
        if count > len(problem.candidates):
            return
        yield outcome(problem, best_places(problem, aim, count))


def best_places(problem: Problem, aim: Aim, count: int) -> frozenset[int]:
    """The best `count` places; those that stand are among them where they are fixed."""
    if count == 0 or (problem.fixed and count == len(problem.standing)):
        return problem.standing
    return _cover(problem, count) if aim is Aim.COVER else _median(problem, count)


class _Model:
    """A model of the solver with one variable for each candidate: whether a branch stands there."""

    def __init__(self, problem: Problem, count: int, *, whole: bool) -> None:
        import highspy  # the solver is 10 MB: loaded only where somebody asks

        self._highspy, self._model, self._whole = highspy, highspy.Highs(), whole
        self._set(output_flag=False, threads=1, random_seed=0, mip_rel_gap=0.0, mip_abs_gap=_TOLERANCE)
        for place in problem.candidates:
            stays = problem.fixed and place in problem.standing
            self.add_variable(1.0 if stays else 0.0, 1.0, whole=True)
        self.add_row(count, count, dict.fromkeys(problem.candidates, 1.0))

    def _set(self, **options: Any) -> None:
        for name, value in options.items():
            self._model.setOptionValue(name, value)

    def add_variable(self, lower: float, upper: float, cost: float = 0.0, *, whole: bool = False) -> int:
        number = self._model.getNumCol()
        self._model.addVar(lower, upper)
        self._model.changeColCost(number, cost)
        if whole and self._whole:
            self._model.changeColIntegrality(number, self._highspy.HighsVarType.kInteger)
        return int(number)

    def add_row(self, lower: float, upper: float, terms: dict[int, float]) -> None:
        self._model.addRow(lower, upper, len(terms), list(terms), list(terms.values()))

    def solve(self) -> list[float]:
        self._model.run()
        if self._model.getModelStatus() != self._highspy.HighsModelStatus.kOptimal:
            raise ArithmeticError(f"no best choice found: {self._model.getModelStatus()}")
        return list(self._model.getSolution().col_value)


def _chosen(problem: Problem, values: Sequence[float]) -> frozenset[int]:
    return frozenset(place for place in problem.candidates if values[place] > 0.5)


def _cover(problem: Problem, count: int) -> frozenset[int]:
    model = _Model(problem, count, whole=True)
    for commune in problem.in_need:
        reached = model.add_variable(0.0, 1.0, cost=-problem.need[commune])
        # Reached only if one of the places that reach it is taken.
        model.add_row(0.0, float("inf"), dict.fromkeys(problem.within(commune), 1.0) | {reached: -1.0})
    return _chosen(problem, model.solve())


def _median(problem: Problem, count: int) -> frozenset[int]:
    """The best whole choice: solved again as long as some commune's distance is guessed too short."""
    model, guesses = _median_model(problem, count, _first_cuts(problem, count), whole=True)
    while True:
        values = model.solve()
        found = list(_too_short(problem, values, guesses))
        if not found:
            return _chosen(problem, values)
        _add_cuts(model, guesses, found)


def _first_cuts(problem: Problem, count: int) -> list[_Cut]:
    """The inequalities that matter where branches may be divided: cheap to find, and most of what is needed."""
    model, guesses = _median_model(problem, count, [], whole=False)
    cuts: list[_Cut] = []
    while found := list(_too_short(problem, model.solve(), guesses)):
        _add_cuts(model, guesses, found)
        cuts += found
    return cuts


def _median_model(problem: Problem, count: int, cuts: list[_Cut], *, whole: bool) -> tuple[_Model, dict[int, int]]:
    model = _Model(problem, count, whole=whole)
    guesses = {
        commune: model.add_variable(min(problem.lengths[commune]), problem.far, cost=problem.need[commune])
        for commune in problem.in_need
    }
    _add_cuts(model, guesses, cuts)
    return model, guesses


def _add_cuts(model: _Model, guesses: dict[int, int], cuts: Iterable[_Cut]) -> None:
    for commune, length, savings in cuts:
        model.add_row(length, float("inf"), {guesses[commune]: 1.0} | savings)


def _too_short(problem: Problem, values: Sequence[float], guesses: dict[int, int]) -> Iterator[_Cut]:
    """For each commune whose guess is below what the choice gives: its distance is at least `length`, less what each
    nearer place would save.
    """
    for commune, variable in guesses.items():
        row = problem.lengths[commune]
        length = _reached_at(row, values, problem.candidates)
        savings = {place: length - row[place] for place in problem.candidates if row[place] < length}
        true = length - sum(saved * values[place] for place, saved in savings.items())
        if values[variable] < true - _TOLERANCE * max(1.0, true):
            yield commune, length, savings


def _reached_at(row: Sequence[float], values: Sequence[float], places: Iterable[int]) -> float:
    """How far one must go to meet one whole branch."""
    met = 0.0
    length = 0.0
    for place in sorted(places, key=lambda one: row[one]):
        met, length = met + values[place], row[place]
        if met >= 1 - _TOLERANCE:
            break
    return length
