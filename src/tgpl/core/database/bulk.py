"""Writing very many rows: COPY on PostgreSQL, one prepared statement on SQLite.

For seeding and imports, where a model instance per row would cost more than the row. Rows are mappings of
column attribute to Python value (`office_id`, not `office`); keys are given by the caller, defaults are applied,
constraints are the database's own.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connection, connections, models

Row = Mapping[str, Any]


def next_key(model: type[models.Model]) -> int:
    """The first primary key that is free after the last row of `model`."""
    last = model._default_manager.aggregate(last=models.Max("pk"))["last"]
    return int(last or 0) + 1


def write_rows(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Write `rows` of `model` inside the caller's transaction."""
    columns = [Column(field) for field in model._meta.concrete_fields]
    values = ([column.value(row) for column in columns] for row in rows)
    names = ", ".join(connection.ops.quote_name(c.name) for c in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", values)


def reset_sequences(*models_written: type[models.Model]) -> None:
    """Let the database go on numbering after the keys that were given."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models_written)):
            cursor.execute(statement)


# What the database's driver takes as it is from a field of exactly this kind.
_PLAIN: dict[type[models.Field], type] = {
    models.AutoField: int,
    models.BigAutoField: int,
    models.BigIntegerField: int,
    models.BooleanField: bool,
    models.CharField: str,
    models.ForeignKey: int,
    models.IntegerField: int,
    models.OneToOneField: int,
    models.PositiveBigIntegerField: int,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.TextField: str,
}


class Column:
    """How one field's values are found in a row and made ready for the database."""

    def __init__(self, field: Any) -> None:
        self.name: str = field.column
        self._attribute: str = field.attname
        self._default: Callable[[], Any] = field.get_default
        self._plain = _PLAIN.get(type(field))
        self._prepare: Callable[..., Any] = field.get_db_prep_save
        self._connection = connections[DEFAULT_DB_ALIAS]

    def value(self, row: Row) -> Any:
        value = row[self._attribute] if self._attribute in row else self._default()
        return value if value is None or type(value) is self._plain else self._prepare(value, self._connection)
