"""A page as print: words and ruling lines where they stand, from a PDF's text or from a picture of it.

Distances are in points from the page's upper left corner.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its left and right end, the line that it stands on, and its size."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    faint: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, self.base - self.size * 0.3


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line, level or upright: where it stands across (`at`) and from where to where it runs."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What is printed on one page."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    is_picture: bool = False
