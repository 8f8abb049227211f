from datetime import timedelta

import pytest
from django.urls import reverse

from tgpl.audit.models import Entry
from tgpl.core.testing.files import PDF, scan
from tgpl.intake.services import add_request_paper, ask_for_papers, refuse_request, take_in_papers
from tgpl.intake.testing import ask, find_eligible
from tgpl.people.services import SafeContactRules

pytestmark = pytest.mark.django_db
SAFE = {"access_needs": ["sign_language"], "safe_contact": SafeContactRules(do_not_call=True)}


@pytest.fixture
def reception(client_for):
    return client_for("reception")


def page(client, asked) -> str:
    response = client.get(f"/lam-viec/yeu-cau/{asked.reference}/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_tells_everything_and_how_to_meet_the_person_first(cast, reception, moment) -> None:
    asked = ask(
        cast.centre,
        moment,
        person={"phone": "+84901234567", "address": "Số 0, ngõ Mẫu", **SAFE},
        relation="relative",
        requester_name="Trần Văn Thử",
        channel="notice",
        referred_by=cast.police,
    )
    html = page(reception, asked)
    for said in (
        asked.reference,
        "Người phiên dịch ngôn ngữ ký hiệu",
        "Không gọi điện",
        "Tranh chấp ranh giới đất với nhà bên.",
        "Có, hộ nghèo",
        "Số 0, ngõ Mẫu",
        "Trần Văn Thử",
        "Công an tỉnh Mẫu",
        "Trung tâm thụ lý và cử người khi có thông báo của cơ quan tố tụng",
        "Mới tiếp nhận",
    ):
        assert said in html
    assert html.index("Không gọi điện") < html.index("Tranh chấp ranh giới đất")


def test_a_number_that_must_not_be_called_is_no_link(cast, reception, moment) -> None:
    phone = {"phone": "+84901234567"}
    assert "tel:+84901234567" in page(reception, ask(cast.centre, moment, person=phone))
    assert "tel:+84901234567" not in page(reception, ask(cast.centre, moment, person={**phone, **SAFE}))


def test_opening_a_request_is_written_down(cast, reception, moment) -> None:
    asked = ask(cast.centre, moment)
    page(reception, asked)
    line = Entry.objects.get(action="request.read")
    assert (line.who, line.key, line.person) == ("Lê Thị Tiếp", asked.reference, str(asked.person.uid))


def test_the_story_of_the_request_is_told_newest_first(cast, reception, moment) -> None:
    asked = ask(cast.centre, moment)
    ask_for_papers(by=cast.reception.actor, request=asked, what="Giấy chứng nhận hộ nghèo", at=moment)
    take_in_papers(by=cast.reception.actor, request=asked, at=moment + timedelta(days=1))
    html = page(reception, asked)
    assert html.index("09:00 03/03/2026") < html.index("Giấy chứng nhận hộ nghèo")


@pytest.mark.parametrize(
    ("who", "status", "steps"),
    [
        ("reception", "received", ["Kiểm tra diện", "Đề nghị bổ sung giấy tờ", "Thêm giấy tờ", "Ghi nhận rút yêu cầu"]),
        ("reception", "awaiting_papers", ["Giấy tờ đã đến", "Thêm giấy tờ"]),
        ("director", "received", ["Từ chối thụ lý", "Chuyển tổ chức khác"]),
        ("director", "awaiting_papers", ["Ngừng vì thiếu giấy tờ", "Giấy tờ đã đến"]),
    ],
)
def test_the_page_offers_what_this_person_may_do_now(cast, client_for, moment, who, status, steps) -> None:
    asked = ask(cast.centre, moment)
    if status == "awaiting_papers":
        ask_for_papers(by=cast.reception.actor, request=asked, what="Giấy chứng nhận hộ nghèo", at=moment)
    html = page(client_for(who), asked)
    assert [step for step in steps if step not in html] == []


def test_nothing_is_offered_to_a_reader_and_only_reopening_once_it_is_over(cast, client_for, moment) -> None:
    asked = ask(cast.centre, moment)
    assert "Việc có thể làm" not in page(client_for("department_officer"), asked)
    refuse_request(by=cast.director.actor, request=asked, ground_code="b", reason="Trái pháp luật", at=moment)
    html = page(client_for("director"), asked)
    assert "Mở lại yêu cầu" in html
    assert "Kiểm tra diện" not in html
    assert "điểm b Luật Trợ giúp pháp lý 11/2017/QH14, khoản 3 Điều 30" in html


def test_an_earlier_request_of_the_same_person_is_pointed_out(cast, reception, moment) -> None:
    known = {"full_name": "Trần Thị Mẫu", "phone": "+84901234567"}
    before = ask(cast.centre, moment - timedelta(days=30), person=known)
    elsewhere = ask(cast.other_centre, moment, person=known)
    html = page(reception, ask(cast.centre, moment, person={**known, "full_name": "TRAN THI MAU"}))
    assert before.reference in html
    assert reverse("intake:open_request", args=[elsewhere.reference]) not in html  # its content is theirs


def test_that_the_person_asked_elsewhere_is_told_without_what_they_told_there(cast, reception, moment) -> None:
    known = {"full_name": "Trần Thị Mẫu", "identity_number": "031185000001"}
    ask(cast.other_centre, moment, person=known, story="Chuyện riêng kể ở nơi khác.")
    html = page(reception, ask(cast.centre, moment, person={**known, "full_name": "Trần Thị Đổi Tên"}))
    assert "Người này đã yêu cầu ở tổ chức khác" in html
    assert cast.other_centre.name in html
    assert "Chuyện riêng kể ở nơi khác." not in html
    assert "ở tổ chức khác" not in page(reception, ask(cast.centre, moment, person={"full_name": "Trần Thị Mẫu"}))


def test_the_decision_on_eligibility_stands_on_the_page(cast, reception, moment) -> None:
    asked = ask(cast.centre, moment)
    find_eligible(asked, moment, by=cast.reception.actor)
    html = page(reception, asked)
    assert "Thuộc diện" in html
    assert "khoản 2 Điều 7" in html


def test_a_paper_is_taken_away_and_that_is_written_down(cast, reception, moment) -> None:
    asked = ask(cast.centre, moment)
    given = {"by": cast.reception.actor, "request": asked, "kind": "status_proof", "at": moment}
    scanned = add_request_paper(title="Giấy chứng nhận hộ nghèo", file=scan(), **given)
    seen = add_request_paper(title="Căn cước", **given)

    response = reception.get(f"/lam-viec/yeu-cau/{asked.reference}/giay-to/{scanned.uid}/")
    assert b"".join(response.streaming_content).startswith(PDF)
    assert Entry.objects.get(action="paper.taken").details["paper"] == str(scanned.uid)
    assert reception.get(f"/lam-viec/yeu-cau/{asked.reference}/giay-to/{seen.uid}/").status_code == 404
    assert "đã xem bản giấy" in page(reception, asked)


def test_the_page_costs_the_same_however_long_the_story(cast, reception, moment, django_assert_max_num_queries) -> None:
    asked = ask(cast.centre, moment)
    with django_assert_max_num_queries(23) as short:
        page(reception, asked)
    for day in range(15):
        ask_for_papers(by=cast.reception.actor, request=asked, what="Giấy tờ", at=moment + timedelta(days=day))
        take_in_papers(by=cast.reception.actor, request=asked, at=moment + timedelta(days=day, hours=1))
        add_request_paper(by=cast.reception.actor, request=asked, kind="other", title=f"Giấy {day}", at=moment)
    with django_assert_max_num_queries(23) as long:
        page(reception, asked)
    assert len(long) == len(short)
