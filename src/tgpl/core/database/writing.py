"""New rows and changed columns, written by statements that are worded once a process.

Of a plain INSERT the ORM spends three quarters of its time on wording it. Nothing of ours listens to signals of models.

    person = insert(Person(full_name=name, …))
    insert_all(Disability, [{"person_id": person.pk, "kind": kind} for kind in kinds])
    draft.data = {…}
    rewrite(draft, "data", "expires_at")
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import AutoField, Field, Model

from tgpl.core.database.bulk import Column, Row

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class _Insertion:
    """The statement that writes rows of one model: its beginning, the places of one row, and what gives the key."""

    columns: list[Column]
    begin: str
    one: str
    end: str
    filled: list[Any]  # the fields that the row itself fills in as it is written

    def statement(self, rows: int) -> str:
        return self.begin + ", ".join([self.one] * rows)

    def values(self, *rows: Row) -> list[Any]:
        return [column.value(row) for row in rows for column in self.columns]


def insert(row: M) -> M:
    """Write `row`, which is new, as `row.save(force_insert=True)` does; it gets its key."""
    insertion = _insertion(type(row))
    for field in insertion.filled:
        field.pre_save(row, True)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(insertion.statement(1) + insertion.end, insertion.values(vars(row)))
        row.pk, row._state.adding, row._state.db = cursor.fetchone()[0], False, DEFAULT_DB_ALIAS
    return row


def insert_all(model: type[Model], rows: Sequence[Row]) -> None:
    """Write a few new rows of one model in one statement. They are given by column, and nobody asks for their keys:
    an object for each would take as long as the statement."""
    if not rows:
        return
    insertion = _insertion(model)
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute(insertion.statement(len(rows)), insertion.values(*rows))


def rewrite(row: Model, *names: str) -> None:
    """Write these columns of `row` anew; raises if the row is gone."""
    database = connections[DEFAULT_DB_ALIAS]
    fields, statement = _rewriting(type(row), names)
    values = [field.get_db_prep_save(field.pre_save(row, False), database) for field in fields]
    with database.cursor() as cursor:
        cursor.execute(statement, [*values, row.pk])
        if cursor.rowcount != 1:
            raise type(row).DoesNotExist


@cache
def _insertion(model: type[Model]) -> _Insertion:
    if not isinstance(model._meta.pk, AutoField):
        raise TypeError(f"{model}: the database does not give its key")
    fields = [field for field in model._meta.concrete_fields if field is not model._meta.pk]
    return _Insertion(
        columns=[Column(field) for field in fields],
        begin=f"INSERT INTO {_table(model)} ({', '.join(map(_quoted, fields))}) VALUES ",
        one=f"({', '.join(['%s'] * len(fields))})",
        end=f" RETURNING {_quoted(model._meta.pk)}",
        filled=[field for field in fields if type(field).pre_save is not Field.pre_save],
    )


@cache
def _rewriting(model: type[Model], names: tuple[str, ...]) -> tuple[list[Any], str]:
    fields = [model._meta.get_field(name) for name in names]
    columns = ", ".join(f"{_quoted(field)} = %s" for field in fields)
    return fields, f"UPDATE {_table(model)} SET {columns} WHERE {_quoted(model._meta.pk)} = %s"


def _table(model: type[Model]) -> str:
    return str(connections[DEFAULT_DB_ALIAS].ops.quote_name(model._meta.db_table))


def _quoted(field: Field[Any, Any] | Any) -> str:
    return str(connections[DEFAULT_DB_ALIAS].ops.quote_name(field.column))
