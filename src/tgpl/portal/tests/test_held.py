"""What is held of a person: declared in words by every room, shown on proof of the codes, taken along, agreed to."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tgpl.accounts.actor import Actor
from tgpl.audit.models import Entry
from tgpl.audit.services import record
from tgpl.cases.models import Case
from tgpl.cases.services import accept_request
from tgpl.cases.testing import practitioner
from tgpl.intake.forms.contact import FOR_REFERRER, PURPOSES
from tgpl.intake.models import Request
from tgpl.intake.services import NewRequest, Receipt, receive_request
from tgpl.intake.services import note_reading as note_request_read
from tgpl.intake.testing import find_eligible
from tgpl.people.models import Consent, Person
from tgpl.people.queries import consent_asked
from tgpl.people.services import CONSENT_WORDING, PersonDetails, SafeContactRules, merge_people, note_reading
from tgpl.portal.holdings import holdings

PAGE = "/theo-doi/du-lieu/"
Purpose = Consent.Purpose


# Every room says what it holds


@pytest.mark.django_db
@pytest.mark.parametrize("holding", [h for h in holdings() if not h.whole], ids=lambda h: h.model._meta.label)
def test_the_way_from_a_table_to_the_person_exists(holding) -> None:
    assert list(holding.rows_of(Person())) == []


def test_people_were_asked_in_the_very_words_that_are_kept_as_proof() -> None:
    for purpose, label in [*PURPOSES, FOR_REFERRER]:
        assert consent_asked(CONSENT_WORDING, purpose) == label


# The page


@pytest.fixture
def receipt(cast, moment) -> Receipt:
    person = PersonDetails(
        full_name="Trần Thị Mẫu",
        identity_number="031185000001",
        has_disability=True,
        disability_kinds=["vision"],
        safe_contact=SafeContactRules(do_not_call=True, discreet_name="cửa hàng hoa"),
    )
    new = NewRequest(
        person=person,
        channel="web",
        received_at=moment,
        story="Hàng xóm lấn đất.",
        facts={"household": "poor"},
        consents=[Purpose.HANDLE_REQUEST, Purpose.ASK_OPINION],
    )
    return receive_request(by=Actor.citizen(), office=cast.centre, new=new)


@pytest.fixture
def holder(client: Client, receipt: Receipt) -> Client:
    client.post("/theo-doi/", {"reference": receipt.request.reference, "secret": receipt.secret})
    return client


def accepted(receipt: Receipt, cast, moment) -> Case:
    find_eligible(receipt.request, moment, by=cast.director.actor)
    receipt.request.refresh_from_db()
    return accept_request(by=cast.director.actor, request=receipt.request, form="proceedings", field="land", at=moment)


def text(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


@pytest.mark.django_db
def test_the_page_tells_what_is_held_and_why(holder) -> None:
    page = text(holder)
    for words in ["Trần Thị Mẫu", "031185000001", "Khuyết tật nhìn", "cửa hàng hoa", "Hàng xóm lấn đất.", "Hộ nghèo"]:
        assert words.casefold() in page.casefold()
    assert "Để nhận ra đúng bạn" in page
    assert "Thông tư số 07/2025/TT-BTP" in page
    assert Person.objects.get().folded_name not in page


@pytest.mark.django_db
def test_without_the_codes_nothing_opens(client, receipt) -> None:
    for path in [PAGE, f"{PAGE}tep.json", f"{PAGE}tep.html", f"{PAGE}rut/ask_opinion/"]:
        assert client.get(path).headers["Location"] == "/theo-doi/"


@pytest.mark.django_db
def test_who_looked_is_told_by_role_and_office_and_never_by_name(holder, receipt, cast) -> None:
    for _look in range(2):
        note_request_read(by=cast.reception.actor, request=receipt.request)
    note_reading(by=cast.director.actor, person=receipt.request.person)
    page = text(holder).partition('id="ai-da-xem"')[2].partition('id="dong-y"')[0]
    assert f"Cán bộ tiếp nhận – {cast.centre.name}, 2 lần" in page
    assert f"Giám đốc Trung tâm – {cast.centre.name}" in page
    assert cast.reception.user.full_name not in text(holder)
    assert "Bạn, người giữ hai mã" in page  # this very look stands there too


@pytest.mark.django_db
def test_looks_at_other_people_and_other_deeds_are_not_told(holder, receipt, cast) -> None:
    record(by=cast.director.actor, action="case.read", kind="case", key="X", person="somebody-else")
    record(
        by=cast.director.actor, action="request.accepted", kind="request", key="X", person=str(Person.objects.get().uid)
    )
    assert "Giám đốc Trung tâm" not in text(holder)


@pytest.mark.django_db
def test_many_looks_go_by_pages_and_cost_no_more_statements(holder, receipt, cast) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            text(holder)
        return len(asked)

    text(holder)
    note_request_read(by=cast.reception.actor, request=receipt.request)
    few = statements()
    things = ["request", "case", "letter"]
    for number in range(60):
        by = cast.reception.actor
        record(by=by, action="case.read", kind=things[number % 3], key="X", person=str(receipt.request.person.uid))
    assert statements() == few
    assert "Xem những lần cũ hơn" in text(holder)
    older = text(holder).partition("?before=")[2].partition("#")[0]
    assert "Xem những lần mới hơn" in text(holder, f"{PAGE}?before={older}")


@pytest.mark.django_db
def test_a_case_is_told_in_words(holder, receipt, cast, moment) -> None:
    case = accepted(receipt, cast, moment)
    page = text(holder)
    assert "Vụ việc của bạn" in page
    assert case.citation in page
    assert case.ground not in page.partition("<main")[2]  # a code is no words


@pytest.mark.django_db
def test_who_asked_for_another_reads_only_what_they_sent(holder, receipt, cast, moment) -> None:
    find_eligible(receipt.request, moment, by=cast.reception.actor)
    Request.objects.update(requester_name="Phạm Thị Láng", relation="neighbour")
    page = text(holder)
    assert "Hàng xóm lấn đất." in page
    assert "Cán bộ kết luận" not in page
    assert "Người gửi giúp chỉ xem được điều mình đã gửi." in page


# The files


@pytest.mark.django_db
def test_after_a_merge_the_codes_of_one_request_open_that_request_alone(holder, receipt, cast, moment) -> None:
    asked = {"person": PersonDetails(full_name="Trần Thị Mẫu"), "channel": "walk_in", "received_at": moment}
    head, late = cast.director.actor, NewRequest(**asked, story="Chuyện kể ở nơi khác.")
    other = receive_request(by=head, office=cast.centre, new=late).request
    merge_people(by=head, survivor=receipt.request.person, other=other.person, reason="Cùng người.", at=moment)
    page = holder.get(PAGE).content.decode()
    assert "Hàng xóm lấn đất." in page
    assert "Chuyện kể ở nơi khác." not in page
    assert "Hai mã này chỉ mở lần này." in page


def test_the_file_for_programs_says_the_same(holder, receipt) -> None:
    answer = holder.get(f"{PAGE}tep.json")
    told = json.loads(answer.content)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{receipt.request.reference}.json"'
    assert {"Họ và tên": "Trần Thị Mẫu"}.items() <= told["held"][0]["rows"][0].items()
    assert told["kept_until"]["mark"] == "to_verify"
    assert [one["state"] for one in told["consents"]] == ["Đồng ý", "Chưa đồng ý", "Đồng ý"]


@pytest.mark.django_db
def test_the_file_to_read_asks_for_nothing_from_the_network(holder) -> None:
    page = text(holder, f"{PAGE}tep.html")
    assert "Trần Thị Mẫu" in page
    assert not any(part in page for part in ("src=", "href=", "<script", "style"))


@pytest.mark.django_db
def test_taking_a_file_leaves_a_line_and_another_kind_is_no_page(holder) -> None:
    holder.get(f"{PAGE}tep.json")
    assert Entry.objects.filter(action="person.own_taken").count() == 1
    assert holder.get(f"{PAGE}tep.exe").status_code == 404


# Consents


@pytest.mark.django_db
def test_a_consent_is_withdrawn_after_saying_what_follows_and_given_again(holder) -> None:
    assert "không hỏi ý kiến bạn" in text(holder, f"{PAGE}rut/ask_opinion/")
    assert Consent.objects.filter(withdrawn_at=None).count() == 2
    for _press in range(2):  # a second press changes nothing
        holder.post(f"{PAGE}rut/ask_opinion/")
    assert Consent.objects.filter(withdrawn_at=None).count() == 1
    assert "Rút lúc 09:00 02/03/2026" in text(holder)
    for _press in range(2):
        holder.post(f"{PAGE}dong-y/ask_opinion/")
    assert [c.withdrawn_at is None for c in Consent.objects.filter(purpose="ask_opinion").order_by("pk")] == [
        False,
        True,
    ]
    actions = Entry.objects.filter(action__startswith="consent").order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["consent.withdrawn", "consent.given"]


@pytest.mark.django_db
def test_a_purpose_that_nobody_agreed_to_is_not_ticked(holder) -> None:
    page = text(holder)
    assert page.count("Tôi đồng ý") == 1
    assert "checkbox" not in page


@pytest.mark.django_db
def test_without_the_consent_to_handle_it_the_request_stops(holder, receipt) -> None:
    holder.post(f"{PAGE}rut/handle_request/")
    receipt.request.refresh_from_db()
    assert not receipt.request.is_open
    assert "/du-lieu/dong-y/handle_request/" not in text(holder)  # what has stopped is asked for anew


@pytest.mark.django_db
def test_a_running_case_is_stopped_with_the_centre_only(holder, receipt, cast, moment) -> None:
    accepted(receipt, cast, moment)
    assert "/du-lieu/rut/handle_request/" not in text(holder)
    assert holder.post(f"{PAGE}rut/handle_request/").headers["Location"] == PAGE
    assert Consent.objects.get(purpose="handle_request").withdrawn_at is None


@pytest.mark.django_db
def test_the_head_is_warned_before_telling_a_practitioner(holder, receipt, cast, moment, client_for) -> None:
    practitioner(cast, cast.officer)
    case = accepted(receipt, cast, moment)
    address, warning = f"/lam-viec/vu-viec/{case.code}/cu-nguoi/", "đã rút đồng ý chuyển thông tin"
    head = client_for(cast.director)
    holder.post(f"{PAGE}dong-y/share_with_practitioner/")
    assert warning not in text(head, address)
    holder.post(f"{PAGE}rut/share_with_practitioner/")
    assert warning in text(head, address)


@pytest.mark.django_db
def test_an_unknown_purpose_is_no_page(holder) -> None:
    assert holder.post(f"{PAGE}rut/anything/").status_code == 404
    assert holder.post(f"{PAGE}dong-y/answer_referrer/").status_code == 404  # nobody referred this request
