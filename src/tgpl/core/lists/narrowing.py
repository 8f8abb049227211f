"""Long lists of matters that are narrowed by choices and by a name: one statement a page, worded once for each way.

_cases = NarrowedList(listed_cases, CaseNameTerm, "case_id", LINE)
_cases.page(actor, {"status": "ended", "name": "nguyen thi"}, place)  # rows of LINE
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tgpl.core.database.prepared import prepared_for
from tgpl.core.database.search import NameTerm, query_terms, rare_among, with_terms
from tgpl.core.lists.paging import KeyPage, Place, page_of, rows_at

OPEN_ONES = "open"  # as status: all that is not at its end


@dataclass(frozen=True, slots=True)
class _Way:
    """What shapes the statement: who asks, what is chosen, how many terms there are and which leads, from where on."""

    who: Hashable
    choices: tuple[str, ...]
    is_open: bool
    terms: int
    leading: int | None
    place: tuple[str, ...]


class NarrowedList:
    """`listed`: the rows that somebody may see, with a method `open`; `terms` keeps the terms of each `subject`."""

    def __init__(
        self, listed: Callable[[Any], QuerySet[Any]], terms: type[NameTerm], subject: str, columns: Sequence[str]
    ) -> None:
        self._listed, self._terms, self._subject, self._columns = listed, terms, subject, columns
        self._prepared = prepared_for(self._rows)

    def page(self, who: Hashable, wanted: Mapping[str, str], place: Place) -> KeyPage[Any]:
        """The page of what is `wanted`: the name of a field and its value; as `name` words of a name."""
        is_open = wanted.get("status") == OPEN_ONES
        choices = {field: value for field, value in wanted.items() if field != "name" and value != OPEN_ONES}
        terms = query_terms(wanted.get("name", ""))
        way = _Way(who, tuple(choices), is_open, len(terms), rare_among(self._terms, terms), tuple(place.keys))
        rows = self._prepared(way)(*choices.values(), *terms, *place.keys.values())
        return page_of(rows, place)

    def _rows(self, way: _Way, *values: Any) -> QuerySet[Any]:
        given = iter(values)
        found: Any = self._listed(way.who).filter(**{field: next(given) for field in way.choices})
        found = found.open() if way.is_open else found
        terms = [next(given) for _term in range(way.terms)]
        found = found.filter(with_terms(self._terms, self._subject, terms, way.leading))
        place = Place(**{side: next(given) for side in way.place})
        return rows_at(place, found.values_list(*self._columns, named=True))
