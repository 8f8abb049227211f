from datetime import date, datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.people.models import Consent, Person
from tgpl.people.queries import possibly_same
from tgpl.people.services import (
    PersonDetails,
    SafeContactRules,
    give_consent,
    register_person,
    withdraw_consent,
)

pytestmark = pytest.mark.django_db
CITIZEN = Actor.citizen()
AT = datetime(2026, 3, 2, 9, tzinfo=timezone.get_default_timezone())
DETAILS = PersonDetails(
    full_name="  Đặng Thị  Mẫu ",
    sex="female",
    birth=date(1980, 2, 29),
    identity_number="031180000001",
    phone="+84912000001",
    address="Số 0, ngõ Mẫu",
    disability_kinds=["vision", "movement", "vision"],
    disability_degree="severe",
    access_needs=["large_print", "voice_only"],
    safe_contact=SafeContactRules(no_message=True, discreet_name="Hội chợ sách"),
)


def test_a_person_is_taken_down_with_what_belongs_to_them() -> None:
    person = Person.objects.get(pk=register_person(by=CITIZEN, details=DETAILS).pk)

    assert (person.full_name, person.folded_name) == ("Đặng Thị Mẫu", "dang thi mau")
    assert (person.birth, person.birth_year) == (date(1980, 2, 29), 1980)
    assert person.has_disability is True
    assert person.kinds == ["movement", "vision"]
    assert {n.need for n in person.access_needs.all()} == {"large_print", "voice_only"}
    assert person.safe_contact.discreet_name == "Hội chợ sách"
    assert person.address == "Số 0, ngõ Mẫu"


def test_sensitive_values_cannot_be_read_in_the_table() -> None:
    register_person(by=CITIZEN, details=DETAILS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT identity_number, phone, address FROM people_person")
        row = cursor.fetchone()
    for value, plain in zip(row, ["031180000001", "+84912000001", "ngõ Mẫu"], strict=True):
        assert plain.encode() not in bytes(value)


def test_nothing_asked_is_none_and_not_no() -> None:
    person = register_person(by=CITIZEN, details=PersonDetails(full_name="Trần Văn Thử", birth=1990))
    assert person.has_disability is None
    assert person.birth == 1990
    assert not hasattr(person, "safe_contact")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"full_name": "Tên Khác Hẳn", "identity_number": "031180000001"}, True),
        ({"full_name": "DANG THI MAU", "phone": "+84912000001"}, True),
        ({"full_name": "Đặng Thị Mẫu"}, False),  # a name alone is no sign
        ({"full_name": "Đặng Thị Mẫu", "phone": "+84912000002"}, False),
        ({"full_name": "Đặng Thị Mẫu", "identity_number": "031180000002"}, False),
    ],
)
def test_the_same_person_is_found_by_identity_number_or_by_name_and_telephone(asked: dict, found: bool) -> None:
    person = register_person(by=CITIZEN, details=DETAILS)
    register_person(by=CITIZEN, details=PersonDetails(full_name="Đặng Thị Mẫu"))  # of whom no number is known
    assert possibly_same(**asked) == [person.pk] * found


def test_a_withdrawn_consent_stays_as_proof_and_can_be_given_again() -> None:
    person = register_person(by=CITIZEN, details=DETAILS)
    give_consent(person=person, purposes=["handle_request", "ask_opinion"], at=AT, how="web")
    withdraw_consent(by=CITIZEN, person=person, purpose="ask_opinion", at=AT)
    give_consent(person=person, purposes=["ask_opinion"], at=AT, how="telephone")

    rows = Consent.objects.filter(person=person, purpose="ask_opinion").order_by("pk")
    assert [bool(r.withdrawn_at) for r in rows] == [True, False]


def test_one_purpose_has_one_open_consent() -> None:
    person = register_person(by=CITIZEN, details=DETAILS)
    give_consent(person=person, purposes=["ask_opinion"], at=AT, how="web")
    with pytest.raises(IntegrityError), transaction.atomic():
        give_consent(person=person, purposes=["ask_opinion"], at=AT, how="web")


def test_the_year_of_birth_is_that_of_the_date() -> None:
    person = register_person(by=CITIZEN, details=DETAILS)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(birth_year=1981)


def test_the_telephone_of_an_institution_finds_a_few_not_hundreds(cast, monkeypatch) -> None:
    monkeypatch.setattr("tgpl.people.queries.MOST_ALIKE", 2)
    known = {"full_name": "Trần Thị Mẫu", "phone": "+84901234567"}
    people = [register_person(by=cast.reception.actor, details=PersonDetails(**known)) for _ in range(3)]
    assert possibly_same(**known) == [people[2].pk, people[1].pk]
