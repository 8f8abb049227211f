"""Reading the record: the end of a chain, a whole chain, one trail."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from tgpl.audit.models import Entry
from tgpl.audit.rules import GENESIS


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a chain: what the next line holds on to, and what an auditor keeps as an anchor."""

    chain: int
    seq: int = 0
    hash: bytes = GENESIS

    @classmethod
    def of(cls, line: Entry) -> "Head":
        return cls(line.chain, line.seq, bytes(line.hash))

    def __str__(self) -> str:
        return f"{self.chain} {self.seq} {self.hash.hex()}"


# Asked before every line that is written: by hand, a tenth of what the ORM takes to word it.
_HEAD = "SELECT seq, hash FROM audit_entry WHERE chain = %s ORDER BY seq DESC LIMIT 1"


def head_of(chain: int) -> Head:
    """The head of `chain`; of an empty chain the one that its first line holds on to."""
    with connection.cursor() as cursor:
        cursor.execute(_HEAD, [chain])
        last = cursor.fetchone()
    return Head(chain, last[0], bytes(last[1])) if last else Head(chain)


def last_moment() -> datetime | None:
    """When the newest line was written, by the clock of that moment."""
    return Entry.objects.order_by("-pk").values_list("at", flat=True).first()


def chain_numbers() -> list[int]:
    """The chains that have a line."""
    return list(Entry.objects.order_by("chain").values_list("chain", flat=True).distinct())


def lines_of(chain: int) -> Iterator[Entry]:
    """The lines of `chain` in order, a few thousand in memory at a time."""
    return Entry.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=2000)


# A room above says here under which other uids the same person has lines, because records were merged.
also_known_as: list[Callable[[str], Collection[str]]] = []


@dataclass(frozen=True, slots=True)
class Trail:
    """Whose or what trail is followed: a person's by uid, or a thing's by kind and key."""

    person: str = ""
    kind: str = ""
    key: str = ""

    @property
    def asked(self) -> dict[str, str]:
        """Only what was asked for."""
        return {name: value for name, value in asdict(self).items() if value}

    def lines(self, *, before: int | None = None, size: int = 50) -> list[Entry]:
        """The newest lines first; `before` is the id of the last line already seen."""
        lines = self._of_the_person() if self.person else Entry.objects.filter(**self.asked)
        if before is not None:
            lines = lines.filter(pk__lt=before)
        return list(lines.order_by("-pk")[:size])

    def _of_the_person(self) -> QuerySet[Entry]:
        """Under every uid of theirs; not "": the condition of the partial index, which SQLite must see to use it."""
        uids = {self.person}.union(*(others(self.person) for others in also_known_as))
        return Entry.objects.filter(person__in=uids).exclude(person="")
