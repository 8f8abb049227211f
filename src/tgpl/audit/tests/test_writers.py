"""Several writers at once, on PostgreSQL: nobody waits for another's chain, and every chain holds.

SQLite has one writer at a time, and one chain.
"""

import threading
from types import SimpleNamespace

import pytest
from django.db import connection, transaction

from tgpl.audit.models import Entry
from tgpl.audit.services import CHAINS, record
from tgpl.audit.verification import verify

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
SOMEONE = SimpleNamespace(name="Trần Văn Thử", user_id=7, agency_id=1)


def write(times: int, meet: threading.Barrier | None = None) -> None:
    """In a connection of its own: `times` deeds of one line each; all writers meet inside their first deed."""
    try:
        for number in range(times):
            with transaction.atomic():
                record(by=SOMEONE, action="case.read", kind="case", key=str(number))
                if meet and number == 0:
                    meet.wait(timeout=20)
    finally:
        connection.close()


def together(writers: int, times: int, meet: threading.Barrier | None = None) -> None:
    threads = [threading.Thread(target=write, args=(times, meet)) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


def test_writers_at_once_keep_every_chain_whole() -> None:
    together(writers=4, times=25)
    assert Entry.objects.count() == 100
    assert verify({}).faults == []


def test_each_open_transaction_has_a_chain_of_its_own() -> None:
    together(writers=6, times=1, meet=threading.Barrier(6))
    assert Entry.objects.values("chain").distinct().count() == 6


def test_more_writers_than_chains_wait_their_turn() -> None:
    together(writers=CHAINS + 4, times=3)
    assert Entry.objects.count() == 3 * (CHAINS + 4)
    assert verify({}).faults == []


def test_a_transaction_locks_one_chain_only() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        record(by=SOMEONE, action="case.read", kind="case", key="1")
        record(by=SOMEONE, action="case.read", kind="case", key="2")
        cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()")
        assert cursor.fetchone() == (1,)
