"""Counting a year for the open tables: requests of people with disabilities, and how many people made them; and the
funnel of everybody."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Case, CharField, Count, Exists, Expression, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from tgpl.core.database.counting import row_count
from tgpl.indicators.catalogue.requests import requests_in
from tgpl.indicators.dataset.dimensions import TRAITS as KNOWN
from tgpl.indicators.funnel import steps
from tgpl.indicators.queries import all_offices
from tgpl.indicators.rules import Scope
from tgpl.intake.models import Request
from tgpl.intake.rules import RequestStatus
from tgpl.people.models import Disability, DisabilityKind
from tgpl.reports.open_data.rules.funnel import DISABLED, EVERY, OTHERS, ended, reached, stopped
from tgpl.reports.open_data.rules.hiding import Place
from tgpl.reports.open_data.rules.tables import PAIRS, TOTAL, TRAITS, Counted
from tgpl.reports.tables.rules.periods import Period

SEVERAL = "several"


def year_scope(year: Period) -> Scope:
    return Scope(year.first, year.last, year.last, all_offices())


def names() -> dict[str, dict[str, str]]:
    """The values of each trait that the tables name."""
    found = {trait: {value: str(name) for value, name in KNOWN[trait].names().items()} for trait in TRAITS}
    kinds = {kind.value: str(kind.label) for kind in DisabilityKind}
    kinds |= {SEVERAL: "Từ hai dạng tật trở lên", "": "Chưa rõ dạng tật"}
    groups = {DISABLED: "Người khuyết tật", OTHERS: "Người khác"}
    return {**found, "kind": kinds, "group": groups, "step": {step.code: str(step.label) for step in steps.STEPS}}


def labels() -> dict[str, str]:
    return {trait: str(KNOWN[trait].label) for trait in TRAITS}


def _kind() -> Expression:
    """One value each: whoever has several kinds of disability stands apart, so that the tables add up."""
    another = Disability.objects.filter(person=OuterRef("person"), kind__gt=Subquery(_first_kind()))
    first = Coalesce(Subquery(_first_kind()), Value(""))
    return Case(When(Exists(another), then=Value(SEVERAL)), default=first)


def _first_kind() -> QuerySet[Any]:
    return Disability.objects.filter(person=OuterRef("person")).order_by("kind").values("kind")[:1]


def _expressions(scope: Scope) -> dict[str, Any]:
    return {trait: _kind() if trait == "kind" else KNOWN[trait].expression(scope) for trait in TRAITS}


def count_year(year: Period) -> dict[Place, Counted]:
    """Every cell, every total and the total of all: one statement each for a pair, a trait and the whole."""
    scope = year_scope(year)
    told, known = _expressions(scope), names()
    found: dict[Place, Counted] = {}
    for traits in (*PAIRS, *((trait,) for trait in TRAITS), ()):
        for place, counted in _counted(scope, {trait: told[trait] for trait in traits}, known):
            found[place] = counted
    return found | _count_funnel(scope)


def _count_funnel(scope: Scope) -> dict[Place, Counted]:
    """Who reached each step and who stopped at it, in each channel and in all, with a disability and otherwise."""
    everybody = requests_in(scope).order_by().alias(stop=_stop(scope))
    found: dict[Place, Counted] = {}
    for step in steps.STEPS:
        for group, channel, counted in _by_channel(everybody.filter(step.reached(scope))):
            found[reached(group, channel, step.code)] = counted
    for step in steps.STEPS[:-1]:
        for group, channel, counted in _by_channel(everybody.filter(stop=step.code)):
            found[stopped(group, channel, step.code)] = counted
    with_a_case = everybody.filter(steps.done(scope), status=RequestStatus.ACCEPTED)
    found |= {ended(channel): counted for group, channel, counted in _by_channel(with_a_case) if group == DISABLED}
    return found


_GROUP = Case(When(asker_has_disability=True, then=Value(DISABLED)), default=Value(OTHERS), output_field=CharField())


def _stop(scope: Scope) -> Case:
    """The farthest step of a request."""
    farthest_first = [When(step.reached(scope), then=Value(step.code)) for step in reversed(steps.STEPS[1:])]
    return Case(*farthest_first, default=Value(steps.STEPS[0].code), output_field=CharField())


def _by_channel(rows: QuerySet[Request]) -> Iterator[tuple[str, str, Counted]]:
    numbers = {"requests": row_count(), "people": Count("person", distinct=True)}
    for line in rows.values("channel", group=_GROUP).annotate(**numbers):
        yield line["group"], line["channel"], Counted(line["requests"], line["people"])
    for line in rows.values(group=_GROUP).annotate(**numbers):
        yield line["group"], EVERY, Counted(line["requests"], line["people"])


def _counted(scope: Scope, told: Mapping[str, Any], known: Mapping[str, Mapping[str, str]]) -> Any:
    rows = Request.objects.received_between(scope.first, scope.last).counted_once(scope.last)
    rows = rows.of_people_with_disabilities().filter(office_id__in=scope.offices).order_by()
    numbers = {"requests": row_count(), "people": Count("person", distinct=True)}
    if not told:
        yield TOTAL, Counted(**rows.aggregate(**numbers))
        return
    named = {f"by_{trait}": expression for trait, expression in told.items()}
    for line in rows.values(**named).annotate(**numbers):
        values = [line[f"by_{trait}"] or "" for trait in told]
        yield (*told, *values), Counted(line["requests"], line["people"])
