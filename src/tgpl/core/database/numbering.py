"""Numbers given one after another: none left out, none given twice, however many ask at once."""

from typing import Any

from django.db.models import F, Max, QuerySet


def take_next(counters: QuerySet[Any], **row: Any) -> int:
    """One more on the counter of this `row`, which stays locked until the caller's transaction ends.

    A transaction that fails gives its number back, because nobody could take the next one meanwhile.
    """
    counters.get_or_create(**row)
    counter = counters.filter(**row)
    counter.update(last=F("last") + 1)
    return int(counter.values_list("last", flat=True).get())


def newest_number(rows: QuerySet[Any]) -> int:
    """The highest `number` among `rows`; 0 where there are none."""
    return rows.aggregate(newest=Max("number"))["newest"] or 0
