"""Queries that pages ask again and again in the same words: their SQL is made once a process.

Of a small query the ORM spends two thirds of its time on the statement, which is the same each time but for its values.

    @prepared
    def moves_of(case: int) -> QuerySet[CaseMove]:
        return CaseMove.objects.filter(case=case).order_by("-pk")[:20]

    moves_of(case.pk)  # a list of moves
"""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache, partial, update_wrapper
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import (
    ModelIterable,
    NamedValuesListIterable,
    create_namedtuple_class,
    get_related_populators,
)

M = TypeVar("M", bound=Model)
Value = int | str | dt.date | UUID
START = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_KINDS = (ModelIterable, NamedValuesListIterable)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A compiled query. `places`: which value stands where among its parameters; the others are always the same."""

    sql: str
    params: tuple[Any, ...]
    places: dict[int, int]
    read: Callable[[Iterable[Any]], list[Any]]

    def rows(self, values: tuple[Value, ...]) -> list[Any]:
        params = list(self.params)
        for place, number in self.places.items():
            params[place] = _as_database(values[number])
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return self.read(cursor.fetchall())


def _reader(queryset: Any, compiler: Any) -> Callable[[Iterable[Any]], list[Any]]:
    """What makes the database's rows into those of `queryset`; all that is the same for each row is settled here."""
    converters = compiler.get_converters([column for column, *_named in compiler.select])
    make = _named_row(queryset) if queryset._iterable_class is NamedValuesListIterable else _whole_row(compiler)

    def read(rows: Iterable[Any]) -> list[Any]:
        return [make(row) for row in (compiler.apply_converters(rows, converters) if converters else rows)]

    return read


def _named_row(queryset: Any) -> Callable[[Any], Any]:
    return partial(tuple.__new__, create_namedtuple_class(*queryset._fields))


def _whole_row(compiler: Any) -> Callable[[Any], Any]:
    """A model's object, with what was annotated, and with those of other tables that were read beside it."""
    about, alias = compiler.klass_info, connection.alias
    annotated = (compiler.annotation_col_map or {}).items()
    begin, end = about["select_fields"][0], about["select_fields"][-1] + 1
    names = [column.target.attname for column, *_named in compiler.select[begin:end]]
    beside = get_related_populators(about, compiler.select, alias)

    def make(row: Any) -> Any:
        made = about["model"].from_db(alias, names, row[begin:end])
        for populator in beside:
            populator.populate(row, made)
        for name, place in annotated:
            setattr(made, name, row[place])
        return made

    return make


class Prepared(Generic[M]):
    """A function that builds a query from its values, made into one that answers it."""

    def __init__(self, build: Callable[..., QuerySet[M]]) -> None:
        self._build = build
        self._statement: _Statement | None = None
        update_wrapper(self, build)

    def __call__(self, *values: Value) -> list[M]:
        if self._statement is None:
            self._statement = self._make(values)
        return self._statement.rows(values) if self._statement.sql else []

    def first(self, *values: Value) -> M | None:
        """The first row of the answer."""
        return next(iter(self(*values)), None)

    def _make(self, values: tuple[Value, ...]) -> _Statement:
        """Compiled twice, with other samples each time: where the two differ, there stand the values."""
        samples = [tuple(_sample(value, 2 * n + turn) for n, value in enumerate(values)) for turn in (0, 1)]
        (sql, first, read), (_, second, _) = (self._compiled(sample) for sample in samples)
        written = {(_as_database(a), _as_database(b)): n for n, (a, b) in enumerate(zip(*samples, strict=True))}
        places = {place: pair for place, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]}
        if sql and set(places.values()) != set(written):
            raise TypeError(f"{self._build}: a value does not stand in the statement as it is given")
        return _Statement(sql, first, {place: written[pair] for place, pair in places.items()}, read)

    def _compiled(self, values: tuple[Value, ...]) -> tuple[str, tuple[Any, ...], Any]:
        queryset: Any = self._build(*values)
        if queryset._iterable_class not in _KINDS or queryset._prefetch_related_lookups:
            raise TypeError(f"{self._build}: only rows of a model, whole or named, without prefetching, are prepared")
        compiler = queryset.query.get_compiler(connection=connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:  # nothing can ever be found
            return "", (), None
        return sql, params, _reader(queryset, compiler)


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
