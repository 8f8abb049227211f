"""What forms say of a request."""

from datetime import UTC, datetime

import pytest

from tgpl.accounts.testing import Cast
from tgpl.documents.registry import drawings
from tgpl.intake.paper_facts import FIELDS, request_facts
from tgpl.intake.testing import ask, find_eligible

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
PERSON = {"full_name": "Trần Thị Mẫu", "sex": "female", "birth": 1990, "phone": "+84912345678"}


def test_a_request_tells_who_asks_for_whom_and_what(cast: Cast) -> None:
    told = request_facts(ask(cast.centre, AT, person=PERSON))
    assert told["họ tên"] == told["người yêu cầu"] == "Trần Thị Mẫu"
    assert (told["ngày sinh"], told["giới tính"]) == ("1990", "Nữ")
    assert told["quan hệ"] == "Chính là người được trợ giúp pháp lý"
    assert (told["hình thức: tham gia tố tụng"], told["hình thức: tư vấn"]) == (True, False)


def test_who_asks_for_another_stands_for_themselves(cast: Cast) -> None:
    told = request_facts(
        ask(
            cast.centre,
            AT,
            person=PERSON,
            requester_name="Lê Văn Thử",
            requester_phone="+84987654321",
            relation="relative",
        )
    )
    assert (told["người yêu cầu"], told["họ tên"]) == ("Lê Văn Thử", "Trần Thị Mẫu")
    assert told["điện thoại của người yêu cầu"] == "+84987654321"
    assert told["ngày sinh của người yêu cầu"] == ""
    assert told["quan hệ"] == "Người thân thích"


def test_the_ground_stands_on_it_once_decided(cast: Cast) -> None:
    request = ask(cast.centre, AT)
    assert request_facts(request)["diện"] == ""
    find_eligible(request, AT, by=cast.director.actor)
    assert "Điều 7" in str(request_facts(request)["diện"])


@pytest.mark.parametrize("drawing", [*drawings.of_form("tt-12-2018-02"), *drawings.of_form("tt-12-2018-05")])
def test_every_name_is_told(cast: Cast, drawing) -> None:
    assert set(request_facts(ask(cast.centre, AT))) == set(FIELDS) == set(drawing.fields)


def test_the_application_in_the_words_of_the_form(client_for, cast: Cast) -> None:
    request = ask(cast.centre, AT, person=PERSON)
    page = client_for("reception").get(f"/giay-to/request/{request.reference}/tt-12-2018-02/")
    assert "Trần Thị Mẫu" in page.content.decode()
    assert client_for("other_reception").get(page.request["PATH_INFO"]).status_code == 404
