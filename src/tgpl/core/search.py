"""Finding people by name without diacritics, at any size of table and on both databases.

A record's folded name is stored as terms: each word and the whole name. An index on (term, subject)
then gives the newest matches of a common word in order, without reading the others.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, Model, OuterRef, Q

from tgpl.core.privacy import Privacy
from tgpl.core.text import fold

# Up to so many rows are quicker looked up one by one than met on a walk from the newest row on.
FEW = 3_000


class NameTerm(models.Model):
    """A folded word, or the whole folded name, under which something is found. A room adds what it belongs to."""

    privacy = {"term": Privacy.REMOVED}

    term = models.CharField(max_length=150)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.term


def name_terms(name: str) -> set[str]:
    """The terms under which `name` is found: its folded words and the whole folded name.

    >>> sorted(name_terms("Trần Văn Ất"))
    ['at', 'tran', 'tran van at', 'van']
    """
    whole = fold(name)
    return {whole, *whole.split()} - {""}


def query_terms(query: str) -> list[str]:
    """The folded words of a query, without doubles, in order."""
    return list(dict.fromkeys(fold(query).split()))


def all_name_terms(names: Iterable[str]) -> set[str]:
    """The terms of several names together."""
    return set().union(*(name_terms(name) for name in names))


def named(terms: type[Model], subject: str, query: str) -> Q:
    """The rows whose name holds every word of `query`; `terms` keeps the words of each `subject`.

    A rare word leads: its rows are looked up. Where all words are common, each row from the newest on is asked for
    its words, and a page is soon full. One small statement a word finds out which it is, the likely rare ones first.
    """
    words = query_terms(query)
    leading = next((word for word in reversed(words) if _is_rare(terms, word)), None)
    found = Q()
    for word in words:
        marked: Any = terms._default_manager.filter(term=word)
        if word == leading:
            found &= Q(pk__in=marked.values(subject))
        else:
            found &= Q(Exists(marked.filter(**{subject: OuterRef("pk")})))
    return found


def _is_rare(terms: type[Model], word: str) -> bool:
    return not terms._default_manager.filter(term=word)[FEW : FEW + 1].exists()
