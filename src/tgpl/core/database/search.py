"""Finding people by name without diacritics, at any size of table and on both databases.

A record's folded name is stored as terms: each word, and each pair of words. An index on (term, subject) gives the
newest matches of a common term in order, without reading the others. Pairs are for words that are each common and
hardly ever stand in one name: without them, all names with the one would be asked for the other.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

from django.db import connection, models
from django.db.models import Exists, Model, OuterRef, Q

from tgpl.core.language.text import fold
from tgpl.core.safety.privacy import Privacy

# Up to so many rows are quicker looked up one by one than met on a walk from the newest row on.
FEW = 3_000
# A name has two to six words; whatever else was written into it after these is not looked for.
MOST_WORDS = 10


class NameTerm(models.Model):
    """A folded word of a name, or two, under which something is found. A room adds what it belongs to."""

    privacy = {"term": Privacy.REMOVED}

    term = models.CharField(max_length=150)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.term


def query_words(query: str) -> list[str]:
    """The folded words of a name or a query, without doubles, in order."""
    return list(dict.fromkeys(fold(query).split()))[:MOST_WORDS]


def name_terms(name: str) -> set[str]:
    """The terms under which `name` is found.

    >>> sorted(name_terms("Trần Văn Ất"))
    ['at', 'at tran', 'at van', 'tran', 'tran van', 'van']
    """
    words = query_words(name)
    return {*words, *(_pair(*two) for two in combinations(words, 2))}


def _pair(one: str, other: str) -> str:
    """Two words as a term, whichever comes first in the name."""
    return " ".join(sorted([one, other]))


def query_terms(query: str) -> list[str]:
    """The fewest terms that hold every word of `query`."""
    words = query_words(query)
    return [_pair(*two) for two in pairwise(words)] or words


def named(terms: type[Model], subject: str, query: str) -> Q:
    """The rows whose name holds every word of `query`; `terms` keeps the terms of each `subject`."""
    wanted = query_terms(query)
    return with_terms(terms, subject, wanted, rare_among(terms, wanted))


def rare_among(terms: type[Model], wanted: Sequence[str]) -> int | None:
    """Which of the `wanted` terms is rare, the likely ones looked at first; None: all are common."""
    places = reversed(range(len(wanted)))
    return next((place for place in places if _is_rare(terms, wanted[place])), None)


def with_terms(terms: type[Model], subject: str, wanted: Sequence[str], leading: int | None) -> Q:
    """The rows that all `wanted` terms belong to.

    A rare term leads: its rows are looked up. Where all are common, each row from the newest on is asked for them, and
    a page is soon full.
    """
    found = Q()
    for place, term in enumerate(wanted):
        marked: Any = terms._default_manager.filter(term=term)
        if place == leading:
            found &= Q(pk__in=marked.values(subject))
        else:
            found &= Q(Exists(marked.filter(**{subject: OuterRef("pk")})))
    return found


def _is_rare(terms: type[Model], term: str) -> bool:
    """Written by hand: asked for every term of every search, and by the ORM it takes ten times as long."""
    table = connection.ops.quote_name(terms._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE term = %s LIMIT 1 OFFSET {FEW}", [term])
        return cursor.fetchone() is None
