"""Reading figures, and opening the records behind them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.core.database.counting import row_count
from tgpl.indicators.catalogue import INDICATORS, indicator
from tgpl.indicators.figures import Indicator
from tgpl.indicators.rules import Reading, Scope

COUNTED, MISSING = "counted", "missing"


class UnknownPart(LookupError):
    """The figure has no such part."""


def all_offices() -> frozenset[int]:
    """Every office that receives requests and keeps a register: what a report of the province covers."""
    return frozenset(Agency.objects.filter(kind__in=Agency.OFFICES).values_list("pk", flat=True))


def read_figures(scope: Scope, codes: Iterable[str] | None = None) -> dict[str, Reading]:
    """Each figure as it reads over `scope`: one statement per population and one per split, however many figures."""
    wanted = INDICATORS if codes is None else tuple(indicator(code) for code in dict.fromkeys(codes))
    by_population: dict[str, list[Indicator]] = defaultdict(list)
    for figure in wanted:
        by_population[figure.population.code].append(figure)
    found: dict[str, Reading] = {}
    for figures in by_population.values():
        found |= _read_together(figures, scope)
    return {figure.code: found[figure.code] for figure in wanted}


def read_figure(scope: Scope, code: str) -> Reading:
    """One figure over `scope`."""
    return read_figures(scope, [code])[code]


def _read_together(figures: list[Indicator], scope: Scope) -> dict[str, Reading]:
    """Figures over one population: all counts in one statement, and one more for each split."""
    counts = {}
    for number, figure in enumerate(figures):
        counts[f"value_{number}"] = row_count(figure.counted(scope))
        if figure.out_of:
            counts[f"out_of_{number}"] = row_count(figure.out_of(scope))
    row = figures[0].population.rows(scope).order_by().aggregate(**counts)
    return {
        figure.code: Reading(
            figure.code, row[f"value_{number}"], row.get(f"out_of_{number}"), _parts(figure, scope) if figure.by else {}
        )
        for number, figure in enumerate(figures)
    }


def _parts(figure: Indicator, scope: Scope) -> dict[str, int]:
    assert figure.by is not None
    rows = figure.population.rows(scope).filter(figure.counted(scope)).order_by()
    lines = rows.values(part=figure.by.expression(scope)).annotate(number=row_count())
    counted = {line["part"] or "": line["number"] for line in lines}
    return {name: counted.get(name, 0) for name in figure.by.names()}


def records_behind(figure: Indicator, scope: Scope, actor: Actor, part: str = COUNTED) -> QuerySet[Any]:
    """The records that `figure` counts and `actor` may see: `part` is "counted", "missing" (of a share), or one value
    of the dimension that it is split by.
    """
    rows = figure.population.rows(scope)
    counted = figure.counted(scope)
    if part == COUNTED:
        rows = rows.filter(counted)
    elif part == MISSING and figure.out_of:
        # Two steps: a plain NOT in SQL would drop the records where a date is not known.
        rows = rows.filter(figure.out_of(scope)).exclude(pk__in=rows.filter(counted).values("pk"))
    elif figure.by and part in figure.by.names():
        rows = rows.alias(part=figure.by.expression(scope)).filter(counted).filter(_part_is(part))
    else:
        raise UnknownPart(part)
    return figure.population.visible(rows, actor).select_related(*figure.population.related)


def _part_is(part: str) -> Q:
    return Q(part=part) if part else Q(part=None) | Q(part="")
