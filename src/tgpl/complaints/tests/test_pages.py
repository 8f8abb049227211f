"""Pages of complaints: the register, one complaint, and the person's own page beside the followed request."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.complaints.models import Complaint
from tgpl.complaints.services import answer_complaint
from tgpl.complaints.testing import complain, refused
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.deadlines.models import Clock
from tgpl.intake.models import Request, secret_index

pytestmark = pytest.mark.django_db
SECRET = "1234567890"


def url(name: str, *args: object) -> str:
    return reverse(f"complaints:{name}", args=args)


def following(request: Request) -> Client:
    """A device that has shown code and secret."""
    Request.objects.filter(pk=request.pk).update(secret=secret_index(SECRET))
    client = Client()
    client.post(reverse("portal:follow_request"), {"reference": request.reference, "secret": SECRET})
    return client


def test_a_person_complains_beside_the_followed_request(cast: Cast, moment) -> None:
    client = following(refused(cast, moment))
    assert url("list_own") in client.get(reverse("portal:show_request")).content.decode()
    assert "Viết khiếu nại" in client.get(url("list_own")).content.decode()
    answer = client.post(url("file_complaint"), {"act": "refusal", "story": "Tôi có giấy hộ nghèo."})
    assert answer.url == url("list_own")
    complaint = Complaint.objects.get()
    assert (complaint.way, complaint.taken_by_name) == ("web", "Người dân")
    page = client.get(url("list_own")).content.decode()
    assert "Phải trả lời bạn chậm nhất ngày" in page
    assert "Viết khiếu nại" not in page  # it waits for its answer
    assert complaint.code in page
    assert "Người đứng đầu đang xem" in page


def test_what_was_typed_stays_when_something_is_missing(cast, moment) -> None:
    client = following(refused(cast, moment))
    page = client.post(url("file_complaint"), {"story": "Rất dài."}).content.decode()
    assert "Hãy chọn một việc." in page
    assert "Rất dài." in page


def test_the_answer_stands_on_the_same_page_and_leads_on(cast, moment) -> None:
    client = following(refused(cast, moment))
    client.post(url("file_complaint"), {"act": "refusal", "story": "x"})
    complaint = Complaint.objects.get()
    answer_complaint(
        by=cast.director.actor, complaint=complaint, outcome="not_upheld", reasons="Chưa có giấy tờ.", at=moment
    )
    page = client.get(url("list_own")).content.decode()
    assert "Chưa có giấy tờ." in page
    assert url("go_on", complaint.code) in page
    client.post(url("go_on", complaint.code), {"reason": ""})
    complaint.refresh_from_db()
    assert complaint.status == "escalated"


def test_nobody_reaches_the_complaint_of_another_request(cast, moment) -> None:
    theirs = complain(cast, moment)
    assert following(refused(cast, moment)).get(url("go_on", theirs.code)).status_code == 404


def test_without_anything_to_complain_of_the_page_says_whom_to_call(cast, moment) -> None:
    from tgpl.intake.testing import ask

    client = following(ask(cast.centre, moment))
    assert "1800.1233" in client.get(url("list_own")).content.decode()
    assert client.get(url("file_complaint")).status_code == 302


def test_reception_takes_a_complaint_of_yesterday_down(cast, client_for, moment) -> None:
    request = refused(cast, moment - timedelta(days=3))
    sent = {"act": "refusal", "way": "post", "story": "Theo đơn.", "received_on_day": "27/02/2026"}
    client_for("reception").post(url("take_complaint", request.reference), sent)
    complaint = Complaint.objects.get()
    assert f"{complaint.received_on:%d/%m/%Y}" == "27/02/2026"
    assert Clock.objects.of("complaint", complaint.code).get().started_at == complaint.received_at


def test_a_day_to_come_is_not_a_day_of_receipt(cast, client_for, moment) -> None:
    sent = {"act": "refusal", "way": "post", "story": "Theo đơn.", "received_on_day": "27/02/2030"}
    page = client_for("reception").post(url("take_complaint", refused(cast, moment).reference), sent)
    assert "Ngày này ở tương lai" in page.content.decode()
    assert "Theo đơn." in page.content.decode()


def test_the_head_answers_on_the_page(cast, client_for, moment) -> None:
    complaint, director = complain(cast, moment), client_for("director")
    page = director.get(url("open_complaint", complaint.code)).content.decode()
    assert "Giải quyết" in page
    assert "Mẫu 03" in page
    director.post(url("answer_complaint", complaint.code), {"outcome": "upheld", "reasons": "Đúng là có giấy."})
    page = director.get(url("open_complaint", complaint.code)).content.decode()
    assert "Yêu cầu đã được mở lại." in page
    assert "chưa báo cho người khiếu nại" in page
    director.post(url("note_told", complaint.code), {"how": "meeting"})
    assert Entry.objects.filter(action="complaint.told").exists()


def test_the_one_complained_of_finds_nothing(cast, client_for, moment) -> None:
    complaint = complain(cast, moment, request=refused(cast, moment, by=cast.director.actor))
    director = client_for("director")
    assert complaint.code not in director.get(url("list_complaints")).content.decode()
    assert director.get(url("open_complaint", complaint.code)).status_code == 404
    assert complaint.code in client_for("department_officer").get(url("list_complaints")).content.decode()


def test_the_worklist_leads_to_the_complaint(cast, client_for, moment) -> None:
    complaint = complain(cast, moment)
    assert url("open_complaint", complaint.code) in client_for("director").get("/lam-viec/").content.decode()


def test_the_register_is_narrowed(cast, client_for, moment) -> None:
    complaint = complain(cast, moment)
    director = client_for("director")
    found = director.get(url("list_complaints"), {"status": "received", "year": "2026"}).content.decode()
    assert complaint.code in found
    assert "Không có khiếu nại nào như vậy" in director.get(url("list_complaints"), {"act": "change"}).content.decode()


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_form_is_printed_with_what_is_known(cast, client_for, moment, kind: str) -> None:
    complaint = complain(cast, moment)
    page = client_for("reception").get(
        reverse("documents:draw_form", args=["complaint", complaint.code, "tt-12-2018-03"])
    )
    assert "Tôi có giấy hộ nghèo." in page.content.decode()
    address = reverse("documents:take_drawn", args=["complaint", complaint.code, "tt-12-2018-03", kind])
    assert client_for("reception").get(address).content[:2] == {"pdf": b"%P", "docx": b"PK"}[kind]


def test_lists_cost_the_same_for_one_row_and_for_many(cast, client_for, moment, django_assert_num_queries) -> None:
    director = client_for("director")
    complain(cast, moment)
    with CaptureQueriesContext(connection) as one:
        director.get(url("list_complaints"))
    for _ in range(4):
        complain(cast, moment)
    with django_assert_num_queries(len(one)):
        director.get(url("list_complaints"))


@pytest.mark.browser
def test_pages_are_accessible(site: Site, cast, moment) -> None:
    complaint = complain(cast, moment, story="Dài " * 300 + "x" * 200)
    site.sign_in(cast.director.user)
    addresses = [
        url("list_complaints"),
        url("list_complaints") + "?act=change",
        url("open_complaint", complaint.code),
        url("answer_complaint", complaint.code),
        url("take_complaint", complaint.request.reference),
    ]
    for address in addresses:
        for width in (PHONE, 1280):
            assert_accessible(site.open(address, width=width))
    page = site.open(url("answer_complaint", complaint.code))
    page.get_by_role("button", name="Ký câu trả lời").click()
    assert_accessible(page)
