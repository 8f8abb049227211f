"""Limits as a kind of rules that two officers may put in force, and how an edition of them is tried."""

from collections.abc import Iterator

from django.urls import reverse

from tgpl.core.law.editions import Span, Tried, law_kinds
from tgpl.core.law.rule_files import in_force
from tgpl.deadlines.models import Clock
from tgpl.deadlines.presenters import word_limit, word_moment
from tgpl.deadlines.queries import calendar_for
from tgpl.deadlines.rulebook import DEADLINES, Rules
from tgpl.deadlines.rules import Calendar, Rule, due, end_of, local
from tgpl.deadlines.services import pauses_of


def try_deadlines(before: Rules, now: Rules, span: Span) -> Iterator[Tried]:
    """Every clock that started in the span, counted by both."""
    calendars: dict[int, Calendar] = {}
    for clock in Clock.objects.filter(started_at__date__range=(span.first, span.last)).order_by("pk").iterator():
        year = local(clock.started_at).year
        calendar = calendars.setdefault(year, calendar_for(clock.started_at, end_of(span.last)))
        old, new = (in_force(rules.get(clock.rule, ()), span.on) for rules in (before, now))
        named = new or old
        yield Tried(
            what=named.name if named else clock.rule,
            key=clock.subject_key,
            before=_due(clock, old, calendar),
            now=_due(clock, new, calendar),
            url=reverse("deadlines:explain_clock", args=[clock.pk]),
        )


def _due(clock: Clock, rule: Rule | None, calendar: Calendar) -> str:
    if rule is None:
        return "–"
    circumstances = [name for name in clock.exceptions if name in {one.name for one in rule.circumstances}]
    counted = due(rule, clock.started_at, calendar, circumstances, pauses_of(clock))
    return f"{word_moment(counted.due)} ({word_limit(counted.limit)})"


law_kinds.register(DEADLINES)
law_kinds.tried_by(DEADLINES.code, try_deadlines)
