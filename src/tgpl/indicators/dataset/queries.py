"""Crossing two traits of the data set, and the requests behind each cell."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.core.database.counting import row_count
from tgpl.indicators.catalogue.requests import OF_DISABLED
from tgpl.indicators.dataset.dimensions import Trait
from tgpl.indicators.dataset.rules import TOTAL, Crossed
from tgpl.indicators.rules import Scope
from tgpl.intake.models import Request

Cells = dict[tuple[str, str], int]


def cross(row: Trait, column: Trait, scope: Scope) -> Crossed:
    """How many requests have each two values: one statement, and one for each total that is no plain sum."""
    rows, columns = (_names(trait) for trait in (row, column))
    counts = _cells(row, column, scope, rows, columns)
    return Crossed(rows, columns, counts | _totals(row, column, scope, counts, rows, columns))


def _names(trait: Trait) -> dict[str, str]:
    return {value: str(name) for value, name in trait.names().items()}


def _cells(row: Trait, column: Trait, scope: Scope, rows: dict[str, str], columns: dict[str, str]) -> Cells:
    counts: Cells = {}
    crossed = _requests(scope).values(by_row=row.expression(scope), by_column=column.expression(scope))
    for line in crossed.annotate(number=_number(row, column)):
        place = _known(line["by_row"], rows), _known(line["by_column"], columns)
        counts[place] = counts.get(place, 0) + line["number"]
    return counts


def _number(*traits: Trait) -> Count:
    """A request joined to several values of both traits stands in several lines of one cell: it counts once."""
    return Count("pk", distinct=True) if sum(trait.several for trait in traits) > 1 else row_count()


def _known(value: Any, names: dict[str, str]) -> str:
    """A value that has no name (a commune of another province) stands under "not known"."""
    return value if value in names else ""


def _requests(scope: Scope) -> QuerySet[Request]:
    return OF_DISABLED.rows(scope).order_by()


def _totals(
    row: Trait, column: Trait, scope: Scope, counts: Cells, rows: dict[str, str], columns: dict[str, str]
) -> Cells:
    found: Cells = {}
    by_row = _alone(row, scope, rows) if column.several else _summed(counts, 0)
    by_column = _alone(column, scope, columns) if row.several else _summed(counts, 1)
    found |= {(value, TOTAL): number for value, number in by_row.items()}
    found |= {(TOTAL, value): number for value, number in by_column.items()}
    plain = next((by for trait, by in ((row, by_row), (column, by_column)) if not trait.several), None)
    found[TOTAL, TOTAL] = sum(plain.values()) if plain is not None else _requests(scope).count()
    return found


def _alone(trait: Trait, scope: Scope, names: dict[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line in _requests(scope).values(by=trait.expression(scope)).annotate(number=row_count()):
        value = _known(line["by"], names)
        found[value] = found.get(value, 0) + line["number"]
    return found


def _summed(counts: Cells, side: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, number in counts.items():
        found[place[side]] = found.get(place[side], 0) + number
    return found


def requests_in_cell(
    row: Trait, column: Trait, values: tuple[str, str], scope: Scope, actor: Actor
) -> QuerySet[Request]:
    """The requests behind one cell that `actor` may see; TOTAL stands for every value."""
    found = _requests(scope)
    for number, (trait, value) in enumerate(zip((row, column), values, strict=True)):
        if value != TOTAL:
            found = found.alias(**{f"by_{number}": trait.expression(scope)}).filter(_is(f"by_{number}", value, trait))
    again = Request.objects.filter(pk__in=found.values("pk"))
    return OF_DISABLED.visible(again, actor).select_related(*OF_DISABLED.related)


def _is(name: str, value: str, trait: Trait) -> Q:
    if value:
        return Q(**{name: value})
    return Q(**{f"{name}__isnull": True}) | ~Q(**{f"{name}__in": [known for known in trait.names() if known]})
