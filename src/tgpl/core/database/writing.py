"""New rows and changed columns, written by statements that are worded once a process.

Of a plain INSERT the ORM spends three quarters of its time on wording it. Nothing of ours listens to signals of models.

    person = insert(Person(full_name=name, …))
    insert_all([Disability(person=person, kind=kind) for kind in kinds])
    draft.data = {…}
    rewrite(draft, "data", "expires_at")
"""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import AutoField, Field, Model

M = TypeVar("M", bound=Model)


def insert(row: M) -> M:
    """Write `row`, which is new, as `row.save(force_insert=True)` does; it gets its key."""
    return insert_all([row])[0]


def insert_all(rows: Sequence[M]) -> Sequence[M]:
    """Write a few new rows of one model in one statement; they get their keys."""
    if not rows:
        return rows
    model = type(rows[0])
    database = connections[DEFAULT_DB_ALIAS]
    fields, begin, one, end = _insertion(model)
    values = [field.get_db_prep_save(field.pre_save(row, True), database) for row in rows for field in fields]
    with database.cursor() as cursor:
        cursor.execute(begin + ", ".join([one] * len(rows)) + end, values)
        for row, (key,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk, row._state.adding, row._state.db = key, False, DEFAULT_DB_ALIAS
    return rows


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
def _insertion(model: type[Model]) -> tuple[list[Any], str, str, str]:
    """The columns that are written; the beginning of the statement, the places of one row, and the end."""
    if not isinstance(model._meta.pk, AutoField):
        raise TypeError(f"{model}: the database does not give its key")
    fields = [field for field in model._meta.concrete_fields if field is not model._meta.pk]
    begin = f"INSERT INTO {_table(model)} ({', '.join(map(_quoted, fields))}) VALUES "
    return fields, begin, f"({', '.join(['%s'] * len(fields))})", f" RETURNING {_quoted(model._meta.pk)}"


@cache
def _rewriting(model: type[Model], names: tuple[str, ...]) -> tuple[list[Any], str]:
    fields = [model._meta.get_field(name) for name in names]
    columns = ", ".join(f"{_quoted(field)} = %s" for field in fields)
    return fields, f"UPDATE {_table(model)} SET {columns} WHERE {_quoted(model._meta.pk)} = %s"


def _table(model: type[Model]) -> str:
    return str(connections[DEFAULT_DB_ALIAS].ops.quote_name(model._meta.db_table))


def _quoted(field: Field[Any, Any] | Any) -> str:
    return str(connections[DEFAULT_DB_ALIAS].ops.quote_name(field.column))
