"""The easy reading: few words, two things to choose from, a request in four questions."""

import re

import pytest
from django.test import Client

from tgpl.accounts.actor import Actor
from tgpl.core.pages.display import COOKIE
from tgpl.eligibility.queries import questions
from tgpl.intake.models import Draft, Request
from tgpl.intake.services import NewRequest, receive_request
from tgpl.intake.tests.writing import FOR_HERSELF, write
from tgpl.people.models import AccessNeed
from tgpl.people.services import PersonDetails
from tgpl.portal.easy_questions import MORE, MOST, easy_pages
from tgpl.portal.views.home import EASY_PARTS

CHECKER = "/toi-co-duoc-giup-khong/"
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

    def doors(path: str) -> list[str]:
        return re.findall(r'<li class="mo-door.+?href="(.+?)"', page(reader, path))

    path, found = "/", []
    for _part in EASY_PARTS:
        found.append(doors(path))
        path = "/" + re.findall(r'href="(\?them=\d)"', page(reader, path))[0]
    assert [len(two) for two in found] == [2] * len(EASY_PARTS)
    assert len({door for two in found for door in two}) == 2 * len(EASY_PARTS)
    assert doors(path) == doors("/?them=x") == found[0]


def test_the_checker_asks_in_easy_words(reader, moment) -> None:
    easy = page(reader, "/toi-co-duoc-giup-khong/1/")
    assert "Bạn cần giúp việc gì?" in easy
    assert "Việc vợ chồng, con cái, gia đình" in easy


BESIDE = {"Có", "Không", "Không có", "Không, việc khác", "Việc khác"}


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.fact)
def test_no_page_of_a_question_has_more_than_two_things_to_choose_from(question) -> None:
    pages = easy_pages(question)
    assert all(len([one for one in page if one.easy not in BESIDE]) <= MOST for page in pages)
    said = [one.value for page in pages for one in page if one.value not in (MORE, None)]
    assert sorted(map(str, said)) == sorted(str(one.value) for one in question.choices)  # every answer, and once
    assert [MORE in [one.value for one in page] for page in pages] == [True] * (len(pages) - 1) + [False]


def walk(client: Client, *words: str) -> str:
    """Chooses by words, from the first question on; where the last choice leads."""
    path = f"{CHECKER}1/"
    for word in words:
        [value] = re.findall(rf'value="(\w+)"[^>]*>\s*<label[^>]*>\s*{word}\s*</label>', page(client, path))
        path = client.post(path, {"answer": value}).headers["Location"]
    return path


@pytest.mark.parametrize(
    ("words", "leads_to"),
    [
        (["Việc vợ chồng, con cái, gia đình"], "2/"),
        (["Không, việc khác"], "1/2/"),
        (["Không, việc khác", "Không, việc khác", "Việc làm và tiền lương"], "2/"),
        (["Không, việc khác"] * 3 + ["Việc công ty, buôn bán"], "ket-qua/"),
        (["Không, việc khác"] * 4, "2/"),
        (["Tôi không chắc"], "2/"),
    ],
)
def test_a_long_list_is_asked_page_by_page(reader, moment, words, leads_to) -> None:
    assert walk(reader, *words) == CHECKER + leads_to


def test_the_way_back_leads_to_the_page_before_and_an_answer_is_found_again(reader, moment) -> None:
    assert f'href="{CHECKER}1/2/"' in page(reader, f"{CHECKER}1/3/")
    walk(reader, "Không, việc khác", "Việc đất, việc nhà")
    assert re.search(r'value="2"[^>]*checked', page(reader, f"{CHECKER}1/"))
    assert re.search(r'value="0"[^>]*checked', page(reader, f"{CHECKER}1/2/"))
    assert page(reader, f"{CHECKER}1/4/").count(" checked") == 0


def test_who_changes_the_reading_on_the_way_finds_the_whole_question(client, moment) -> None:
    assert client.get(f"{CHECKER}1/2/").headers["Location"] == f"{CHECKER}1/"


@pytest.mark.django_db
def test_the_result_leads_to_the_four_questions_and_its_answers_come_along(reader, cast, moment) -> None:
    walk(reader, "Không, việc khác", "Việc đất, việc nhà")
    reader.post(f"{CHECKER}2/", {"answer_day": "", "answer_month": "", "answer_year": "1990"})
    reader.post(f"{CHECKER}3/", {"answer": "0"})
    few = page(reader, f"{CHECKER}ket-qua/")
    assert "mo-source" not in few
    assert "mo-source" in page(reader, f"{CHECKER}ket-qua/?them")
    [facts] = re.findall(r'name="facts" value="(.+?)"', few)
    assert reader.post("/gui-yeu-cau/de/mang-theo/", {"facts": facts}).headers["Location"] == FIRST
    assert answer(reader) == CHECK
    reader.post("/gui-yeu-cau/kiem-tra/")
    facts = Request.objects.get().facts
    assert (facts["matter_field"], facts["household"], facts["date_of_birth"]) == ("land", "poor", "1990")


@pytest.mark.django_db
def test_who_follows_sees_where_it_is_and_the_rest_when_asked(reader, cast, moment) -> None:
    new = NewRequest(person=PersonDetails(full_name="Lê Văn Dễ"), channel="web", received_at=moment)
    asked = receive_request(by=Actor.citizen(), office=cast.centre, new=new)
    reader.post("/theo-doi/", {"reference": asked.request.reference, "secret": asked.secret})
    assert "Rút yêu cầu" not in page(reader, "/theo-doi/yeu-cau/")
    assert "Rút yêu cầu" in page(reader, "/theo-doi/yeu-cau/?them")


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
