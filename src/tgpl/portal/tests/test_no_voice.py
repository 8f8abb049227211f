"""Who is reached in writing or in signs is never offered a call: not on their own pages, not to staff."""

import re

import pytest
from django.test import Client

from tgpl.accounts.actor import Actor
from tgpl.intake.services import NewRequest, Receipt, receive_request
from tgpl.intake.tests.writing import FOR_HERSELF, write
from tgpl.people.models import AccessNeed
from tgpl.people.queries import IN_WRITING_ONLY
from tgpl.people.services import PersonDetails
from tgpl.quality.queries.opinion import ways_closed

pytestmark = pytest.mark.django_db
CALL = re.compile(r'href="tel:|1800\.?1233|0225 300')
OWN_PAGES = ["yeu-cau/", "giay-to/", "ke-them/bang-ky-hieu/", "rut/", "du-lieu/", "khieu-nai/"]
NEEDS = [need.value for need in AccessNeed.Need]
PHONE = "+84912345678"


def received(cast, moment, *needs: str) -> Receipt:
    cast.centre.phone = "0225 300 0000"
    cast.centre.save(update_fields=["phone"])
    details = PersonDetails(full_name="Trần Thị Mẫu", phone=PHONE, access_needs=needs)
    new = NewRequest(person=details, channel="web", received_at=moment)
    return receive_request(by=Actor.citizen(), office=cast.centre, new=new)


def offers_a_call(client: Client, path: str) -> bool:
    answer = client.get(path)
    assert answer.status_code in (200, 302), path
    return bool(CALL.search(answer.content.decode()))


@pytest.mark.parametrize("need", NEEDS)
def test_own_pages_offer_a_call_to_nobody_who_cannot_take_one(client, cast, moment, need) -> None:
    receipt = received(cast, moment, need, "large_print")
    client.post("/theo-doi/", {"reference": receipt.request.reference, "secret": receipt.secret})
    calling = [page for page in OWN_PAGES if offers_a_call(client, f"/theo-doi/{page}")]
    assert (calling == []) == (need in IN_WRITING_ONLY)


@pytest.mark.parametrize("need", sorted(IN_WRITING_ONLY))
def test_from_the_answer_on_the_way_to_the_thank_you_page_offers_no_call(client, cast, moment, need) -> None:
    write(client, FOR_HERSELF | {"ho-tro": {"access_needs": [need]}})
    for name in [*FOR_HERSELF, "kiem-tra", "da-luu"]:
        assert not offers_a_call(client, f"/gui-yeu-cau/{name}/"), name
    client.post("/gui-yeu-cau/kiem-tra/")
    page = client.get("/gui-yeu-cau/da-gui/").content.decode()
    assert not CALL.search(page)
    assert "bằng chữ hoặc ký hiệu, không gọi điện" in page
    assert not offers_a_call(client, "/theo-doi/")


@pytest.mark.parametrize("need", ["text_only", "large_print"])
def test_staff_are_told_and_find_no_button_to_call(cast, client_for, moment, need) -> None:
    receipt = received(cast, moment, need)
    page = client_for("reception").get(f"/lam-viec/yeu-cau/{receipt.request.reference}/").content.decode()
    silent = need in IN_WRITING_ONLY
    assert ("Không gọi điện: chỉ bằng chữ hoặc ký hiệu" in page) == silent
    assert (f"tel:{PHONE}" in page) != silent
    assert ("telephone" in ways_closed(receipt.request.person)) == silent
