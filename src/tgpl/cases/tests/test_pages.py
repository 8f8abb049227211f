import gzip
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.cases.models import BriefAdvice, Case
from tgpl.cases.services import add_party, record_work
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.intake.models import Request
from tgpl.intake.testing import ask, find_eligible

pytestmark = pytest.mark.django_db


def url(name: str, *args: object) -> str:
    return reverse(f"cases:{name}", args=args)


@pytest.fixture
def case(cast: Cast, moment) -> Case:
    """A case of an officer, accepted a day ago."""
    case = accept(cast, moment - timedelta(days=1))
    assign(case, practitioner(cast, cast.officer), moment - timedelta(days=1), by=cast.director.actor)
    return case


def day_of(moment, name: str) -> dict[str, str]:
    return {f"{name}_day": str(moment.day), f"{name}_month": str(moment.month), f"{name}_year": str(moment.year)}


def test_a_request_is_accepted_through_the_page(cast, client_for, moment) -> None:
    request = ask(cast.centre, moment)
    find_eligible(request, moment, by=cast.reception.actor)
    answer = client_for("director").post(
        url("accept_request", request.reference), {"form": "proceedings", "field": "land", "role": "protection"}
    )
    assert answer.url == url("open_case", Case.objects.get().code)


def test_accepting_before_the_check_says_what_to_do(cast, client_for, moment) -> None:
    request = ask(cast.centre, moment)
    sent = {"form": "advice", "field": "land"}
    page = client_for("director").post(url("accept_request", request.reference), sent).content.decode()
    assert "Chưa kiểm tra diện" in page
    assert not Case.objects.exists()


def test_the_second_of_two_heads_is_told(cast, client_for, moment) -> None:
    request = ask(cast.centre, moment)
    find_eligible(request, moment, by=cast.reception.actor)
    sent = {"form": "advice", "field": "land"}
    director = client_for("director")
    director.post(url("accept_request", request.reference), sent)
    again = director.post(url("accept_request", request.reference), sent)
    assert "đã được xử lý" in again.content.decode()
    assert Case.objects.count() == 1


def test_a_question_is_answered_at_once(cast, client_for, moment) -> None:
    request = ask(cast.centre, moment)
    sent = {"field": "land", "answer": "Nộp đơn tại xã."}
    client_for("reception").post(url("give_brief_advice", request.reference), sent)
    assert BriefAdvice.objects.get().answer == "Nộp đơn tại xã."
    assert Request.objects.get().status == "advised"


def test_a_head_chooses_sees_the_check_and_assigns(cast, client_for, moment) -> None:
    case = accept(cast, moment)
    officer = practitioner(cast, cast.officer)
    director = client_for("director")
    choice = director.post(url("choose_practitioner", case.code), {"practitioner": officer.pk})
    assert choice.url == url("assign_practitioner", case.code, officer.pk)
    assert "Không có dấu hiệu xung đột" in director.get(choice.url).content.decode()
    assert director.post(choice.url).status_code == 302
    assert Case.objects.get().practitioner == officer


@pytest.mark.parametrize(
    ("works_in", "told"),
    [
        (["land", "civil"], "đúng lĩnh vực"),
        (["other", "civil"], "lĩnh vực khác: Dân sự, Lĩnh vực khác"),
        ([], "đang làm"),
    ],
)
def test_a_head_reads_in_which_fields_somebody_works(cast, client_for, moment, works_in, told) -> None:
    case, officer = accept(cast, moment), practitioner(cast, cast.officer)
    officer.fields.all().delete()
    for field in works_in:
        officer.fields.create(field=field)
    shown = client_for("director").get(url("choose_practitioner", case.code)).content.decode()
    assert f"Trợ giúp viên pháp lý · {told}" in shown


def test_a_long_list_of_candidates_begins_with_the_likeliest(cast, client_for, moment, monkeypatch) -> None:
    monkeypatch.setattr("tgpl.cases.views.assignment.SHOWN", 1)
    case, last = accept(cast, moment), practitioner(cast, cast.reception)
    assign(accept(cast, moment), last, moment, by=cast.director.actor)  # has a case already
    first, director, page = (
        practitioner(cast, cast.officer),
        client_for("director"),
        url("choose_practitioner", case.code),
    )
    shown = director.get(page).content.decode()
    assert f'value="{first.pk}"' in shown
    assert f'value="{last.pk}"' not in shown
    assert "Xem cả 2 người" in shown
    everybody = director.get(f"{page}?tat-ca").content.decode()
    assert f'value="{last.pk}"' in everybody
    assert "Xem cả" not in everybody
    assert director.post(f"{page}?tat-ca", {"practitioner": last.pk}).status_code == 302


def test_a_sign_of_conflict_wants_a_reason(cast, client_for, moment) -> None:
    officer = practitioner(cast, cast.officer)
    assign(accept(cast, moment, person={"full_name": "Lê Văn Đối"}), officer, moment, by=cast.director.actor)
    case = accept(cast, moment)
    add_party(by=cast.director.actor, case=case, name="Le Van Doi", side="opponent")
    director, page = client_for("director"), url("assign_practitioner", case.code, officer.pk)

    assert "chỉ trùng tên" in director.get(page).content.decode()
    assert "error-summary" in director.post(page, {"reason": ""}).content.decode()
    assert director.post(page, {"reason": "Trùng tên, khác người"}).status_code == 302


def test_a_practitioner_records_work_adds_a_paper_and_closes(case, client_for, moment) -> None:
    officer = client_for("officer")
    work = {"kind": "meeting", "minutes": "90", "description": "Gặp tại nhà", **day_of(moment, "done_on")}
    assert officer.post(url("record_work", case.code), work).status_code == 302
    scan = SimpleUploadedFile("Đơn của bà Mẫu.pdf", b"%PDF-1.7 x", content_type="application/pdf")
    paper = {"kind": "defence", "title": "Bản bảo vệ", "file": scan, "uid": uuid4(), **day_of(moment, "dated")}
    assert officer.post(url("add_paper", case.code), paper).status_code == 302
    end = {"ending": "completed", "result": "Tòa chấp nhận."}
    assert officer.post(url("close_case", case.code), end).status_code == 302

    case.refresh_from_db()
    assert (case.status, case.result) == ("ended", "Tòa chấp nhận.")
    taken = officer.get(url("take_paper", case.code, case.papers.get().uid))
    assert b"".join(taken.streaming_content) == b"%PDF-1.7 x"
    assert "attachment" in taken.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"minutes": "0"}, "error-summary"),
        ({"minutes": "abc"}, "error-summary"),
        ({"done_on_day": "31", "done_on_month": "2"}, "Không có ngày"),
        ({"description": ""}, "error-summary"),
    ],
)
def test_wrong_work_is_said_and_nothing_typed_is_lost(case, client_for, moment, sent, said) -> None:
    work = {"kind": "meeting", "minutes": "90", "description": "Gặp tại nhà xa", **day_of(moment, "done_on"), **sent}
    page = client_for("officer").post(url("record_work", case.code), work).content.decode()
    assert said in page
    assert sent.get("description", "Gặp tại nhà xa") in page
    assert not case.work.exists()


def test_opening_a_case_is_written_down(case, cast, client_for) -> None:
    client_for("officer").get(url("open_case", case.code))
    entry = Entry.objects.get(action="case.read")
    assert (entry.who, entry.key, entry.person) == (cast.officer.user.full_name, case.code, str(case.person.uid))


@pytest.mark.parametrize("events", [1, 60])
def test_a_case_costs_the_same_however_much_happened(
    case, cast, client_for, moment, events, django_assert_max_num_queries
):
    for _number in range(events):
        record_work(
            by=cast.officer.actor, case=case, kind="meeting", done_on=case.accepted_on, minutes=5,
            description="Gặp người được trợ giúp", at=moment,
        )  # fmt: skip
    director = client_for("director")
    with django_assert_max_num_queries(18):
        page = director.get(url("open_case", case.code))
    assert len(gzip.compress(page.content)) <= 20_000
    assert ("Xem tất cả công việc" in page.content.decode()) is (events > 20)


@pytest.mark.parametrize("cases", [3, 14])
def test_the_list_costs_the_same_for_few_and_many(
    cast, client_for, moment, cases, django_assert_max_num_queries
) -> None:
    for number in range(cases):
        accept(cast, moment, person={"full_name": f"Trần Thị Mẫu {number}"})
    director = client_for("director")
    for asked in [{}, {"name": "mau tran", "status": "accepted"}, {"status": "open"}]:
        with django_assert_max_num_queries(8):
            page = director.get(url("list_cases"), asked).content.decode()
        assert page.count("Trần Thị Mẫu") >= cases


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"name": "mau"}, True),
        ({"name": "không ai"}, False),
        ({"form": "advice"}, False),
        ({"field": "land"}, True),
        ({"status": "ended"}, False),
        ({"status": "nonsense"}, True),
    ],
)
def test_the_list_is_narrowed(case, client_for, asked, found) -> None:
    assert (case.code in client_for("director").get(url("list_cases"), asked).content.decode()) is found


def test_the_register_of_an_office_and_year(case, cast, client_for) -> None:
    page = client_for("director").get(url("open_register", cast.centre.pk, case.year)).content.decode()
    assert case.code in page
    assert "chưa thụ lý" in client_for("director").get(url("open_register", cast.centre.pk, 2019)).content.decode()
