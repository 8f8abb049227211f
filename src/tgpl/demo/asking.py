"""One seeded person on the day they ask, and what all seeded rows share."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.demo.mix import Ground

BY = Actor.system("Dữ liệu thử")
TEXT = "Dữ liệu thử, không phải việc có thật."


@dataclass(frozen=True)
class Asking:
    """One seeded person on the day they ask."""

    person: int
    name: str
    disabled: bool
    ground: Ground
    at: datetime
    office: Agency
    channel: str
    form: str
    field: str

    @property
    def decided(self) -> datetime:
        """When the office decides what becomes of the request."""
        return self.at + timedelta(hours=4)

    @property
    def law(self) -> dict[str, str]:
        """The ground in the columns of a check or a case."""
        return {"ground": self.ground.code, "law_version": self.ground.version, "citation": self.ground.citation}


def uid(chance: Random) -> UUID:
    """A random identifier that the same seed gives again."""
    return UUID(int=chance.getrandbits(128), version=4)
