"""The trail of one person is found by its index, not by reading the whole record."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tgpl.audit.queries import Trail


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by the size of the table")
def test_a_persons_trail_is_found_by_its_index() -> None:
    with CaptureQueriesContext(connection) as taken:
        Trail(person="5f0c").lines()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {taken[0]['sql']}")
        plan = str(cursor.fetchall())
    assert "audit_of_person" in plan
