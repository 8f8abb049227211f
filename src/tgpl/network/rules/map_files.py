"""Reading the files that officers bring for the map: points of communes, minutes between them.

Lines of three columns parted by commas, semicolons or tabs, a heading or none. Where semicolons or tabs part the
columns, a comma may be the decimal mark. Every line that cannot be taken is told; none is guessed.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tgpl.network.rules.distance import NoPlace, Point

MOST_LINES = 250_000
LONGEST_WAY = 24 * 60  # minutes
_TAKEN = TypeVar("_TAKEN")


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that cannot be taken: "columns", "commune", "number", "place", "twice" or "too_long"."""

    line: int
    kind: str
    text: str


Read = tuple[dict[str, _TAKEN], list[LineFault]]


def read_points(text: str, communes: Collection[str]) -> Read[tuple[float, float]]:
    """Code of the commune, latitude, longitude."""
    points: dict[str, tuple[float, float]] = {}

    def take(cells: Sequence[str]) -> str:
        code, latitude, longitude = cells[0], _number(cells[1]), _number(cells[2])
        if code not in communes:
            return "commune"
        if latitude is None or longitude is None:
            return "number"
        if code in points:
            return "twice"
        try:
            point = Point.in_viet_nam(latitude, longitude)
        except NoPlace:
            return "place"
        points[code] = (point.latitude, point.longitude)
        return ""

    return points, list(_faults(text, take))


def read_minutes(text: str, communes: Collection[str]) -> Read[dict[str, float]]:
    """Code of the commune from which, code of the one to which, minutes."""
    minutes: dict[str, dict[str, float]] = {}

    def take(cells: Sequence[str]) -> str:
        start, end, length = cells[0], cells[1], _number(cells[2])
        if start not in communes or end not in communes:
            return "commune"
        if length is None or not 0 <= length <= LONGEST_WAY:
            return "number"
        if end in minutes.get(start, {}):
            return "twice"
        minutes.setdefault(start, {})[end] = length
        return ""

    return minutes, list(_faults(text, take))


def _faults(text: str, take: Callable[[Sequence[str]], str]) -> Iterator[LineFault]:
    lines = text.removeprefix("\ufeff").splitlines()
    if len(lines) > MOST_LINES:
        yield LineFault(MOST_LINES, "too_long", "")
        return
    for number, line in enumerate(lines, start=1):
        cells = _cells(line)
        if not any(cells) or (number == 1 and not cells[0][:1].isdigit()):
            continue  # an empty line, or the heading
        kind = "columns" if len(cells) < 3 else take(cells)
        if kind:
            yield LineFault(number, kind, line.strip()[:60])


def _cells(line: str) -> list[str]:
    parting = next((sign for sign in ("\t", ";") if sign in line), ",")
    return [cell.strip().strip('"') for cell in line.split(parting)]


def _number(text: str) -> float | None:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return None
    return found if abs(found) < 1e6 else None  # nor what is not a number at all
