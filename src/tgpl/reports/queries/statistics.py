"""The statistics of a year."""

from datetime import date

from django.db.models import CharField, Count, QuerySet, Value

from tgpl.accounts.actor import Actor
from tgpl.cases.models import Case, CaseQuerySet
from tgpl.reports.rules.statistics import TOTAL, Counts

NEW, ENDED = "new", "ended"


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def case_counts(year: int, offices: frozenset[int]) -> dict[tuple[str, str], Counts]:
    """New and ended cases of a year by field and form: one statement, each half answered by its index alone."""
    first, last = _year(year)
    cases = Case.objects.filter(office_id__in=offices)
    new = _grouped(cases.accepted_between(first, last), NEW)
    ended = _grouped(cases.ended_between(first, last), ENDED)
    found: dict[tuple[str, str], Counts] = {}
    for field, form, number, what in new.union(ended, all=True).values_list("field", "form", "number", "what"):
        found[field, form] = found.get((field, form), Counts()) + Counts(**{what: number})
    return found


def _grouped(cases: CaseQuerySet, what: str) -> QuerySet:
    marked = cases.order_by().values("field", "form").annotate(number=Count("pk"))
    return marked.annotate(what=Value(what, output_field=CharField()))


def cases_in_cell(*, year: int, field: str, form: str, what: str, actor: Actor) -> CaseQuerySet:
    """The cases behind one cell of the table that `actor` may see; TOTAL stands for every field or form."""
    first, last = _year(year)
    cases = Case.objects.visible_to(actor)
    cases = cases.accepted_between(first, last) if what == NEW else cases.ended_between(first, last)
    if field != TOTAL:
        cases = cases.filter(field=field)
    return cases.filter(form=form) if form != TOTAL else cases
