"""The public checker: question by question to an answer with its reasons, and on to the request."""

import pytest
import time_machine
from django.test import Client

from tgpl.eligibility.queries import questions
from tgpl.intake.models import Draft, Request
from tgpl.intake.tests.writing import FOR_HERSELF, write
from tgpl.portal.views.checker import COOKIE

ROOT = "/toi-co-duoc-giup-khong/"
RESULT = f"{ROOT}ket-qua/"
FACTS = [question.fact for question in questions()]
POOR = {"matter_field": "Đất đai", "household": "Có, hộ nghèo"}
CHILD = {"matter_field": "Hình sự", "date_of_birth": "2015"}
NOTHING_KNOWN: dict[str, str] = {}


def address(fact: str) -> str:
    return f"{ROOT}{FACTS.index(fact) + 1}/"


def typed(fact: str, answer: str) -> dict[str, str]:
    """What is sent for an answer: the words of a choice, "unsure", or a year."""
    choices = [choice.text for choice in questions()[FACTS.index(fact)].choices]
    if not choices:
        return {"answer_day": "", "answer_month": "", "answer_year": answer}
    return {"answer": next((str(n) for n, text in enumerate(choices) if text.startswith(answer)), answer)}


def walk(client: Client, answers: dict[str, str]) -> list[str]:
    """Answers what is asked until the result, "unsure" to what `answers` leaves out; the facts asked, in order."""
    asked, path = [], address(FACTS[0])
    while path != RESULT:
        fact = FACTS[int(path.strip("/").split("/")[-1]) - 1]
        otherwise = "" if fact == "date_of_birth" else "unsure"
        path = client.post(path, typed(fact, answers.get(fact, otherwise))).headers["Location"]
        asked.append(fact)
    return asked


def result(client: Client) -> str:
    return client.get(RESULT).content.decode()


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        (POOR, ["Có, bạn được giúp", "khoản 2 Điều 7", "Giấy chứng nhận hộ nghèo"]),
        (CHILD, ["Có, bạn được giúp", "khoản 3 Điều 7", "Giấy khai sinh"]),
        ({"matter_field": "Kinh doanh"}, ["chưa được giúp miễn phí", "Cách khác", "1800.1233"]),
        (NOTHING_KNOWN, ["Chưa đủ để trả lời", "Những trường hợp bạn có thể được giúp"]),
    ],
)  # fmt: skip
def test_answers_lead_to_yes_no_or_not_known_with_reasons(client, moment, answers, says) -> None:
    walk(client, answers)
    told = result(client)
    for words in says:
        assert words in told


def test_nothing_more_is_asked_once_the_answer_stands_and_nothing_twice(client, moment) -> None:
    assert walk(client, {"matter_field": "Kinh doanh"}) == ["matter_field"]
    client.cookies.clear()
    asked = walk(client, NOTHING_KNOWN)
    assert len(asked) == len(set(asked)) == len(FACTS)


def test_the_law_is_that_of_the_day(client) -> None:
    near_poor_with_disability = {
        "matter_field": "Đất đai", "date_of_birth": "1990", "household": "Không có giấy nào", "disability": "Có",
        **dict.fromkeys(
            ["monthly_social_allowance", "person_of_merit", "ethnic_minority", "extremely_difficult_area",
             "proceedings_role", "martyr_relative", "agent_orange", "domestic_violence_victim", "trafficking", "hiv"],
            "Không",
        ),
    }  # fmt: skip
    answers = []
    for day in ["2026-12-31", "2027-01-01"]:
        with time_machine.travel(f"{day}T12:00+07:00", tick=False):
            client.cookies.clear()
            walk(client, near_poor_with_disability)
            answers.append("Có, bạn được giúp" in result(client))
    assert answers == [False, True]


def test_an_answer_is_changed_and_the_way_back_leads_to_the_question_before(client, moment) -> None:
    walk(client, {"matter_field": "Đất đai", "household": "Có, hộ nghèo"})
    assert f'href="{address("household")}"' in result(client)
    page = client.get(address("household")).content.decode()
    assert f'href="{address("date_of_birth")}"' in page.partition("<main")[0]
    assert "checked" in page
    answer = client.post(address("household"), typed("household", "Không có giấy nào"))
    assert answer.headers["Location"] == address("monthly_social_allowance")


@pytest.mark.parametrize(
    ("fact", "sent", "says"),
    [
        ("matter_field", {}, "Hãy chọn một câu"),
        ("matter_field", {"answer": "99"}, "govuk-error-summary"),
        ("date_of_birth", {"answer_day": "31", "answer_month": "2", "answer_year": "2000"}, "Không có ngày 31/2/2000"),
        ("date_of_birth", typed("date_of_birth", "2030"), "tương lai"),
        ("date_of_birth", typed("date_of_birth", "1801"), "1801"),
    ],
)
def test_a_wrong_answer_is_told_and_stays(client, moment, fact, sent, says) -> None:
    page = client.post(address(fact), sent).content.decode()
    assert "<title>Lỗi:" in page
    assert says in page
    assert COOKIE not in client.cookies


def test_nothing_of_the_answers_is_in_the_address_the_cookie_or_the_database(client, moment) -> None:
    walk(client, {"hiv": "Có", "domestic_violence_victim": "Có"})
    cookie = client.cookies[COOKIE]
    assert "hiv" not in cookie.value
    assert (cookie["path"], cookie["httponly"], cookie["max-age"]) == (ROOT, True, "")
    client.cookies[COOKIE] = cookie.value[:-4] + "AAAA"
    assert client.get(RESULT).headers["Location"] == ROOT


def test_the_answers_are_forgotten_on_demand(client, moment) -> None:
    walk(client, {"matter_field": "Kinh doanh"})
    assert "Xem kết quả" in client.get(ROOT).content.decode()
    client.post(ROOT)
    assert client.get(RESULT).headers["Location"] == ROOT


def test_a_number_without_a_question_is_no_page(client) -> None:
    assert client.get(f"{ROOT}99/").status_code == client.get(f"{ROOT}0/").status_code == 404


def bring(client: Client) -> str:
    sealed = result(client).partition('name="facts" value="')[2].partition('"')[0]
    return client.post("/gui-yeu-cau/mang-theo/", {"facts": sealed}).headers["Location"]


@pytest.mark.django_db
def test_the_request_asks_nothing_that_was_answered_here(client, cast, moment) -> None:
    walk(client, {"matter_field": "Đất đai", "date_of_birth": "1990", "household": "Có, hộ nghèo"})
    assert bring(client) == "/gui-yeu-cau/cho-ai/"
    assert 'value="1990"' in client.get("/gui-yeu-cau/ho-ten/").content.decode()
    assert 'value="land"' in client.get("/gui-yeu-cau/su-viec/").content.decode().partition("checked")[0][-80:]

    pages = {name: FOR_HERSELF[name] for name in ["cho-ai", "ho-ten", "noi-o"]}
    assert write(client, pages) == "/gui-yeu-cau/su-viec/"  # the situation is known
    write(client, {name: FOR_HERSELF[name] for name in ["su-viec", "vai-tro", "viec-gap", "cach-giup"]})
    write(client, {name: FOR_HERSELF[name] for name in ["lien-lac", "an-toan", "ho-tro", "dong-y"]})
    client.post("/gui-yeu-cau/kiem-tra/")
    assert Request.objects.get().facts["household"] == "poor"


@pytest.mark.django_db
def test_a_no_that_was_said_here_stays_a_no(client, cast, moment) -> None:
    walk(client, {"matter_field": "Đất đai", "household": "Không có giấy nào", "person_of_merit": "Không"})
    bring(client)
    write(client, FOR_HERSELF | {"hoan-canh": {"household": "other", "true_of": ["unsure"]}})
    client.post("/gui-yeu-cau/kiem-tra/")
    facts = Request.objects.get().facts
    assert facts["person_of_merit"] is False
    assert "ethnic_minority" not in facts


@pytest.mark.django_db
def test_what_is_brought_joins_the_request_that_is_being_written(client, cast, moment) -> None:
    write(client, {"cho-ai": {"for_whom": "self"}, "noi-o": {"address": "Thôn Thử"}})
    walk(client, {"matter_field": "Đất đai", "household": "Có, hộ nghèo"})
    bring(client)
    assert Draft.objects.count() == 1
    assert "Thôn Thử" in client.get("/gui-yeu-cau/noi-o/").content.decode()
    assert client.post("/gui-yeu-cau/mang-theo/", {"facts": "forged"}).status_code == 302
