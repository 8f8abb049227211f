"""The easy reading: few words, two things to choose from, a request in four questions."""

import re

import pytest
from django.test import Client

from tgpl.core.pages.display import COOKIE
from tgpl.intake.models import Draft, Request
from tgpl.intake.tests.writing import FOR_HERSELF, write
from tgpl.people.models import AccessNeed

FIRST, CHECK = "/gui-yeu-cau/de/1/", "/gui-yeu-cau/de/gui/"
ANSWERS = [
    {"full_name": "Lê Văn Dễ"},
    {"story": "Anh tôi lấy đất của tôi."},
    {"phone": "0901 234 567"},
    {"agreed": "yes"},
]


@pytest.fixture
def reader(client: Client) -> Client:
    client.cookies[COOKIE] = "reading=easy"
    return client


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def answer(client: Client, answers: list[dict[str, str]] = ANSWERS) -> str:
    """Types every answer in turn; where the last one leads."""
    path = FIRST
    for typed in answers:
        path = client.post(path, typed).headers["Location"]
    return path


def test_the_front_door_has_two_doors_and_a_way_to_the_rest(reader) -> None:
    easy = page(reader, "/")
    assert easy.count('<li class="mo-door') == 2
    assert 'data-reading="easy"' in easy
    assert page(reader, "/?them").count('<li class="mo-door') > 5


def test_the_checker_asks_in_easy_words(reader, moment) -> None:
    easy = page(reader, "/toi-co-duoc-giup-khong/1/")
    assert "Bạn cần giúp việc gì?" in easy
    assert "Việc vợ chồng, con cái, gia đình" in easy


@pytest.mark.django_db
def test_texts_are_shown_in_their_easy_twin_and_the_other_one_when_asked(reader) -> None:
    slug = re.findall(r'href="(/tra-cuu/[^"?]+/)"', page(reader, "/tra-cuu/"))[0]
    assert "Bản dễ đọc" in page(reader, slug)
    assert "Xem bản dễ đọc" in page(reader, f"{slug}?thuong")


@pytest.mark.django_db
def test_four_answers_make_a_request(reader, cast, moment) -> None:
    assert answer(reader) == CHECK
    told = page(reader, CHECK)
    assert "Lê Văn Dễ" in told
    assert "090 1234567" in told or "0901 234 567" in told
    assert reader.post("/gui-yeu-cau/kiem-tra/").headers["Location"] == "/gui-yeu-cau/da-gui/"
    asked = Request.objects.get()
    assert (asked.story, asked.matter_field, asked.facts) == ("Anh tôi lấy đất của tôi.", "", {})
    assert list(AccessNeed.objects.values_list("need", flat=True)) == ["easy_read"]
    assert reader.get(FIRST).headers["Location"] == "/gui-yeu-cau/da-gui/"


@pytest.mark.django_db
def test_without_a_telephone_the_codes_are_the_answer(reader, cast, moment) -> None:
    answer(reader, [*ANSWERS[:2], {"phone": ""}, ANSWERS[3]])
    assert "hai mã" in page(reader, CHECK)


@pytest.mark.django_db
def test_who_does_not_agree_sends_nothing(reader, cast, moment) -> None:
    assert answer(reader, [*ANSWERS[:3], {"agreed": "no"}]) == "/"
    assert reader.get(CHECK).headers["Location"] == "/gui-yeu-cau/de/4/"
    reader.post("/gui-yeu-cau/kiem-tra/")
    assert not Request.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 2, 4])
def test_an_empty_answer_is_told(reader, number) -> None:
    assert "<title>Lỗi:" in reader.post(f"/gui-yeu-cau/de/{number}/", {}).content.decode()
    assert not Draft.objects.exists()


@pytest.mark.django_db
def test_what_was_written_on_the_long_way_stays(client, cast, moment) -> None:
    write(client, {name: FOR_HERSELF[name] for name in ["cho-ai", "ho-ten", "noi-o", "hoan-canh"]})
    answer(client)
    [draft] = Draft.objects.all()
    assert draft.answers["ho-ten"]["identity_number"] == ["031 185 000 001"]
    assert draft.answers["ho-ten"]["full_name"] == ["Lê Văn Dễ"]
    assert draft.answers["hoan-canh"]["household"] == ["near_poor"]


@pytest.mark.parametrize("number", [0, 5])
def test_there_are_four_questions(client, number) -> None:
    assert client.get(f"/gui-yeu-cau/de/{number}/").status_code == 404
