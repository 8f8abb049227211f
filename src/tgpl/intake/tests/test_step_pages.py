"""The steps of a request through their pages: done, refused with words, done twice, from elsewhere."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tgpl.core.testing.files import scan
from tgpl.deadlines.models import Clock
from tgpl.intake.models import EligibilityCheck, Request
from tgpl.intake.services import ask_for_papers, refuse_request
from tgpl.intake.services.attempts import note_attempt
from tgpl.intake.testing import ask, check

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast, moment) -> Request:
    return ask(cast.centre, moment)


@pytest.fixture
def awaiting(cast, asked, moment) -> Request:
    ask_for_papers(by=cast.reception.actor, request=asked, what="Giấy chứng nhận hộ nghèo", at=moment)
    return asked


def url(asked: Request, step: str) -> str:
    return f"/lam-viec/yeu-cau/{asked.reference}/{step}/"


def state(asked: Request) -> str:
    return Request.objects.get(pk=asked.pk).status


def errors(response) -> str:
    html = response.content.decode()
    summary = re.search(r'class="govuk-error-summary".*?</ul>', html, re.DOTALL)
    return " ".join(re.sub("<[^>]+>", " ", summary[0]).split()) if summary else ""


REASON = {"reason": "Người yêu cầu đã tự giải quyết được."}


@pytest.mark.parametrize(
    ("who", "step", "sent", "status"),
    [
        ("reception", "thieu-giay-to", {"what": "Giấy chứng nhận hộ nghèo"}, "awaiting_papers"),
        ("reception", "rut", REASON, "withdrawn"),
        ("director", "tu-choi", {"ground_code": "b", **REASON}, "refused"),
        ("director", "rut", REASON, "withdrawn"),
    ],
)
def test_a_step_is_taken_and_leads_back_to_the_request(client_for, asked, who, step, sent, status) -> None:
    response = client_for(who).post(url(asked, step), sent, follow=True)
    assert response.redirect_chain == [(f"/lam-viec/yeu-cau/{asked.reference}/", 302)]
    assert "govuk-notification-banner--success" in response.content.decode()
    assert state(asked) == status


@pytest.mark.parametrize(
    ("who", "step", "sent", "status"),
    [
        ("reception", "giay-to-den", {}, "received"),
        ("director", "ngung", REASON, "lapsed"),
    ],
)
def test_a_request_that_waits_for_papers_goes_on(cast, client_for, awaiting, who, step, sent, status) -> None:
    at = awaiting.status_at + timedelta(hours=1)
    note_attempt(by=cast.reception.actor, request=awaiting, way="meeting", reached=True, note="", at=at)
    assert client_for(who).post(url(awaiting, step), sent).status_code == 302
    assert state(awaiting) == status


def test_who_was_not_tried_is_not_given_up(client_for, awaiting) -> None:
    page = client_for("director").post(url(awaiting, "ngung"), REASON).content.decode()
    assert "Chưa liên lạc đủ: còn 3 lần" in page
    assert REASON["reason"] in page
    assert state(awaiting) == "awaiting_papers"


@pytest.mark.parametrize(
    ("step", "sent", "said"),
    [
        ("thieu-giay-to", {"what": " "}, "Hãy điền"),
        ("tu-choi", {"reason": "Trái pháp luật"}, "Hãy"),
        ("tu-choi", {"ground_code": "z", "reason": "Trái pháp luật"}, "Hãy chọn"),
        ("chuyen", {"reason": "Không thuộc địa bàn"}, "Hãy"),
        ("rut", {}, "Hãy điền"),
    ],
)
def test_what_is_missing_is_said_and_nothing_happens(client_for, asked, step, sent, said) -> None:
    response = client_for("director").post(url(asked, step), sent)
    assert response.status_code == 200
    assert errors(response)
    assert sent.get("reason", "") in response.content.decode()
    assert state(asked) == "received"


def test_a_refusal_shows_the_grounds_of_the_law_and_whose_name_it_bears(client_for, asked) -> None:
    html = client_for("director").get(url(asked, "tu-choi")).content.decode()
    assert "Nội dung yêu cầu trái pháp luật" in html
    assert "điểm b Luật Trợ giúp pháp lý 11/2017/QH14, khoản 3 Điều 30" in html
    assert "mang tên Nguyễn Thị Mẫu" in html


def test_a_request_is_transferred_to_an_organisation_of_the_register(cast, client_for, asked) -> None:
    director = client_for("director")
    html = director.get(url(asked, "chuyen")).content.decode()
    assert "tỉnh Thử" in html
    assert f'value="{cast.centre.pk}"' not in html
    director.post(url(asked, "chuyen"), {"to_agency": cast.other_centre.pk, "reason": "Cư trú tỉnh Thử"})
    assert asked.moves.last().to_agency == cast.other_centre


def test_the_second_of_two_officers_is_told_and_changes_nothing(cast, client_for, asked, moment) -> None:
    refuse_request(by=cast.director.actor, request=asked, ground_code="b", reason="Trái pháp luật", at=moment)
    late = client_for("reception").post(url(asked, "rut"), REASON)
    assert "Yêu cầu đã được xử lý xong" in errors(late)
    assert REASON["reason"] in late.content.decode()
    assert state(asked) == "refused"


def test_the_same_button_twice_moves_a_request_once(client_for, asked) -> None:
    reception = client_for("reception")
    first, second = (reception.post(url(asked, "thieu-giay-to"), {"what": "Giấy hộ nghèo"}) for _ in range(2))
    assert (first.status_code, second.status_code) == (302, 200)
    assert errors(second)
    assert asked.moves.count() == 2


def test_a_lapsed_session_leads_to_the_sign_in_page_and_nothing_happens(asked) -> None:
    response = Client().post(url(asked, "rut"), REASON)
    assert response.status_code == 302
    assert state(asked) == "received"


@pytest.mark.parametrize(("who", "status"), [("other_director", 404), ("department_officer", 403), ("officer", 403)])
def test_strangers_and_readers_may_not_decide(client_for, asked, who, status) -> None:
    assert client_for(who).post(url(asked, "rut"), REASON).status_code == status
    assert state(asked) == "received"


class TestPapers:
    sent = {"kind": "status_proof", "title": "Giấy chứng nhận hộ nghèo"}

    def test_a_paper_is_added_as_a_file_or_as_seen(self, client_for, asked) -> None:
        reception = client_for("reception")
        reception.post(url(asked, "giay-to"), {**self.sent, "uid": uuid.uuid4(), "file": scan()})
        reception.post(url(asked, "giay-to"), {**self.sent, "uid": uuid.uuid4()})
        assert [(p.title, bool(p.file), p.added_by_name) for p in asked.papers.all()] == [
            ("Giấy chứng nhận hộ nghèo", True, "Lê Thị Tiếp"),
            ("Giấy chứng nhận hộ nghèo", False, "Lê Thị Tiếp"),
        ]

    def test_the_same_form_sent_twice_is_one_paper(self, client_for, asked) -> None:
        reception, uid = client_for("reception"), uuid.uuid4()
        for _ in range(2):
            assert reception.post(url(asked, "giay-to"), {**self.sent, "uid": uid, "file": scan()}).status_code == 302
        assert asked.papers.count() == 1

    def test_the_same_file_again_is_told(self, client_for, asked) -> None:
        reception = client_for("reception")
        reception.post(url(asked, "giay-to"), {**self.sent, "uid": uuid.uuid4(), "file": scan()})
        again = reception.post(url(asked, "giay-to"), {**self.sent, "uid": uuid.uuid4(), "file": scan()})
        assert "Tệp này đã có trong hồ sơ" in errors(again)

    def test_a_program_is_no_paper(self, client_for, asked) -> None:
        program = scan()
        program.file.write(b"MZ\x90")
        program.seek(0)
        sent = {**self.sent, "uid": uuid.uuid4(), "file": program}
        assert "Chỉ nhận tệp PDF" in errors(client_for("reception").post(url(asked, "giay-to"), sent))


class TestEligibility:
    poor = {"household": '"poor"', "matter_field": '"land"'}

    def test_what_the_person_said_stands_in_the_form(self, client_for, asked) -> None:
        form = client_for("reception").get(url(asked, "dien")).context["form"]
        known = {name: form[name].value() for name in ("household", "matter_field", "disability", "hiv")}
        assert known == {
            "household": '"poor"',
            "matter_field": '"land"',
            "disability": '{"kinds": ["vision"], "degree": null}',
            "hiv": "",
        }

    def test_facts_lead_to_a_proposal_with_grounds_facts_and_papers(self, client_for, asked) -> None:
        html = client_for("reception").post(url(asked, "dien"), self.poor, follow=True).content.decode()
        for said in (
            "Thuộc diện",
            "Người thuộc hộ nghèo",
            "khoản 2 Điều 7 Luật Trợ giúp pháp lý số 11/2017/QH14",
            "Đã đối chiếu văn bản",
            "Dựa vào: hộ nghèo, hộ cận nghèo.",
            "Giấy chứng nhận hộ nghèo",
        ):
            assert said in html

    def test_what_is_still_missing_is_asked_for_first(self, client_for, asked) -> None:
        html = client_for("reception").post(url(asked, "dien"), {}, follow=True).content.decode()
        assert "Chưa đủ để kết luận" in html
        assert "Hỏi thêm trước hết:" in html

    def test_a_birth_after_the_request_is_an_error_beside_its_field(self, client_for, asked) -> None:
        day = {"date_of_birth_day": "1", "date_of_birth_month": "1", "date_of_birth_year": "1850"}
        response = client_for("reception").post(url(asked, "dien"), {**self.poor, **day})
        assert "không thể đúng vào ngày nhận yêu cầu" in errors(response)
        assert not EligibilityCheck.objects.exists()

    def test_the_law_of_the_day_of_the_request_applies(self, cast, client_for, moment) -> None:
        december = ask(cast.centre, moment.replace(year=2026, month=12, day=31))
        with time_machine.travel(moment.replace(year=2027, month=1, day=4), tick=False):
            client_for("reception").post(url(december, "dien"), self.poor)
        assert december.checks.get().law_version == "2026-01"

    @pytest.mark.parametrize(
        ("sent", "said"),
        [
            ({}, "Hãy"),
            ({"answer": "yes"}, "Hãy chọn điều khoản"),
            ({"answer": "no"}, "Quyết định khác với đề xuất"),
            ({"answer": "yes", "ground": "child"}, "Quyết định khác với đề xuất"),
        ],
    )
    def test_a_decision_without_ground_or_reason_is_not_taken(self, cast, client_for, asked, sent, said) -> None:
        proposed = check(asked, by=cast.reception.actor)
        response = client_for("reception").post(url(asked, f"dien/{proposed.pk}"), sent)
        assert said in errors(response)
        assert EligibilityCheck.objects.get().answer == ""

    def test_the_officer_decides_once_and_the_page_then_shows_the_decision(self, cast, client_for, asked) -> None:
        proposed = check(asked, by=cast.reception.actor)
        page, reception = url(asked, f"dien/{proposed.pk}"), client_for("reception")
        reception.post(page, {"answer": "yes", "ground": "poor_household"})
        html = reception.get(page).content.decode()
        assert "Lê Thị Tiếp" in html
        assert "Ghi kết luận" not in html
        again = reception.post(page, {"answer": "no", "reason": "Nhầm"})
        assert EligibilityCheck.objects.get().answer == "yes"
        assert again.status_code == 200

    def test_a_check_of_another_request_is_not_found(self, cast, client_for, asked, moment) -> None:
        proposed = check(ask(cast.centre, moment), by=cast.reception.actor)
        assert client_for("reception").get(url(asked, f"dien/{proposed.pk}")).status_code == 404


def test_a_fresh_clock_runs_once_the_papers_came(client_for, awaiting, moment) -> None:
    with time_machine.travel(moment + timedelta(days=2), tick=False):
        client_for("reception").post(url(awaiting, "giay-to-den"))
    assert Clock.objects.of("request", awaiting.reference).running().get().started_at == moment + timedelta(days=2)
