"""Finding people by name without diacritics, at any size of table and on both databases.

A record's folded name is stored as terms: each word and the whole name. An index on (term, subject)
then gives the newest matches of a common word in order, without reading the others.
"""

from collections.abc import Iterable

from tgpl.core.text import fold


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
