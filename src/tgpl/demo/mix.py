"""Drawing from the real mix of a province's matters (data/mix.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate
from random import Random
from typing import Any

from tgpl.eligibility.queries import rulebook


class Weighted:
    """Draws keys of a table of shares."""

    def __init__(self, shares: Mapping[Any, float]) -> None:
        self.keys = list(shares)
        self.heights = list(accumulate(shares.values()))

    def draw(self, chance: Random) -> Any:
        return chance.choices(self.keys, cum_weights=self.heights)[0]


@dataclass(frozen=True)
class Ground:
    """Why a seeded person qualifies, as the law stood on their day."""

    code: str
    version: str
    citation: str
    age: int

    @property
    def is_disability(self) -> bool:
        return self.code == "disability"


class Mix:
    """The shares of the data file, ready to draw from."""

    def __init__(self, told: Mapping[str, Any], chance: Random) -> None:
        self.chance = chance
        self._tables = {name: Weighted(told[name]) for name in ("forms", "channels", "surnames", "middles")}
        self._given = Weighted({given: 1 / rank for rank, given in enumerate(told["given"], start=1)})  # Zipf's law
        self._fields = {form: Weighted(shares) for form, shares in told["fields"].items()}
        self._kinds = Weighted(told["disability_kinds"])
        self._grounds = told["grounds"]
        self._ground = Weighted({index: ground["share"] for index, ground in enumerate(self._grounds)})
        self._fates = Weighted({"accepted": 100, **told["others_per_100_cases"]})
        self._disability_share = told["disability_share"]
        self._still = told["still"]
        self.cases_per_practitioner = int(told["cases_per_practitioner"])

    def name(self) -> str:
        """A name with the real spread of surnames and given names; its word "Mẫu" says that nobody bears it."""
        drawn = [self._tables[part].draw(self.chance) for part in ("surnames", "middles")]
        return " ".join([*drawn, "Mẫu", self._given.draw(self.chance)])

    def form(self) -> str:
        return str(self._tables["forms"].draw(self.chance))

    def field(self, form: str) -> str:
        return str(self._fields[form].draw(self.chance))

    def channel(self) -> str:
        return str(self._tables["channels"].draw(self.chance))

    def fate(self) -> str:
        """What becomes of a request: "accepted", or one of its other ends."""
        return str(self._fates.draw(self.chance))

    def still(self, standing: str, days: int) -> bool:
        """Whether a request or case of `days` ago is still at this `standing`."""
        told = self._still[standing]
        return days <= told["days"] and self.chance.random() < told["share"]

    def kinds(self, ground: Ground) -> set[str]:
        """Kinds of disability, mostly none; one person in ten who has one has two."""
        if not ground.is_disability and self.chance.random() > self._disability_share / 2:
            return set()
        return {self._kinds.draw(self.chance) for _ in range(1 + (self.chance.random() < 0.1))}

    def ground(self, day: date) -> Ground:
        """A ground in the version of the law in force on `day`."""
        told = self._grounds[self._ground.draw(self.chance)]
        code = told["before_2026"] if "before_2026" in told and day.year < 2026 else told["code"]
        return Ground(code, *_in_force(code, day), age=told["age"])


@cache
def _in_force(code: str, day: date) -> tuple[str, str]:
    """The version in force on `day`, and the citation of one of its grounds."""
    law = rulebook(day).law.on(day)
    return law.version.name, next(g.citation for g in law.grounds() if g.code == code)
