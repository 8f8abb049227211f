"""The sheets of Thông tư 02/2021/TT-BTP, drawn up from a statement."""

import pytest
from django.urls import reverse

from tgpl.fees.papers import TIME_SHEET, WORK_SHEET
from tgpl.fees.rules.moves import StatementStatus
from tgpl.fees.testing import statement_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def statement(cast, moment):
    return statement_at(StatementStatus.APPRAISED, cast, moment)


def drawn(statement, form: str = TIME_SHEET) -> str:
    return reverse("documents:draw_form", args=["fee_statement", str(statement.uid), form])


def test_the_time_sheet_tells_rows_and_sum(statement, client_for) -> None:
    page = client_for("officer").get(drawn(statement)).content.decode()
    for words in ["Tham gia phiên tòa", "3 giờ", "Thẩm phán, thư ký", "355.680 đồng", statement.appraiser_name]:
        assert words in page


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_it_is_taken_as_a_file(statement, client_for, kind, start) -> None:
    address = reverse("documents:take_drawn", args=["fee_statement", str(statement.uid), TIME_SHEET, kind])
    assert client_for("accountant").get(address).content.startswith(start)


def test_the_other_sheet_belongs_to_lump_sums(statement, client_for) -> None:
    assert client_for("officer").get(drawn(statement, WORK_SHEET)).status_code == 404


@pytest.mark.parametrize("nick", ["lawyer", "other_accountant", "branch_head"])
def test_others_find_nothing(statement, client_for, nick) -> None:
    assert client_for(nick).get(drawn(statement)).status_code == 404
