"""Sums of an estimate, to the đồng. Pure; whole numbers only, so that nothing is ever rounded."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sums:
    """What is estimated, allocated and spent, in đồng."""

    estimate: int = 0
    allocated: int = 0
    spent: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(self.estimate + other.estimate, self.allocated + other.allocated, self.spent + other.spent)

    @property
    def left(self) -> int:
        """What was allocated and is not spent; below zero where more was spent."""
        return self.allocated - self.spent


def total(parts: Iterable[Sums]) -> Sums:
    return sum(parts, Sums())
