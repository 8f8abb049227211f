"""How practitioners stand with their yearly targets, as a room above tells the ranking of candidates:

from tgpl.cases.standing import Standing, standings
standings.register(lambda practitioners, on: {key: Standing("chậm: có 12, cần 15", 0.2) for key in practitioners})

Where no room tells, nothing is shown and nothing is weighed.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Standing:
    """In words, and how much it speaks for another case, as a share of what the ranking gives at most: from 0 to 1."""

    words: str | Promise  # those of hundreds are told, and some twenty are shown
    share: float


Teller = Callable[[Collection[int], date], Mapping[int, Standing]]


class Standings:
    """What rooms above tell of practitioners, by their keys."""

    def __init__(self) -> None:
        self._tellers: list[Teller] = []

    def register(self, teller: Teller) -> None:
        self._tellers.append(teller)

    def of(self, practitioners: Collection[int], on: date) -> dict[int, Standing]:
        return {key: told for teller in self._tellers for key, told in teller(practitioners, on).items()}


standings = Standings()
