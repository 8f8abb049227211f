"""What the public may read of a figure: nobody can be told from a small number. Pure."""

from dataclasses import dataclass
from enum import StrEnum

SMALL = 5  # fewer than this is not published


class Kept(StrEnum):
    """Why a figure is not told exactly."""

    FEW = "few"  # too few to count at all
    SOME = "some"  # only a few of them
    NEARLY_ALL = "nearly_all"  # all but a few
    NOBODY = "nobody"  # nobody to count


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: a number, a share in whole per cent, or only in words."""

    number: int | None = None
    percent: int | None = None
    kept: Kept | None = None


def told(value: int, out_of: int | None, *, about_people: bool) -> Told:
    """How a figure may be told. Shares are cut to whole per cent and never told as counts.

    What is not about people (conferences, documents) may be told as it is.
    """
    if out_of is None:
        return Told(kept=Kept.FEW) if about_people and 0 < value < SMALL else Told(number=value)
    if not out_of:
        return Told(kept=Kept.NOBODY)
    if not about_people:
        return Told(percent=value * 100 // out_of)
    if out_of < SMALL:
        return Told(kept=Kept.FEW)
    if 0 < value < SMALL:
        return Told(kept=Kept.SOME)
    if 0 < out_of - value < SMALL:
        return Told(kept=Kept.NEARLY_ALL)
    return Told(percent=value * 100 // out_of)
