"""Where things lie on the globe, and how far apart."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088  # mean radius
# A box around Viet Nam with its islands: a point outside was typed wrongly.
SOUTH, NORTH, WEST, EAST = 6.0, 24.0, 102.0, 118.0


class NoPlace(ValueError):
    """Numbers that name no point of the country."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place by its degrees."""

    latitude: float
    longitude: float

    @classmethod
    def in_viet_nam(cls, latitude: float, longitude: float) -> "Point":
        """The point; raises NoPlace outside the country (and for degrees that were swapped)."""
        if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
            raise NoPlace(f"{latitude}, {longitude}")
        return cls(latitude, longitude)


def kilometres(one: Point, other: Point) -> float:
    """The great circle between two points: how the bird flies, not how the road goes."""
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    root = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(root)))
