"""Counting the funnel, and the requests behind each of its numbers."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from tgpl.accounts.actor import Actor
from tgpl.core.database.counting import row_count
from tgpl.indicators.catalogue.requests import ALL
from tgpl.indicators.funnel.steps import STEPS, Group, lapsed
from tgpl.indicators.rules import Scope
from tgpl.intake.models import Request


@dataclass(frozen=True, slots=True)
class Counted:
    """One group of the funnel: how many came to each step, how many lapsed, and how often those had been tried."""

    value: str
    reached: tuple[int, ...]
    lapsed: int
    tries: int


def count_funnel(scope: Scope, by: Group, *narrowed: Q) -> list[Counted]:
    """Every group that has anybody in it, in two statements."""
    rows = ALL.rows(scope).filter(by.among, *narrowed).order_by()
    numbers = {step.code: row_count(step.reached(scope)) for step in STEPS}
    lines = rows.values(by.lookup).annotate(**numbers, given_up=row_count(lapsed(scope)))
    tries = _tries(rows.filter(lapsed(scope)), by)
    found = {_value(line[by.lookup]): line for line in lines}
    return [
        Counted(value, tuple(line[step.code] for step in STEPS), line["given_up"], tries.get(value, 0))
        for value in by.names()
        if (line := found.get(value))
    ]


def _tries(rows: QuerySet[Request], by: Group) -> dict[str, int]:
    tried = rows.values(by.lookup).annotate(number=Count("contact_attempts"))
    return {_value(line[by.lookup]): line["number"] for line in tried}


def _value(found: object) -> str:
    return "" if found is None else str(found)


def requests_behind(scope: Scope, actor: Actor, *narrowed: Q) -> QuerySet[Request]:
    """The requests of one number of the funnel that `actor` may see."""
    found = ALL.rows(scope).filter(*narrowed)
    again = Request.objects.filter(pk__in=found.values("pk"))
    return ALL.visible(again, actor).select_related(*ALL.related)
