"""The database refuses to change the record, whoever asks."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction

from tgpl.audit.models import Entry
from tgpl.audit.services import record

pytestmark = pytest.mark.django_db
SOMEONE = SimpleNamespace(name="Nguyễn Thị Mẫu", user_id=7, agency_id=1)

BY_HAND = {
    "change": "UPDATE audit_entry SET who = 'Người khác'",
    "delete": "DELETE FROM audit_entry",
}
BY_HAND_IN = {
    "sqlite": {"replace": "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry"},
    "postgresql": {"empty": "TRUNCATE audit_entry"},
}


@pytest.fixture(autouse=True)
def _two_lines() -> None:
    record(by=SOMEONE, action="case.opened", kind="case", key="TT.TV.01.2026")
    record(by=SOMEONE, action="case.closed", kind="case", key="TT.TV.01.2026")


def test_sql_cannot_change_delete_or_replace_a_line() -> None:
    before = list(Entry.objects.values_list())
    for statement in (BY_HAND | BY_HAND_IN[connection.vendor]).values():
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert list(Entry.objects.values_list()) == before


def test_code_cannot_change_or_delete_a_line() -> None:
    line = Entry.objects.first()
    assert line is not None
    line.who = "Người khác"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        line.save(update_fields=["who"])
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        line.delete()


def test_two_lines_cannot_take_one_place_in_a_chain() -> None:
    line = Entry.objects.first()
    assert line is not None
    line.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        line.save()
