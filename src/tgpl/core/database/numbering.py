"""Numbers given one after another: none left out, none given twice, however many ask at once."""

from typing import Any

from django.db.models import F, Max, QuerySet

from tgpl.core.safety.wall_clock import insist_on_clock


def take_next(counters: QuerySet[Any], **row: Any) -> int:
    """One more on the counter of this `row`, which stays locked until the caller's transaction ends.

    Raises ClockWrong while the machine's clock cannot be believed: a number stands beside its day for ever.
    A transaction that fails gives its number back, because nobody could take the next one meanwhile.
    """
    insist_on_clock()
    counters.get_or_create(**row)
    counter = counters.filter(**row)
    counter.update(last=F("last") + 1)
    return int(counter.values_list("last", flat=True).get())


def newest_number(rows: QuerySet[Any]) -> int:
    """The highest `number` among `rows`; 0 where there are none."""
    return rows.aggregate(newest=Max("number"))["newest"] or 0
