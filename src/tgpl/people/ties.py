"""What belongs to people in the rooms above. Each room hands in its own from its `navigation.py`:

from tgpl.people.ties import Tie, ties
ties.register(Tie("request", Request, key="reference", tell=requests_told, terms=RequestNameTerm))
ties.register(Tie("case", Case, along="request", tell=cases_told, terms=CaseNameTerm))

When two records of one person are merged, everything that is tied to the one follows to the other. A thing that goes
`along` with another is never asked about: a case is its request's person's.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q

from tgpl.core.database.search import NameTerm, name_terms


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing of a person as a page tells it. `url_name` takes the key."""

    kind: str
    key: str
    title: str
    status: str
    on: date
    office_id: int
    office: str
    url_name: str
    is_open: bool


def nothing_told(people: Collection[int]) -> list[Thing]:
    return []


@dataclass(frozen=True, slots=True)
class Tie:
    """A table whose rows belong to a person by a key `person` and to an office by a key `office`.

    `key`: the column that names a row to officers; `along`: the relation to what it follows; `terms`: its name terms.
    """

    kind: str
    model: type[Model]
    key: str = ""
    along: str = ""
    tell: Callable[[Collection[int]], list[Thing]] = nothing_told
    terms: type[NameTerm] | None = None

    @property
    def rows(self) -> Any:
        return self.model._default_manager.all()

    def keys_of(self, person: int) -> list[str]:
        return [str(key) for key in self.rows.filter(person=person).order_by(self.key).values_list(self.key, flat=True)]

    def give(self, keys: Collection[str], *, by: int, to: int) -> None:
        """The rows of these keys go from one record to the other."""
        self.rows.filter(person=by, **{f"{self.key}__in": keys}).update(person=to)

    def follow(self, *, by: int, to: int) -> None:
        """The rows go after what they belong to."""
        self.rows.filter(person=by, **{f"{self.along}__person": to}).update(person=to)

    def name(self, person: int, names: Collection[str], formerly: Collection[str] = ()) -> None:
        """From now on the rows of `person` are found under all of `names`; of what they were `formerly` found under,
        no more. Both are needed: terms are indexed by what they say, not by what they belong to."""
        if self.terms is None:
            return
        wanted, subject = _terms_of(names), f"{self._subject}_id"
        rows = list(self.rows.filter(person=person).values_list("pk", flat=True))
        held = self.terms._default_manager.filter(**{f"{subject}__in": rows})
        held.filter(term__in=_terms_of(formerly) - wanted).delete()
        there = set(held.filter(term__in=wanted).values_list(subject, "term"))
        missing = [(row, term) for row in rows for term in sorted(wanted) if (row, term) not in there]
        self.terms._default_manager.bulk_create(self.terms(**{subject: row, "term": term}) for row, term in missing)

    @property
    def _subject(self) -> str:
        return str(self.model._meta.model_name)


def _terms_of(names: Collection[str]) -> set[str]:
    return {term for name in names for term in name_terms(name)}


class Ties:
    """What the rooms above handed in: what can be given away first, then what follows it."""

    def __init__(self) -> None:
        self._ties: list[Tie] = []

    def register(self, tie: Tie) -> None:
        self._ties = sorted([*self._ties, tie], key=lambda known: bool(known.along))

    def __iter__(self) -> Iterator[Tie]:
        return iter(self._ties)

    @property
    def given(self) -> list[Tie]:
        """Those whose rows are given from one record to another; the others follow them."""
        return [tie for tie in self._ties if not tie.along]

    def held_in(self, offices: Collection[int]) -> Q:
        """The people of whom one of these offices holds something."""
        held = Q()
        for tie in self.given:
            held |= Q(Exists(tie.rows.filter(person=OuterRef("pk"), office__in=offices)))
        return held

    def offices_of(self, person: int) -> set[int]:
        """Every office that holds something of this person."""
        return {
            office for tie in self._ties for office in tie.rows.filter(person=person).values_list("office", flat=True)
        }

    def holder_of(self, key: str, offices: Collection[int]) -> int | None:
        """Whose record holds the thing of this key in one of these offices."""
        for tie in self.given:
            for person in tie.rows.filter(office__in=offices, **{tie.key: key}).values_list("person", flat=True):
                return int(person)
        return None

    def of(self, people: Collection[int]) -> list[Thing]:
        """All that is tied to these people, the newest first."""
        return sorted((thing for tie in self._ties for thing in tie.tell(people)), key=lambda t: t.on, reverse=True)


ties = Ties()
