"""The road of a letter: somebody is put on a case, the decision is drawn and numbered, lies in the file, is read."""

from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case, CasePaper
from tgpl.cases.queries import papers_missing
from tgpl.cases.services import accept_request, stop_case
from tgpl.cases.testing import assign, practitioner
from tgpl.documents.models import Letter, Signatory
from tgpl.documents.services import add_signatory
from tgpl.documents.tests.reading import faults, pages
from tgpl.intake.models import Channel, RequestPaper
from tgpl.intake.services import NewRequest, Receipt, receive_request, refuse_request
from tgpl.intake.testing import POOR, find_eligible
from tgpl.people.services import PersonDetails

pytestmark = pytest.mark.django_db
DECISION, STOPPED, REFUSED = "tt-08-2017-14", "law-11-2017-37", "tt-12-2018-08"


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def receipt(cast: Cast, moment) -> Receipt:
    person = PersonDetails(full_name="Trần Thị Mẫu", sex="female", address="Thôn Mẫu")
    new = NewRequest(person=person, channel=Channel.WEB, received_at=moment - timedelta(days=1), facts=POOR)
    return receive_request(by=Actor.citizen(), office=cast.centre, new=new)


@pytest.fixture
def signatory(cast: Cast, moment) -> Signatory:
    about = {"name": "Lê Thị Mẫu", "position": "Giám đốc", "valid_from": moment.date() - timedelta(days=300)}
    return add_signatory(by=cast.director.actor, office=cast.centre, **about)


@pytest.fixture
def case(cast: Cast, receipt: Receipt, moment) -> Case:
    by, at = cast.director.actor, moment - timedelta(hours=2)
    find_eligible(receipt.request, at, by=by)
    case = accept_request(by=by, request=receipt.request, form="proceedings", field="land", at=at)
    assign(case, practitioner(cast, cast.officer), at, by=by)
    return case


@pytest.fixture
def follower(receipt: Receipt, moment) -> Client:
    """The person, with the two codes of their request."""
    client = Client()
    client.post("/theo-doi/", {"reference": receipt.request.reference, "secret": receipt.secret})
    return client


def issue(director: Client, signatory: Signatory, kind: str, key: str, form: str) -> Letter:
    """Drawn from the file, its gaps filled in by hand, and numbered: as an officer does it on the pages."""
    director.post(f"/giay-to/{kind}/{key}/{form}/du-thao/")
    letter = Letter.objects.get(form=form, issued_at=None)
    said = letter.said
    body = said.body.replace("…………………", "theo hồ sơ")
    recipients = "\n".join(said.recipients).replace("…………………", "Tòa án nhân dân khu vực 1")
    told: dict[str, Any] = {"subject": said.subject, "body": body, "recipients": recipients, "revision": 1}
    director.post(f"/van-ban-di/{letter.uid}/sua/", {**told, "addressees": "\n".join(said.addressees)})
    page = director.post(f"/van-ban-di/{letter.uid}/ban-hanh/", {"signatory": signatory.pk, "revision": 2}, follow=True)
    assert "Đã ban hành" in page.content.decode()
    return Letter.objects.get(pk=letter.pk)


def test_a_decision_goes_from_the_assignment_to_everyone_who_needs_it(
    client_for, cast, case, signatory, follower, tmp_path
) -> None:
    director = client_for("director")
    assert "Quyết định cử người thực hiện" in {paper.title for paper in papers_missing(case)}
    assert "Cần lập ngay cho bước này" in director.get(f"/lam-viec/vu-viec/{case.code}/phan-khac/").content.decode()
    letter = issue(director, signatory, "case", case.code, DECISION)

    paper = case.papers.get(kind=CasePaper.Kind.ASSIGNMENT)
    drawn = letter.files.get(kind="pdf").content()
    assert (paper.number, paper.dated, paper.sha256) == (1, letter.issued_on, sha256(drawn).hexdigest())
    assert paper.title.endswith(f"số {letter.number_line}")
    with paper.file.open() as kept:
        assert kept.read() == drawn
    assert "Quyết định cử người thực hiện" not in {missing.title for missing in papers_missing(case)}
    assert cast.officer.user.full_name in pages(drawn)[0]
    assert faults(drawn, tmp_path) == []
    assert letter.files.get(kind="docx").content().startswith(b"PK")

    officer = client_for("officer")
    assert paper.title in officer.get(f"/lam-viec/vu-viec/{case.code}/").content.decode()
    assert officer.get(f"/lam-viec/vu-viec/{case.code}/giay-to/{paper.uid}/").getvalue() == drawn
    assert letter.number_line in follower.get("/theo-doi/yeu-cau/").content.decode()
    assert follower.get(f"/theo-doi/van-ban/{letter.code}/").content == drawn
    assert Client().get(f"/theo-doi/van-ban/{letter.code}/").status_code == 302
    assert follower.get("/theo-doi/van-ban/AAAAA-AAAAA-AAAAA-AAAAA/").status_code == 404


def test_the_signed_copy_follows_and_a_withdrawn_letter_counts_no_more(
    client_for, case, signatory, follower, moment
) -> None:
    director = client_for("director")
    letter = issue(director, signatory, "case", case.code, DECISION)
    signed = SimpleUploadedFile("ký.pdf", b"%PDF-1.7 signed")
    for _twice in range(2):
        director.post(f"/van-ban-di/{letter.uid}/ban-da-ky/", {"file": signed})
        signed.seek(0)
    assert [paper.title.endswith("(bản đã ký)") for paper in case.papers.all()] == [False, True]
    assert follower.get(f"/theo-doi/van-ban/{letter.code}/").getvalue() == b"%PDF-1.7 signed"

    director.post(f"/van-ban-di/{letter.uid}/thu-hoi/", {"kind": "withdrawn", "reason": "Sai tên"})
    assert {paper.withdrawn_on for paper in case.papers.all()} == {moment.date()}
    assert "assignment" in {paper.kind for paper in papers_missing(case)}
    assert "Không còn giá trị" in director.get(f"/lam-viec/vu-viec/{case.code}/").content.decode()
    assert "Văn bản gửi bạn" not in follower.get("/theo-doi/yeu-cau/").content.decode()


def test_a_notice_that_a_case_is_not_continued_lies_in_its_file(client_for, cast, case, signatory, moment) -> None:
    stop_case(by=cast.director.actor, case=case, ground_code="withdrawal", reason="Người yêu cầu rút đơn.", at=moment)
    letter = issue(client_for("director"), signatory, "case", case.code, STOPPED)
    assert case.papers.get(kind=CasePaper.Kind.ANSWER).title == f"{letter.title} số {letter.number_line}"


def test_a_refusal_lies_beside_the_papers_of_the_request(
    client_for, cast, receipt, signatory, follower, moment
) -> None:
    refuse_request(
        by=cast.director.actor, request=receipt.request, ground_code="a", reason="Chưa có vụ việc.", at=moment
    )
    letter = issue(client_for("director"), signatory, "request", receipt.request.reference, REFUSED)
    assert receipt.request.papers.get(kind=RequestPaper.Kind.ANSWER).title.endswith(letter.number_line)
    page = follower.get("/theo-doi/yeu-cau/").content.decode()
    assert letter.number_line in page
    assert "Giấy tờ đã nhận" not in page


def test_a_decision_put_there_by_hand_is_not_doubled(client_for, case, signatory, moment) -> None:
    director = client_for("director")
    letter = issue(director, signatory, "case", case.code, DECISION)
    signed = SimpleUploadedFile("ký.pdf", b"%PDF-1.7 by hand")
    with time_machine.travel(moment, tick=False):
        director.post(
            f"/lam-viec/vu-viec/{case.code}/them-giay-to/",
            {"kind": "assignment", "title": "Quyết định cử", "file": signed},
        )
    signed.seek(0)
    director.post(f"/van-ban-di/{letter.uid}/ban-da-ky/", {"file": signed})
    assert case.papers.count() == 2
