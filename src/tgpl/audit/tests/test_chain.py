"""Writing the record: what a line costs, and that lines hold on to each other."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tgpl.audit.models import Entry
from tgpl.audit.queries import head_of
from tgpl.audit.rules import GENESIS, canonical, fingerprint
from tgpl.audit.services import Line, record, record_many
from tgpl.audit.verification import verify

SOMEONE = SimpleNamespace(name="Trần Văn Thử", user_id=7, agency_id=1)
STATEMENTS = {"sqlite": 2, "postgresql": 3}


def write(key: str = "1", **details: Any) -> None:
    record(by=SOMEONE, action="case.read", kind="case", key=key, **details)


@pytest.mark.django_db
def test_a_line_costs_two_statements_on_sqlite_and_three_on_postgresql(django_assert_num_queries: Any) -> None:
    write()
    with transaction.atomic(), django_assert_num_queries(STATEMENTS[connection.vendor]):
        write()


@pytest.mark.django_db
def test_a_thousand_lines_cost_no_more_statements_than_ten(django_assert_max_num_queries: Any) -> None:
    lines = [Line(by=SOMEONE, action="case.opened", kind="case", key=str(number)) for number in range(1000)]
    with django_assert_max_num_queries(20):
        record_many(lines)
    assert Entry.objects.count() == 1000
    assert verify({}).faults == []


@pytest.mark.django_db
def test_lines_hold_on_to_each_other() -> None:
    for key in "abc":
        write(key)
    record_many(Line(by=SOMEONE, action="case.opened", kind="case", key=key) for key in "de")
    write("f")
    lines = list(Entry.objects.order_by("seq"))
    assert [line.key for line in lines] == list("abcdef")
    assert [line.seq for line in lines] == [1, 2, 3, 4, 5, 6]
    assert len({line.chain for line in lines}) == 1
    assert str(head_of(lines[0].chain)) == f"{lines[0].chain} 6 {bytes(lines[-1].hash).hex()}"


@pytest.mark.django_db
def test_a_deed_undone_leaves_no_line_and_no_hole() -> None:
    write("first")
    with transaction.atomic():
        write("undone")
        transaction.set_rollback(True)
    write("second")
    assert list(Entry.objects.order_by("seq").values_list("seq", "key")) == [(1, "first"), (2, "second")]


@pytest.mark.django_db
def test_an_import_writes_the_past() -> None:
    past = datetime(2019, 5, 6, 7, 8, tzinfo=UTC)
    record_many([Line(by=SOMEONE, action="case.opened", kind="case", key="1", at=past)])
    assert Entry.objects.get().at == past


@pytest.mark.django_db
def test_details_are_read_back_as_they_are_hashed() -> None:
    write(fee=Decimal("1.50"), due=date(2026, 3, 4), reasons=["Hoà", "Đặng"], open=True, share=0.1, none=None)
    assert Entry.objects.get().details == {
        "fee": "1.50",
        "due": "2026-03-04",
        "reasons": ["Hoà", "Đặng"],
        "open": True,
        "share": 0.1,
        "none": None,
    }
    assert verify({}).faults == []


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


class Details(TestCase):
    @given(details=st.dictionaries(st.text(min_size=1, max_size=8), PLAIN, max_size=4))
    def test_any_details_keep_their_hash(self, details: dict[str, Any]) -> None:
        record_many([Line(by=SOMEONE, action="x.y", kind="x", key="1", details=details)])
        assert verify({}).faults == []


def test_the_hash_covers_every_field_and_the_line_before() -> None:
    content = {"chain": 1, "seq": 1, "who": "Nguyễn Thị Mẫu"}
    whole = fingerprint(GENESIS, content)
    others = [fingerprint(GENESIS, content | {field: "khác"}) for field in content]
    assert len({whole, fingerprint(whole, content), *others}) == 5
    assert canonical(content) == '{"chain":1,"seq":1,"who":"Nguyễn Thị Mẫu"}'
