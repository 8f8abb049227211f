"""Lifts the lock of the record: for tests that tamper with it, and for emptying the database between tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase


@contextmanager
def tampering() -> Iterator[None]:
    """Inside, the database lets lines of the record be changed and deleted, as for someone who owns the server."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
            yield
            cursor.execute("ALTER TABLE audit_entry ENABLE TRIGGER USER")
            return
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_entry'")
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            cursor.execute(sql)


@pytest.fixture(autouse=True, scope="session")
def _record_can_be_emptied_between_tests() -> Iterator[None]:
    """Tests that commit (browser, concurrency) empty all tables when they end: the record must let them."""
    empty = TransactionTestCase._fixture_teardown

    def teardown(case: Any) -> None:
        with tampering():
            empty(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield
