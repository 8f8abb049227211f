"""Clients' opinions: asked safely, answered a question at a time, kept from the practitioner while the case is open."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case
from tgpl.cases.testing import accept
from tgpl.core.pages.display import COOKIE
from tgpl.people.services import SafeContactRules, withdraw_consent
from tgpl.quality.models import Opinion
from tgpl.quality.queries.opinion import proposal_for, waiting_to_be_asked
from tgpl.quality.rulebook import opinion_form_on, sheet_on
from tgpl.quality.services import QualityError, ask_opinion
from tgpl.quality.testing import ended, opinion_given

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast, moment) -> Case:
    return ended(cast, moment)


def ask(cast: Cast, case: Case, moment, way: str = "link"):
    return ask_opinion(by=cast.reception.actor, case=case, way=way, at=moment)


def test_only_cases_that_ended_in_the_two_forms_are_asked_about(cast, case, moment) -> None:
    for other in (accept(cast, moment - timedelta(days=1)), ended(cast, moment, form="advice")):
        with pytest.raises(QualityError, match="Chỉ lấy ý kiến"):
            ask(cast, other, moment)
    assert list(waiting_to_be_asked(cast.reception.actor, moment.date())) == [case]
    ask(cast, case, moment)
    assert not waiting_to_be_asked(cast.reception.actor, moment.date()).exists()


def test_without_consent_only_a_paper_is_taken(cast, case, moment) -> None:
    withdraw_consent(by=cast.reception.actor, person=case.person, purpose="ask_opinion", at=moment)
    for way in ("link", "printed_link", "telephone"):
        with pytest.raises(QualityError, match="chưa đồng ý"):
            ask(cast, case, moment, way)
    ask(cast, case, moment, "paper")


@pytest.mark.parametrize(
    ("rules", "closed", "open_way"),
    [
        (SafeContactRules(do_not_call=True), "telephone", "link"),
        (SafeContactRules(no_message=True), "link", "printed_link"),
    ],
)
def test_rules_of_safe_contact_close_ways(cast, client_for, moment, rules, closed: str, open_way: str) -> None:
    case = ended(cast, moment, person={"safe_contact": rules})
    with pytest.raises(QualityError, match="Người này dặn"):
        ask(cast, case, moment, closed)
    page = client_for("reception").get(reverse("quality:ask_opinion", args=[case.code])).content.decode()
    assert f'value="{closed}"' not in page
    assert "Người này dặn" in page
    ask(cast, case, moment, open_way)


def test_a_new_link_ends_the_one_before(cast, case, moment) -> None:
    first, second = ask(cast, case, moment), ask(cast, case, moment)
    assert Opinion.objects.count() == 1
    over = reverse("quality:link_is_over")
    assert Client().get(reverse("quality:begin", args=[first.secret])).headers["Location"] == over
    assert Client().get(reverse("quality:begin", args=[second.secret])).status_code == 200


def test_a_link_lapses(cast, case, moment, time_machine) -> None:
    secret = ask(cast, case, moment).secret
    time_machine.move_to(moment + timedelta(days=31))
    assert Client().get(reverse("quality:begin", args=[secret])).status_code == 302


def test_the_secret_is_kept_nowhere(cast, case, moment) -> None:
    asked = ask(cast, case, moment)
    assert asked.secret not in Opinion.objects.get().secret


def walk(client: Client, secret: str, answers: dict[str, str]) -> None:
    for number, question in enumerate(opinion_form_on(Opinion.objects.get().asked_at.date()).questions, start=1):
        given = {"answer": answers[question.code]} if question.code in answers else {"skip": ""}
        client.post(reverse("quality:answer_question", args=[secret, number]), given)


def test_a_person_answers_page_by_page(cast, case, moment) -> None:
    client, secret = Client(), ask(cast, case, moment).secret
    walk(client, secret, {"explained": "yes", "in_time": "partly", "respected": "yes", "satisfied": "no"})
    assert not Opinion.objects.get().is_given
    answer = client.post(reverse("quality:send", args=[secret]), {"speaker": "client", "words": "Cảm ơn cô."})
    assert answer.headers["Location"] == reverse("quality:thank")
    opinion = Opinion.objects.get()
    assert opinion.answers == {"explained": "yes", "in_time": "partly", "respected": "yes", "satisfied": "no"}
    assert opinion.words == "Cảm ơn cô."
    assert case.papers.filter(kind="opinion").exists()
    assert client.post(reverse("quality:send", args=[secret]), {"speaker": "client"}).status_code == 302
    assert case.papers.filter(kind="opinion").count() == 1


def test_a_choice_is_asked_for_and_passing_over_is_offered(cast, case, moment) -> None:
    page = Client().post(reverse("quality:answer_question", args=[ask(cast, case, moment).secret, 1]), {})
    assert "Bỏ qua câu này" in page.content.decode()
    assert "Hãy chọn một câu." in page.content.decode()


def test_nothing_answered_is_not_sent(cast, case, moment) -> None:
    page = Client().post(reverse("quality:send", args=[ask(cast, case, moment).secret]), {"speaker": "client"})
    assert "Bạn chưa trả lời câu nào" in page.content.decode()


def test_the_page_says_nothing_of_the_case(cast, case, moment) -> None:
    secret = ask(cast, case, moment).secret
    for name, place in (("begin", []), ("answer_question", [1]), ("send", [])):
        page = Client().get(reverse(f"quality:{name}", args=[secret, *place])).content.decode()
        assert case.person.full_name not in page
        assert case.code not in page


def test_large_print_and_easy_words_come_by_themselves(cast, moment) -> None:
    case = ended(cast, moment, person={"access_needs": ["large_print", "easy_read"]})
    secret = ask(cast, case, moment).secret
    begin = Client().get(reverse("quality:begin", args=[secret]))
    assert "size=200" in begin.cookies[COOKIE].value
    page = Client().get(reverse("quality:answer_question", args=[secret, 1])).content.decode()
    assert "Người giúp bạn nói có dễ hiểu không?" in page


def test_a_device_that_chose_its_own_look_keeps_it(cast, moment) -> None:
    case = ended(cast, moment, person={"access_needs": ["large_print"]})
    client = Client()
    client.cookies[COOKIE] = "size=400"
    answer = client.get(reverse("quality:begin", args=[ask(cast, case, moment).secret]))
    assert COOKIE not in answer.cookies


def test_a_telephone_call_is_written_down(cast, case, client_for, moment) -> None:
    reception = client_for("reception")
    asked = reception.post(reverse("quality:ask_opinion", args=[case.code]), {"way": "telephone"})
    opinion = Opinion.objects.get()
    assert asked.url == reverse("quality:take_opinion", args=[opinion.pk])
    page = reception.post(asked.url, {"speaker": "client", "words": "Bà cụ cảm ơn."}).content.decode()
    assert "Hãy ghi ít nhất một câu" in page
    assert "Bà cụ cảm ơn." in page
    told = {"speaker": "relative", "explained": "yes", "words": "Bà cụ cảm ơn."}
    reception.post(asked.url, told)
    opinion.refresh_from_db()
    assert (opinion.answers, opinion.taken_by_name) == ({"explained": "yes"}, cast.reception.user.full_name)


def test_the_link_is_shown_once_to_staff_with_its_code(cast, case, client_for) -> None:
    page = client_for("reception").post(reverse("quality:ask_opinion", args=[case.code]), {"way": "printed_link"})
    text = page.content.decode()
    assert "/y-kien/" in text
    assert "<svg" in text


def test_the_practitioner_sees_nothing_while_the_case_is_open_again(cast, case, moment) -> None:
    opinion_given(cast, case, moment)
    assert Opinion.objects.visible_to(cast.officer.actor).count() == 1
    Case.objects.filter(pk=case.pk).update(status="assigned", ending="", ended_on=None)
    assert not Opinion.objects.visible_to(cast.officer.actor).exists()
    assert Opinion.objects.visible_to(cast.reception.actor).count() == 1


def test_answers_propose_points_and_warn_of_money(cast, case, client_for, moment) -> None:
    opinion = opinion_given(cast, case, moment, money="yes", satisfied="partly")
    proposal = proposal_for(case, sheet_on(moment.date()))
    assert proposal is not None
    assert (proposal.points, proposal.said) == (Decimal("9.0"), 4)  # 3.5 of 4, 8.75, to the nearest half
    page = client_for("director").get(reverse("quality:open_opinion", args=[opinion.pk])).content.decode()
    assert "có thể là hành vi bị nghiêm cấm" in page


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_form_is_printed(cast, case, client_for, moment, kind: str) -> None:
    opinion = opinion_given(cast, case, moment)
    answer = client_for("reception").get(reverse("quality:take_form", args=[opinion.pk, kind]))
    assert answer.content[:2] == {"pdf": b"%P", "docx": b"PK"}[kind]
