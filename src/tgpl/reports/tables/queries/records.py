"""The records behind a cell, by the same conditions as its count."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.reports.tables.queries.counting import shared_cases
from tgpl.reports.tables.queries.sources import SOURCES, Source, Span
from tgpl.reports.tables.rules.form import Check, Choice, Column, Row, TableForm, Where


class NoSuchCell(LookupError):
    """The table has no such row or column, or the column says nothing about the row."""


def records_behind(form: TableForm, row: str, column: str, span: Span, actor: Actor) -> tuple[Source, QuerySet[Any]]:
    """The records that a cell counts and `actor` may see, and what they are."""
    try:
        found_row, found_column = form.row(row), form.column(column)
    except StopIteration:
        raise NoSuchCell(row, column) from None
    parts = [form.column(key) for key in found_column.total_of] or [found_column]
    return _together([_of_cell(form, found_row, part, span) for part in parts], actor)


def records_of_fault(
    form: TableForm, check: Check, place: str, span: Span, actor: Actor
) -> tuple[Source, QuerySet[Any]] | None:
    """The records that the total of a check takes and none of its parts does: what the officer has to mend.

    None where the two sides count different things, so that no record can be pointed at.
    """
    sides = _sides(form, check, place)
    if sides is None:
        return None
    (row, column), parts = sides
    if len({part_row.counts or part.counts for part_row, part in [(row, column), *parts]}) > 1:
        return None
    source, rows = _of_cell(form, row, column, span)
    taken = [_of_cell(form, part_row, part, span)[1].values("pk") for part_row, part in parts]
    rows = reduce(lambda left, part: left.exclude(pk__in=part), taken, rows)
    return source, source.visible(rows, actor)


Place = tuple[Row, Column]


def _sides(form: TableForm, check: Check, place: str) -> tuple[Place, list[Place]] | None:
    if check.axis == "columns":
        row = form.row(place)
        cells = [(row, form.column(key)) for key in (check.left, *check.right)]
    else:
        column = form.column(place)
        cells = [(form.row(key), column) for key in (check.left, *check.right)]
    if any(column.total_of for _, column in cells):
        return None
    return cells[0], cells[1:]


def _together(found: list[tuple[Source, QuerySet[Any]]], actor: Actor) -> tuple[Source, QuerySet[Any]]:
    source = found[0][0]
    return source, source.visible(reduce(or_, (rows for _, rows in found)), actor)


def _of_cell(form: TableForm, row: Row, column: Column, span: Span) -> tuple[Source, QuerySet[Any]]:
    source = SOURCES[row.counts or column.counts]
    where = [*column.where.items(), *row.where.items()]
    if not source.dimensions.keys() >= {dimension for dimension, _ in where}:
        raise NoSuchCell(row.key, column.key)
    aliases = {f"by_{dimension}": source.dimensions[dimension](form) for dimension, _ in where}
    rows = source.records(span).alias(**aliases)
    of_worker = {name: choice for name, choice in column.where.items() if name in ("practitioner", "organisation")}
    if not (form.sharing and of_worker):
        return source, rows.filter(_conditions(where))
    rest = [(name, choice) for name, choice in where if name not in of_worker]
    shared = shared_cases(source, form, span)
    theirs = (pk for pk, workers in shared.items() if any(_is_theirs(of_worker, worker) for worker in workers))
    alone = _conditions(of_worker.items()) & ~Q(pk__in=list(shared))
    return source, rows.filter(_conditions(rest)).filter(alone | Q(pk__in=list(theirs)))


def _is_theirs(where: Where, worker: tuple[str, str]) -> bool:
    values = dict(zip(("practitioner", "organisation"), worker, strict=True))
    return all(choice.takes(values[name]) for name, choice in where.items())


def _conditions(where: Iterable[tuple[str, Choice]]) -> Q:
    return reduce(lambda left, right: left & right, (_condition(name, choice) for name, choice in where), Q())


def _condition(name: str, choice: Choice) -> Q:
    condition = Q(**{f"by_{name}__in": sorted(choice.values)})
    return ~condition if choice.others else condition
