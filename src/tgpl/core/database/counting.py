"""Counting rows."""

from django.db.models import Count, Q, Value


def row_count(of: Q | None = None) -> Count:
    """How many rows there are, or how many of them `of` holds for, to annotate or aggregate with.

    A key that is counted has to be read: PostgreSQL then fetches each row for it, although the index that was searched
    holds all else that is asked.
    """
    return Count(Value(1), filter=of or None)
