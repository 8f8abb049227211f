"""The one door by which other rooms write to the record."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, Protocol

from django.db import connection, transaction
from django.utils import timezone

from tgpl.audit.models import Entry, content_of, plain
from tgpl.audit.queries import Head, head_of
from tgpl.audit.rules import fingerprint
from tgpl.core.database.bulk import Row
from tgpl.core.database.writing import insert_all

CHAINS = 16
BATCH = 80  # lines in one statement: as many as the number of its values allows
# The first half of the keys of our PostgreSQL advisory locks; the second half is the number of the chain.
_LOCKS = 7_148_305
_FREE_CHAIN = f"""
    SELECT chain FROM (SELECT (%s + n) %% {CHAINS} + 1 AS chain FROM generate_series(0, {CHAINS - 1}) n OFFSET 0) c
    WHERE pg_try_advisory_xact_lock({_LOCKS}, chain) LIMIT 1
"""


class Acting(Protocol):
    """Whoever acts: accounts.Actor fits. Named here because this room lies below accounts."""

    @property
    def name(self) -> str: ...
    @property
    def user_id(self) -> int | None: ...
    @property
    def agency_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What `record` takes, for `record_many`: `at` only where a past is written down, as by an import."""

    by: Acting
    action: str
    kind: str
    key: str
    person: str = ""
    at: datetime | None = None
    details: dict[str, Any] = field(default_factory=dict)


def record(*, by: Acting, action: str, kind: str, key: str, person: str = "", **details: Any) -> None:
    """Append one line: `by` did `action` on the thing `kind`/`key`.

    `action` is a stable word such as "case.accepted" or "person.read", said in Vietnamese in the room's `trail.py`;
    `person` is the uid of the person whose data is touched, so that one person's trail can be followed; `details`
    are plain values, no personal content. Called inside the caller's transaction: no line without the deed, no deed
    without the line. Two statements on SQLite, three on PostgreSQL.
    """
    record_many([Line(by=by, action=action, kind=kind, key=key, person=person, details=details)])


def record_many(lines: Iterable[Line]) -> None:
    """Append many lines in the order given, some in one statement, as an import or a big change needs."""
    lines = iter(lines)
    with transaction.atomic(savepoint=False):
        head = head_of(_chain_of_ours())
        while batch := list(islice(lines, BATCH)):
            rows = list(_chained(head, batch))
            insert_all(Entry, rows)
            head = _head(rows[-1])


def _chained(head: Head, lines: Iterable[Line]) -> Iterator[Row]:
    for line in lines:
        row = _row_after(head, line)
        head = _head(row)
        yield row


def _row_after(head: Head, line: Line) -> Row:
    """The columns of `line` in its place, with the hash that holds on to the line before it."""
    row = {
        "chain": head.chain,
        "seq": head.seq + 1,
        "at": line.at or timezone.now(),
        "who": line.by.name,
        "user_id": line.by.user_id,
        "agency_id": line.by.agency_id,
        "action": line.action,
        "kind": line.kind,
        "key": line.key,
        "person": line.person,
        "details": plain(line.details),
    }
    return {**row, "hash": fingerprint(head.hash, content_of(row))}


def _head(row: Row) -> Head:
    return Head(row["chain"], row["seq"], row["hash"])


def _chain_of_ours() -> int:
    """The chain that this transaction may write to, locked until it ends.

    SQLite has one writer at a time, so one chain. On PostgreSQL a transaction takes the first chain that nobody
    holds, beginning at its process's own: writers do not wait for each other, and so cannot deadlock here.
    """
    if connection.vendor == "sqlite":
        return 1
    with connection.cursor() as cursor:
        cursor.execute(_FREE_CHAIN, [os.getpid() % CHAINS])
        row = cursor.fetchone()
        if row is None:
            row = (os.getpid() % CHAINS + 1,)
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCKS, *row])
        return int(row[0])
