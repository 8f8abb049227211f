"""Requests that staff take down, and those that partner agencies send."""

import uuid
from datetime import date, timedelta

import pytest

from tgpl.audit.models import Entry
from tgpl.intake.models import Request
from tgpl.intake.queries import followed_request
from tgpl.intake.services import refuse_request
from tgpl.people.models import Consent, Person

pytestmark = pytest.mark.django_db
COUNTER, REFERRAL = "/lam-viec/yeu-cau/ghi/", "/lam-viec/gioi-thieu/moi/"


@pytest.fixture
def sent(cast, moment):
    return {
        "uid": str(uuid.uuid4()),
        "channel": "walk_in",
        "office": cast.centre.pk,
        "full_name": "Đặng Thị Mẫu",
        "birth_day": "29",
        "birth_month": "2",
        "birth_year": "1980",
        "sex": "female",
        "phone": "0901 234 567",
        "identity_number": "031 180 000 001",
        "has_disability": "True",
        "disability_kinds": ["vision", "movement"],
        "disability_degree": "severe",
        "access_needs": ["voice_only"],
        "do_not_call": "on",
        "matter_field": "land",
        "story": "Hàng xóm lấn đất.",
        "consents": ["handle_request"],
    }


@pytest.fixture
def reception(client_for):
    return client_for("reception")


def test_a_request_at_the_counter_is_the_same_record_as_any_other(cast, reception, sent, moment) -> None:
    response = reception.post(COUNTER, sent)
    asked = Request.objects.select_related("person").get()
    person = asked.person
    assert (asked.channel, asked.office, asked.received_at) == ("walk_in", cast.centre, moment)
    assert (person.full_name, person.birth, person.phone) == ("Đặng Thị Mẫu", date(1980, 2, 29), "+84901234567")
    assert (person.kinds, person.disability_degree) == (["movement", "vision"], "severe")
    assert person.safe_contact.do_not_call
    assert asked.facts == {
        "date_of_birth": "1980-02-29",
        "matter_field": "land",
        "disability": {"kinds": ["vision", "movement"], "degree": "severe"},
    }
    assert Entry.objects.get(action="request.received").who == "Lê Thị Tiếp"
    assert asked.reference in response.content.decode()


def test_the_secret_is_told_once_and_opens_the_request(reception, sent, moment) -> None:
    secret = reception.post(COUNTER, sent).context["secret"]
    asked = Request.objects.get()
    assert followed_request(asked.reference, secret) == asked
    again = reception.post(COUNTER, sent, follow=True).content.decode()
    assert secret not in again
    assert "không ghi lần thứ hai" in again
    assert Request.objects.count() == 1


def test_only_a_name_a_channel_and_the_matter_must_be_given(cast, reception, moment) -> None:
    bare = {"channel": "telephone", "office": cast.centre.pk, "full_name": "Trần Văn Thử", "story": "Hỏi về đất."}
    response = reception.post(COUNTER, {**bare, "uid": uuid.uuid4()})
    assert "secret" in response.context
    person = Person.objects.get()
    assert (person.has_disability, person.birth, person.sex) == (None, None, "unstated")
    assert Request.objects.get().facts == {}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"full_name": ""}, "full_name"),
        ({"story": ""}, "story"),
        ({"birth_month": "13"}, "birth"),
        ({"birth_year": "2030"}, "birth"),
        ({"identity_number": "12345"}, "identity_number"),
        ({"phone": "12"}, "phone"),
        ({"relation": "relative"}, "requester_name"),
        ({"requester_name": "Trần Văn Thử"}, "relation"),
        ({"has_disability": "False"}, "has_disability"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(reception, sent, moment, wrong, said) -> None:
    response = reception.post(COUNTER, {**sent, **wrong})
    assert list(response.context["form"].errors) == [said]
    assert sent["phone"] in response.content.decode() or "phone" in wrong
    assert not Request.objects.exists()


def test_a_letter_counts_from_the_day_it_came(reception, sent, moment) -> None:
    day = {"received_on_day": "27", "received_on_month": "2", "received_on_year": "2026"}
    reception.post(COUNTER, {**sent, "channel": "post", **day})
    asked = Request.objects.get()
    assert asked.received_on == date(2026, 2, 27)
    assert asked.status_at == asked.received_at


def test_an_office_of_another_province_cannot_be_chosen(cast, reception, sent, moment) -> None:
    response = reception.post(COUNTER, {**sent, "office": cast.other_centre.pk})
    assert list(response.context["form"].errors) == ["office"]


class TestPartners:
    @pytest.fixture
    def notice(self, cast, moment):
        return {
            "uid": str(uuid.uuid4()),
            "channel": "notice",
            "office": cast.centre.pk,
            "full_name": "Lê Văn Thử",
            "birth_year": "2009",
            "proceedings_role": "accused",
            "matter_field": "criminal",
            "detained": "on",
            "story": "Bị tạm giữ lúc 8 giờ.",
        }

    def test_a_notice_of_the_police_is_a_request_with_its_agency_and_its_officer(
        self, cast, client_for, notice, moment
    ) -> None:
        response = client_for("police_partner").post(REFERRAL, notice, follow=True)
        asked = Request.objects.get()
        assert (asked.channel, asked.referred_by, asked.requester_name) == ("notice", cast.police, "Đỗ Văn Phối")
        assert asked.facts["proceedings_role"] == "accused"
        assert asked.reference in response.content.decode()

    def test_sent_twice_it_is_one_request(self, client_for, notice, moment) -> None:
        partner = client_for("police_partner")
        partner.post(REFERRAL, notice)
        assert "đã gửi trước đó" in partner.post(REFERRAL, notice, follow=True).content.decode()
        assert Request.objects.count() == 1

    @pytest.mark.parametrize(
        ("who", "papers"),
        [("police_partner", ["notice", "information"]), ("commune_partner", ["introduction"])],
    )
    def test_each_agency_sends_its_own_papers(self, client_for, who, papers, moment) -> None:
        form = client_for(who).get(REFERRAL).context["form"]
        assert [value for value, _ in form.fields["channel"].choices] == papers

    def test_an_agency_sees_what_it_referred_without_the_story(self, cast, client_for, notice, moment) -> None:
        client_for("police_partner").post(REFERRAL, notice)
        asked = Request.objects.get()
        refuse_request(by=cast.director.actor, request=asked, ground_code="c", reason="Người này đã mất", at=moment)

        html = client_for("police_partner").get("/lam-viec/gioi-thieu/").content.decode()
        assert "Lê Văn Thử" in html
        assert "Từ chối thụ lý" in html
        assert "Bị tạm giữ" not in html
        assert "Người này đã mất" not in html
        assert "Lê Văn Thử" not in client_for("commune_partner").get("/lam-viec/gioi-thieu/").content.decode()

    def test_an_introduction_is_answered_only_where_the_person_agreed(self, cast, client_for, notice, moment) -> None:
        partner = client_for("commune_partner")
        letter = {**notice, "channel": "introduction"}
        partner.post(REFERRAL, {**letter, "full_name": "Trần Thị Mẫu", "may_answer": "on"})
        partner.post(REFERRAL, {**letter, "uid": str(uuid.uuid4())})
        rows = partner.get("/lam-viec/gioi-thieu/").context["rows"]
        assert [(asked.person.full_name, asked.tells_outcome) for asked, _ in rows] == [
            ("Lê Văn Thử", False),
            ("Trần Thị Mẫu", True),
        ]
        Consent.objects.update(withdrawn_at=moment + timedelta(hours=1))
        assert not any(asked.tells_outcome for asked, _ in partner.get("/lam-viec/gioi-thieu/").context["rows"])

    def test_a_partner_opens_no_request(self, client_for, notice, moment) -> None:
        client_for("police_partner").post(REFERRAL, notice)
        url = f"/lam-viec/yeu-cau/{Request.objects.get().reference}/"
        assert client_for("police_partner").get(url).status_code == 403
