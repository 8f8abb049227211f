"""What the public may read of a figure: nobody can be told from a small number. Pure.

Whoever knows how many there are in all, from the open tables, must not work out of a share how many were served: each
share that is told holds for five counts and more, so that it gives away no cell which those tables hide.
"""

from dataclasses import dataclass
from enum import StrEnum

SMALL = 5  # fewer than this is not published
_WIDTHS = (1, 5, 10, 20, 25, 50)  # of a stretch of per cent


class Kept(StrEnum):
    """Why a figure is not told exactly."""

    FEW = "few"  # too few to count at all
    FEW_IN_ALL = "few_in_all"  # too few to tell a share of them
    NOBODY = "nobody"  # nobody to count


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: a number, a share from `percent` on and under `below`, or only words."""

    number: int | None = None
    percent: int | None = None
    below: int | None = None
    kept: Kept | None = None


def told(value: int, out_of: int | None, *, about_people: bool) -> Told:
    """How a figure may be told. Shares are never told as counts.

    What is not about people (conferences, documents) may be told as it is.
    """
    if out_of is None:
        return Told(kept=Kept.FEW) if about_people and 0 < value < SMALL else Told(number=value)
    if not out_of:
        return Told(kept=Kept.NOBODY)
    if not about_people:
        return Told(percent=value * 100 // out_of)
    return _stretch(value, out_of)


def _stretch(value: int, out_of: int) -> Told:
    """The stretch of per cent that the share lies in; none and all are told, they are about nobody in particular."""
    width = next((width for width in _WIDTHS if out_of * width > 100 * SMALL), None)
    if width is None:
        return Told(kept=Kept.FEW_IN_ALL)
    percent = value * 100 // out_of // width * width
    if value in (0, out_of) or (width == 1 and 0 < percent < 99):
        return Told(percent=percent)
    return Told(percent=percent, below=percent + width)
