"""Adding up what the communes answered: each sum with how many communes it covers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tgpl.network.rules.survey import Survey


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of a cell over the communes that knew it."""

    value: int
    communes: int


def totals(survey: Survey, answers: Iterable[Mapping[str, int | None]]) -> dict[str, Total]:
    """Each cell over all answers; a commune that left a cell blank is not counted as nought."""
    kept = list(answers)
    return {cell: _total([one.get(cell) for one in kept]) for cell in survey.cells()}


def _total(found: list[int | None]) -> Total:
    known = [value for value in found if value is not None]
    return Total(sum(known), len(known))
