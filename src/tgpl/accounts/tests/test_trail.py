"""Following a trail: readable, page by page, and itself on the record."""

import pytest
from django.db import connection
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.audit.services import Line, record, record_many
from tgpl.audit.wording import sentence

pytestmark = pytest.mark.django_db
PERSON = "3f2b7a8e-0000-4000-8000-000000000001"
TRAIL = "/nhat-ky/"


@pytest.fixture
def auditor(cast: Cast, client_for) -> Client:
    return client_for("auditor")


def deeds(cast: Cast, number: int) -> None:
    """A receptionist sets passwords anew, again and again, in a matter of one person."""
    line = Line(by=cast.reception.actor, action="account.password_changed", kind="user", key="officer", person=PERSON)
    record_many([line] * number)


def test_a_things_trail_is_told_in_sentences(cast: Cast, auditor: Client) -> None:
    deeds(cast, 1)
    page = auditor.get(TRAIL, {"kind": "user", "key": "officer"}).content.decode()
    assert "Lê Thị Tiếp đã đặt mật khẩu mới cho tài khoản officer" in page
    assert "Trung tâm trợ giúp pháp lý nhà nước tỉnh Mẫu" in page
    assert f"?person={PERSON}" in page


def test_a_persons_trail_is_found_by_their_number_alone(cast: Cast, auditor: Client) -> None:
    deeds(cast, 2)
    record(by=cast.reception.actor, action="account.shut", kind="user", key="officer", name="Phạm Văn Trợ")
    page = auditor.get(TRAIL, {"person": f" {PERSON} "})
    assert len(page.context["moments"]) == 2 + 1  # the reading itself


def test_reading_is_on_the_record(cast: Cast, auditor: Client) -> None:
    auditor.get(TRAIL, {"kind": "user", "key": "officer"})
    line = Entry.objects.get()
    assert (line.kind, line.key) == ("user", "officer")
    assert sentence(line) == "Ngô Văn Kiểm đã xem nhật ký của officer"


@pytest.mark.parametrize("asked", [{}, {"kind": "user"}, {"key": "officer"}, {"kind": "nothing", "key": "x"}])
def test_half_a_question_reads_nothing_and_leaves_no_line(cast: Cast, auditor: Client, asked: dict) -> None:
    page = auditor.get(TRAIL, asked)
    assert page.status_code == 200
    assert "moments" not in page.context
    assert not Entry.objects.exists()


def test_a_long_trail_is_read_backwards_page_by_page(cast: Cast, auditor: Client) -> None:
    deeds(cast, 120)
    seen, url = 0, f"?person={PERSON}"
    while url:
        page = auditor.get(TRAIL + url).context
        seen += len(page["moments"])
        url = page["earlier"]
    assert seen == 120 + 1, "every line once, and of the readings only the first: later ones stand before it"


def test_ten_lines_cost_as_much_as_fifty(cast: Cast, auditor: Client, django_assert_num_queries) -> None:
    # who acts (2), the person's records, the lines, their agencies; and what writing the line about the reading costs
    cost = 5 + {"sqlite": 2, "postgresql": 3}[connection.vendor]
    for number in (10, 40):
        deeds(cast, number)
        with django_assert_num_queries(cost):
            auditor.get(TRAIL, {"person": PERSON})


def test_an_action_without_words_is_still_told() -> None:
    assert sentence(Entry(who="Lê Thị Tiếp", action="new.deed", key="1", details={})) == "Lê Thị Tiếp new.deed"


def test_words_that_ask_more_than_an_old_line_knows_leave_a_gap() -> None:
    line = Entry(who="Lê Thị Tiếp", action="account.made", key="x", details={})
    assert sentence(line) == "Lê Thị Tiếp đã lập tài khoản x cho …"
