"""Queries that pages ask again and again in the same words: their SQL is made once a process.

Of a small query the ORM spends two thirds of its time on the statement, which is the same each time but for its values.

    @prepared
    def moves_of(case: int) -> QuerySet[CaseMove]:
        return CaseMove.objects.filter(case=case).order_by("-pk")[:20]

    moves_of(case.pk)  # a list of moves
"""

import datetime as dt
from collections.abc import Callable, Hashable
from copy import copy
from dataclasses import dataclass
from functools import lru_cache, partial, update_wrapper
from types import SimpleNamespace
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

M = TypeVar("M", bound=Model)
Value = int | str | dt.date | UUID
START = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A compiled query. `places`: which value stands where among its parameters; the others are always the same."""

    compiler: Any
    sql: str
    params: tuple[Any, ...]
    places: dict[int, int]

    def rows(self, values: tuple[Value, ...]) -> list[Any]:
        params = list(self.params)
        for place, number in self.places.items():
            params[place] = _as_database(values[number])
        compiler = copy(self.compiler)
        compiler.connection, compiler.as_sql = connection, lambda *_how, **_named: (self.sql, tuple(params))
        query = SimpleNamespace(get_compiler=lambda **_named: compiler)
        asked = SimpleNamespace(db=connection.alias, query=query, _known_related_objects={})
        return list(ModelIterable(asked))


class Prepared(Generic[M]):
    """A function that builds a query from its values, made into one that answers it."""

    def __init__(self, build: Callable[..., QuerySet[M]]) -> None:
        self._build = build
        self._statement: _Statement | None = None
        update_wrapper(self, build)

    def __call__(self, *values: Value) -> list[M]:
        if self._statement is None:
            self._statement = self._make(values)
        return self._statement.rows(values)

    def first(self, *values: Value) -> M | None:
        """The first row of the answer."""
        return next(iter(self(*values)), None)

    def _make(self, values: tuple[Value, ...]) -> _Statement:
        """Compiled twice, with other samples each time: where the two differ, there stand the values."""
        samples = [tuple(_sample(value, 2 * n + turn) for n, value in enumerate(values)) for turn in (0, 1)]
        compiler, sql, first = self._compiled(samples[0])
        if not sql:
            return _Statement(compiler, sql, (), {})
        _, _, second = self._compiled(samples[1])
        written = {(_as_database(a), _as_database(b)): n for n, (a, b) in enumerate(zip(*samples, strict=True))}
        places = {place: pair for place, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]}
        if set(places.values()) != set(written):
            raise TypeError(f"{self._build}: a value does not stand in the statement as it is given")
        return _Statement(compiler, sql, first, {place: written[pair] for place, pair in places.items()})

    def _compiled(self, values: tuple[Value, ...]) -> tuple[Any, str, tuple[Any, ...]]:
        queryset: Any = self._build(*values)
        if queryset._iterable_class is not ModelIterable or queryset._prefetch_related_lookups:
            raise TypeError(f"{self._build}: only whole rows of a model, without prefetching, are prepared")
        compiler = queryset.query.get_compiler(connection=connection)
        try:
            return compiler, *compiler.as_sql()
        except EmptyResultSet:  # nothing can ever be found
            return compiler, "", ()


def prepared(build: Callable[..., QuerySet[M]]) -> Prepared[M]:
    """Marks such a function: of keys, words, days or moments, never None, that stand in the statement as they are
    (`field=value`, `field__lte=value`)."""
    return Prepared(build)


def prepared_for(build: Callable[..., QuerySet[M]]) -> Callable[[Hashable], Prepared[M]]:
    """The same where the query depends on who asks, as what they may see does: a statement for each of them.

    @prepared_for
    def opened_case(actor: Actor, code: str) -> QuerySet[Case]:
        return Case.objects.visible_to(actor).filter(code=code)

    opened_case(actor).first(code)
    """

    @lru_cache(maxsize=100)
    def of_one(who: Hashable) -> Prepared[M]:
        return Prepared(partial(build, who))

    return of_one


def _sample(like: Value, number: int) -> Value:
    """A value of this kind that no other value or constant is likely to be."""
    moment = START + dt.timedelta(days=number)
    if isinstance(like, dt.datetime):
        return moment
    if isinstance(like, dt.date):
        return moment.date()
    if isinstance(like, UUID):
        return UUID(int=number)
    return 31_000 + number if isinstance(like, int) else f"sample {number}"


def _as_database(value: Value) -> Any:
    """As the database's driver takes it."""
    if isinstance(value, dt.datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return connection.ops.adapt_datefield_value(value) if isinstance(value, dt.date) else value
