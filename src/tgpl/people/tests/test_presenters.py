import pytest

from tgpl.accounts.actor import Actor
from tgpl.people.models import Person
from tgpl.people.presenters import disability_words, meeting
from tgpl.people.services import PersonDetails, SafeContactRules, register_person

pytestmark = pytest.mark.django_db


def someone(**given) -> Person:
    details = PersonDetails(full_name="Trần Thị Mẫu", **given)
    return Person.objects.get(pk=register_person(by=Actor.citizen(), details=details).pk)


def test_how_a_person_is_to_be_met_and_what_must_not_be_done() -> None:
    contact = SafeContactRules(do_not_call=True, no_message=True, discreet_name="Hội chợ sách", safe_hours="8 đến 10")
    met = meeting(someone(access_needs=["sign_language", "text_only"], safe_contact=contact))
    assert met.needs == ["Người phiên dịch ngôn ngữ ký hiệu", "Chỉ liên hệ bằng chữ"]
    assert met.rules == [
        "Không gọi điện",
        "Không nhắn tin",
        "Khi liên lạc chỉ xưng là “Hội chợ sách”",
        "Chỉ liên lạc lúc: 8 đến 10",
    ]


def test_who_asked_for_nothing_has_no_strip() -> None:
    assert not meeting(someone())


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Chưa hỏi"),
        ({"has_disability": False}, "Không"),
        ({"has_disability": True}, "Có, chưa rõ dạng"),
        (
            {"disability_kinds": ["vision", "movement"], "disability_degree": "severe"},
            "Khuyết tật vận động, Khuyết tật nhìn (nặng)",
        ),
    ],
)
def test_a_disability_in_words(given, words) -> None:
    assert disability_words(someone(**given)) == words
