"""A table of a period as it can be shown, kept or sent."""

from collections.abc import Collection

from django.utils import timezone

from tgpl.accounts.models import Agency
from tgpl.indicators.queries import all_offices
from tgpl.reports.tables.queries.catalogue import due_days, is_in_force, table_on
from tgpl.reports.tables.queries.counting import read_table
from tgpl.reports.tables.queries.sources import Span
from tgpl.reports.tables.rules.periods import Period
from tgpl.reports.tables.rules.sheet import Sheet, sheet_of


def span_of(period: Period, offices: Collection[int]) -> Span:
    """The period over these offices; over all of them it takes in the organisations that keep no register here."""
    return Span(period.first, period.last, frozenset(offices), whole=frozenset(offices) >= all_offices())


def read_sheet(code: str, period: Period, offices: Collection[int]) -> Sheet:
    """The table `code` counted now. Raises UnknownTable."""
    form, span = table_on(code, period.last), span_of(period, offices)
    return sheet_of(
        read_table(form, span),
        period,
        offices=tuple(Agency.objects.filter(pk__in=span.offices).order_by("pk").values_list("name", flat=True)),
        today=timezone.localdate(),
        in_force=is_in_force(form, period),
        due={to: day.isoformat() for to, day in due_days(form, period).items()},
    )
