"""A reckoning as it is kept: all that went into it, and what comes out of it again and again the same."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tgpl.network.rules.distance import Point, kilometres
from tgpl.network.rules.siting import Aim, Outcome, Problem, further

KILOMETRES, MINUTES = "km", "minutes"


@dataclass(frozen=True, slots=True)
class Place:
    """A commune of a reckoning; `need`: None where it is not known, which weighs nothing and is told."""

    code: str
    name: str
    latitude: float
    longitude: float
    need: int | None

    @property
    def point(self) -> Point:
        return Point(self.latitude, self.longitude)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that goes into a reckoning. `standing`: codes of communes with an office, each with its name."""

    aim: str
    fixed: bool
    most: int
    reach: float
    unit: str
    need_label: str
    communes: tuple[Place, ...]
    candidates: tuple[str, ...]
    standing: dict[str, str]
    minutes: dict[str, dict[str, float]]
    sources: tuple[str, ...]
    without_place: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Inputs":
        places = tuple(Place(**one) for one in kept["communes"])
        tuples = {name: tuple(kept[name]) for name in ("candidates", "sources", "without_place")}
        return cls(**{**kept, **tuples, "communes": places})

    @property
    def places(self) -> dict[str, Place]:
        return {place.code: place for place in self.communes}

    @property
    def sites(self) -> list[str]:
        """Where a branch may stand: the candidates, and what stands now."""
        wanted = {*self.candidates, *self.standing}
        return [place.code for place in self.communes if place.code in wanted]

    def length(self, start: Place, end: Place) -> float | None:
        """From one commune to another, in the unit of the reckoning; None where no way is known."""
        if self.unit == KILOMETRES:
            return kilometres(start.point, end.point)
        return 0.0 if start.code == end.code else self.minutes.get(start.code, {}).get(end.code)

    @property
    def problem(self) -> Problem:
        places, sites = self.places, self.sites
        lengths = [[self.length(start, places[site]) for site in sites] for start in self.communes]
        standing = frozenset(number for number, site in enumerate(sites) if site in self.standing)
        return Problem([place.need or 0 for place in self.communes], lengths, standing, self.fixed, self.reach)


def reckon(inputs: Inputs) -> list[dict[str, Any]]:
    """The best choice with none, one, two … further branches."""
    sites = inputs.sites
    return [_step(found, sites) for found in further(inputs.problem, Aim(inputs.aim), inputs.most)]


def _step(found: Outcome, sites: Sequence[str]) -> dict[str, Any]:
    return {
        "places": [sites[place] for place in found.places],
        "mean": round(found.mean, 3),
        "covered": round(found.covered),
        "farthest": round(found.farthest, 3),
    }


def nearest(inputs: Inputs, chosen: Sequence[str]) -> dict[str, tuple[str, float] | None]:
    """For each commune the chosen place that is nearest, and how far; None where no way is known."""
    places = inputs.places
    found: dict[str, tuple[str, float] | None] = {}
    for place in inputs.communes:
        lengths = [(length, code) for code in chosen if (length := inputs.length(place, places[code])) is not None]
        found[place.code] = (min(lengths)[1], min(lengths)[0]) if lengths else None
    return found
