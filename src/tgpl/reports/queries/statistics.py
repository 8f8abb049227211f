"""The statistics of a year."""

from datetime import date

from django.db import connection

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case, CaseQuerySet
from tgpl.reports.rules.statistics import TOTAL, Counts

NEW, ENDED = "new", "ended"
DAYS = {NEW: "accepted_on", ENDED: "ended_on"}


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


# Counted by day first, in the order in which the index lies, then summed: nothing long has to be sorted.
_COUNTED = """
    SELECT field, form, SUM(number), '{what}' FROM (
        SELECT field, form, COUNT(*) AS number FROM cases_case
        WHERE office_id IN ({offices}) AND {day} BETWEEN %s AND %s GROUP BY office_id, {day}, field, form
    ) AS by_day GROUP BY field, form
"""


def case_counts(year: int, offices: frozenset[int]) -> dict[tuple[str, str], Counts]:
    """New and ended cases of a year by field and form."""
    return counts_between(*_year(year), offices)


def counts_between(first: date, last: date, offices: frozenset[int]) -> dict[tuple[str, str], Counts]:
    """The same of any days, both included: one statement, each half answered by its index alone."""
    if not offices:
        return {}
    places = ", ".join(["%s"] * len(offices))
    halves = [_COUNTED.format(what=what, day=day, offices=places) for what, day in DAYS.items()]
    found: dict[tuple[str, str], Counts] = {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(halves), [*offices, first, last] * len(halves))
        for field, form, number, what in cursor.fetchall():
            found[field, form] = found.get((field, form), Counts()) + Counts(**{what: int(number)})
    return found


def cases_in_cell(*, year: int, field: str, form: str, what: str, actor: Actor) -> CaseQuerySet:
    """The cases behind one cell of the table that `actor` may see; TOTAL stands for every field or form."""
    first, last = _year(year)
    cases = Case.objects.visible_to(actor)
    cases = cases.accepted_between(first, last) if what == NEW else cases.ended_between(first, last)
    if field != TOTAL:
        cases = cases.filter(field=field)
    return cases.filter(form=form) if form != TOTAL else cases
