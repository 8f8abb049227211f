"""How far two reviewers agree: Cohen's weighted kappa with quadratic weights.

J. Cohen (1968), Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial credit,
Psychological Bulletin 70(4), 213-220. Words for its size:
J. R. Landis and G. G. Koch (1977), Biometrics 33(1), 159-174.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

# Under so many pairs a kappa says little, whatever its size.
FEW = 20


class Strength(StrEnum):
    """What a kappa means, in the usual words."""

    NONE = "none"  # no better than chance
    SLIGHT = "slight"
    FAIR = "fair"
    MODERATE = "moderate"
    SUBSTANTIAL = "substantial"
    ALMOST_PERFECT = "almost_perfect"


_UP_TO = (
    (Fraction(1, 5), Strength.SLIGHT),
    (Fraction(2, 5), Strength.FAIR),
    (Fraction(3, 5), Strength.MODERATE),
    (Fraction(4, 5), Strength.SUBSTANTIAL),
    (Fraction(1), Strength.ALMOST_PERFECT),
)


@dataclass(frozen=True, slots=True)
class Agreement:
    """`kappa` is None where it is not defined: no pair, or both always gave one and the same grade."""

    table: tuple[tuple[int, ...], ...]  # rows: first reviewer; columns: second
    kappa: Fraction | None

    @property
    def pairs(self) -> int:
        return sum(map(sum, self.table))

    @property
    def same(self) -> int:
        """How many pairs agree wholly."""
        return sum(self.table[place][place] for place in range(len(self.table)))

    @property
    def is_few(self) -> bool:
        return self.pairs < FEW

    @property
    def strength(self) -> Strength | None:
        return None if self.kappa is None else strength_of(self.kappa)


def agreement(pairs: Sequence[tuple[str, str]], grades: Sequence[str]) -> Agreement:
    """The agreement of `pairs` of grades on the ordered scale `grades`."""
    counts = Counter(pairs)
    table = tuple(tuple(counts[first, second] for second in grades) for first in grades)
    return Agreement(table, quadratic_kappa(table))


def quadratic_kappa(table: Sequence[Sequence[int]]) -> Fraction | None:
    """1 - observed / expected disagreement, each cell weighing the square of its distance from the diagonal."""
    total = sum(map(sum, table))
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    cells = [(a, b) for a in range(len(table)) for b in range(len(table))]
    observed = sum((a - b) ** 2 * table[a][b] for a, b in cells)
    expected = sum((a - b) ** 2 * rows[a] * columns[b] for a, b in cells)
    return 1 - Fraction(observed * total, expected) if expected else None


def strength_of(kappa: Fraction) -> Strength:
    """The usual word for a kappa."""
    if kappa <= 0:
        return Strength.NONE
    return next(word for most, word in _UP_TO if kappa <= most)
