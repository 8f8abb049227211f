"""Which ways to reach a person are held back, and why: their rules, what they can take in, their hours."""

import pytest

from tgpl.accounts.actor import Actor
from tgpl.people.models import AccessNeed, Person, SafeContact
from tgpl.people.services import PersonDetails, SafeContactRules, register_person
from tgpl.people.ways import held_back, held_back_words, ways_to, why_not

pytestmark = pytest.mark.django_db
PHONE, MESSAGE, EMAIL, LETTER, MEETING, OTHER = ("phone", "message", "email", "letter", "meeting", "other")


def somebody(*needs: str, **rules) -> Person:
    details = PersonDetails(
        full_name="Nguyễn Thị Mẫu",
        phone="+84901234567",
        email="mau@example.vn",
        address="Số 1, đường Mẫu",
        access_needs=needs,
        safe_contact=SafeContactRules(**rules),
    )
    return register_person(by=Actor.citizen(), details=details)


@pytest.mark.parametrize(
    ("needs", "rules", "closed"),
    [
        ([], {}, set()),
        ([], {"do_not_call": True}, {PHONE}),
        ([], {"no_message": True}, {MESSAGE, EMAIL, LETTER}),
        ([], {"discreet_name": "cửa hàng"}, {LETTER}),
        ([], {"do_not_call": True, "no_message": True, "discreet_name": "bạn cũ"}, {PHONE, MESSAGE, EMAIL, LETTER}),
        (["sign_language"], {}, {PHONE}),
        (["text_only"], {}, {PHONE}),
        (["voice_only"], {}, {MESSAGE, EMAIL}),
        (["large_print", "home_visit"], {}, set()),
        ([], {"safe_hours": "9 giờ đến 11 giờ"}, set()),
    ],
)
def test_what_is_held_back(needs, rules, closed) -> None:
    person = somebody(*needs, **rules)
    assert set(held_back(person)) == closed
    assert set(ways_to(person, through_another=False)) == {PHONE, MESSAGE, EMAIL, LETTER, MEETING} - closed
    for way in closed:
        assert why_not(person, way, through_another=False, in_safe_hours=True)
    assert len(held_back_words(person)) == len(closed)
    assert all("giữ lại vì" in mark for mark in held_back_words(person))


def test_nobody_is_reached_by_what_we_do_not_have() -> None:
    person = register_person(by=Actor.citizen(), details=PersonDetails(full_name="Trần Văn Thử"))
    assert ways_to(person, through_another=False) == [MEETING]
    assert "Chưa có cách đó" in why_not(person, PHONE, through_another=False, in_safe_hours=False)
    assert not why_not(person, OTHER, through_another=True, in_safe_hours=False)


@pytest.mark.parametrize(
    ("way", "kept", "refused"),
    [
        (PHONE, False, True),
        (PHONE, True, False),
        (MESSAGE, False, True),
        (LETTER, False, False),
        (MEETING, False, False),
    ],
)
def test_safe_hours_are_asked_for_where_a_telephone_rings(way, kept, refused) -> None:
    why = why_not(somebody(safe_hours="9 giờ đến 11 giờ"), way, through_another=False, in_safe_hours=kept)
    assert ("9 giờ đến 11 giờ" in why) is refused


def test_who_told_no_rules_has_none() -> None:
    person = somebody()
    SafeContact.objects.all().delete()
    AccessNeed.objects.all().delete()
    assert held_back(Person.objects.get(pk=person.pk)) == {}
