"""What forms say of a request."""

from datetime import UTC, datetime

import pytest

from tgpl.accounts.testing import Cast
from tgpl.documents.registry import drawings
from tgpl.intake.paper_facts import FIELDS, request_facts
from tgpl.intake.services import refuse_request
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


@pytest.mark.parametrize(
    ("channel", "who", "form", "words"),
    [
        ("introduction", "commune_partner", "tt-12-2018-13", "GIẤY GIỚI THIỆU"),
        ("notice", "police_partner", "ttlt-10-2018-03", "có yêu cầu"),
        ("information", "police_partner", "ttlt-10-2018-04", "chưa yêu cầu"),
    ],
)
def test_a_partner_draws_up_its_own_paper(
    client_for, cast: Cast, channel: str, who: str, form: str, words: str
) -> None:
    partner = cast.people[who]
    request = ask(cast.centre, AT, person=PERSON, channel=channel, referred_by=partner.agency, by=partner.actor)
    address = f"/giay-to/referral/{request.reference}/{form}/"
    page = client_for(who).get(address).content.decode()
    assert words in page
    assert partner.agency.name.upper() in page
    other = "commune_partner" if who == "police_partner" else "police_partner"
    assert client_for(other).get(address).status_code == 404
    assert client_for("reception").get(address).status_code == 403


def test_refusing_offers_the_notice_with_its_ground_and_reason(client_for, cast: Cast) -> None:
    request = ask(cast.centre, AT, person=PERSON)
    refuse_request(by=cast.director.actor, request=request, ground_code="c", reason="Người đã mất.", at=AT)
    page = client_for("director").get(f"/lam-viec/yeu-cau/{request.reference}/").content.decode()
    assert f"/giay-to/request/{request.reference}/tt-12-2018-08/" in page
    drawn = client_for("director").get(f"/giay-to/request/{request.reference}/tt-12-2018-08/").content.decode()
    assert "Người đã mất." in drawn
    assert "điểm c khoản 3 Điều 30" in drawn
