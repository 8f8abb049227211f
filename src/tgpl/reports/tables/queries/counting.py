"""Counting for a table: one statement for each thing counted, however many cells the table has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from django.db.models import F, Q, QuerySet

from tgpl.cases.models import Assignment, WorkEntry
from tgpl.core.database.counting import row_count
from tgpl.directory.models import Engagement
from tgpl.reports.tables.queries.sources import SOURCES, Source, Span
from tgpl.reports.tables.rules.filling import Count, Filled, Line, fill
from tgpl.reports.tables.rules.form import TableForm

EQUAL = "equal"
WORKER = ("practitioner", "organisation")


def read_table(form: TableForm, span: Span) -> Filled:
    """The table over a span, counted now."""
    return fill(form, {name: _count(form, name, wanted, span) for name, wanted in form.counts().items()})


def _count(form: TableForm, name: str, wanted: frozenset[str], span: Span) -> Count:
    source = SOURCES[name]
    dimensions = wanted & source.dimensions.keys()
    lines = list(_lines(source, form, span, sorted(dimensions)))
    if form.sharing == EQUAL and "practitioner" in dimensions:
        lines += _shares(source, form, span, dimensions)
    return Count(dimensions, tuple(lines))


def _lines(source: Source, form: TableForm, span: Span, dimensions: list[str]) -> Iterator[Line]:
    rows = source.rows(span).order_by()
    if not dimensions:  # nothing to group by: Django would give a line for each record
        yield Line({}, sum(rows.filter(part).count() for part in source.parts(span)))
        return
    counted = [_grouped(rows.filter(part), source, form, dimensions) for part in source.parts(span)]
    together = counted[0].union(*counted[1:], all=True) if len(counted) > 1 else counted[0]
    names = [f"by_{dimension}" for dimension in dimensions]
    for *values, number in together.values_list(*names, "number"):
        yield Line(dict(zip(dimensions, (value or "" for value in values), strict=True)), number)


def _grouped(rows: QuerySet[Any], source: Source, form: TableForm, dimensions: list[str]) -> QuerySet[Any]:
    expressed = {f"by_{dimension}": source.dimensions[dimension](form) for dimension in dimensions}
    return rows.values(**expressed).annotate(number=row_count())


def _shares(source: Source, form: TableForm, span: Span, dimensions: Iterable[str]) -> list[Line]:
    """Corrections for cases on which several practitioners worked: taken from the last one, given to each equally."""
    cases = _several(source, form, span, dimensions)
    workers = workers_of(cases)
    found = []
    for case in cases.values():
        theirs = workers[case["pk"]]
        whole = {dimension: case[f"by_{dimension}"] or "" for dimension in dimensions}
        found.append(Line(whole, -1))
        for practitioner, organisation in theirs:
            of_worker = {"practitioner": practitioner, "organisation": organisation}
            values = {**whole, **{name: of_worker[name] for name in of_worker if name in whole}}
            found.append(Line(values, Fraction(1, len(theirs))))
    return found


def _several(source: Source, form: TableForm, span: Span, dimensions: Iterable[str]) -> dict[int, dict[str, Any]]:
    """The cases of the source on which more than one practitioner worked, with their values."""
    expressed = {f"by_{dimension}": source.dimensions[dimension](form) for dimension in dimensions}
    rows = source.records(span).filter(_handed_over()).order_by().values("pk", "ended_on", **expressed)
    found = {row["pk"]: row for row in rows}
    workers = _worked_on(found)
    return {pk: row for pk, row in found.items() if len(workers[pk]) > 1}


def _handed_over() -> Q:
    """Somebody was put on the case after another, in their place or beside them: only then can more than one have
    worked on it."""
    return Q(pk__in=Assignment.objects.filter(after_others=True).values("case"))


def _worked_on(cases: Iterable[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    pairs = WorkEntry.objects.filter(case_id__in=list(cases)).values_list("case_id", "practitioner_id").distinct()
    for case, practitioner in pairs:
        found[case].add(practitioner)
    return found


def workers_of(cases: dict[int, dict[str, Any]]) -> dict[int, list[tuple[str, str]]]:
    """By case, the kind and organisation of each practitioner who worked on it, as they were when it ended."""
    worked = _worked_on(cases)
    people = set().union(*worked.values()) if worked else set()
    posts = _posts(people)
    return {
        case: sorted(_post_on(posts[practitioner], row["ended_on"]) for practitioner in worked[case])
        for case, row in cases.items()
    }


def _posts(people: set[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    rows = Engagement.objects.filter(practitioner_id__in=people).order_by("valid_from", "pk")
    for row in rows.values("practitioner_id", "kind", "valid_from", agency_kind=F("agency__kind")):
        found[row["practitioner_id"]].append(row)
    return found


def _post_on(posts: list[Any], day: Any) -> tuple[str, str]:
    """The newest post that had begun by `day`."""
    held = [post for post in posts if post["valid_from"] <= day] or posts[:1]
    return (held[-1]["kind"], held[-1]["agency_kind"]) if held else ("", "")


def shared_cases(source: Source, form: TableForm, span: Span) -> dict[int, list[tuple[str, str]]]:
    """The cases that count in parts, with their workers: they stand behind the cell of each."""
    return workers_of(_several(source, form, span, ())) if form.sharing == EQUAL else {}
