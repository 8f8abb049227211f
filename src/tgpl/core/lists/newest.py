"""Lists whose newest rows come first, over one office or over many."""

from collections.abc import Collection

from django.db import connection
from django.db.models import BigIntegerField, ExpressionWrapper, F, Q
from django.db.models.lookups import In


def of_offices(offices: Collection[int]) -> Q | In:
    """The rows of these offices, so that a list of the newest reads no more rows than it shows.

    Under one office an index holds them in their order. For several, SQLite would take the same index, gather every row
    of all offices and sort them; hidden in a sum, the column offers no index, and it reads from the newest on.
    PostgreSQL knows from its statistics what is better.
    """
    if len(offices) == 1 or connection.vendor != "sqlite":
        return Q(office_id__in=offices)
    return In(ExpressionWrapper(F("office_id") + 0, output_field=BigIntegerField()), offices)
