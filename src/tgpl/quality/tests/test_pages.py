"""Pages of results: written as typed, signed or told why not, read at a constant cost."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.cases.models import Case
from tgpl.quality.models import Assessment, SuccessRecord
from tgpl.quality.services import start_assessment
from tgpl.quality.testing import appraised, ended, opinion_given, sheet_typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast, moment) -> Case:
    return ended(cast, moment)


@pytest.fixture
def draft(cast: Cast, case, moment) -> Assessment:
    return start_assessment(by=cast.assessor.actor, case=case, occasion="ended", at=moment)


def score(client, draft: Assessment, button: str = "sign", **changes):
    return client.post(reverse("quality:score_case", args=[draft.uid]), {**sheet_typed(**changes), button: ""})


def test_a_reading_begins_on_the_page_of_waiting_cases(cast, case, client_for) -> None:
    assessor = client_for("assessor")
    assert case.code in assessor.get(reverse("quality:list_waiting")).content.decode()
    answer = assessor.post(reverse("quality:start_reading", args=[case.code]))
    assert answer.url == reverse("quality:score_case", args=[Assessment.objects.get().uid])
    assert case.code not in assessor.get(reverse("quality:list_waiting")).content.decode()


def test_the_department_says_why_it_reads(cast, case, client_for) -> None:
    address, officer = reverse("quality:start_reading", args=[case.code]), client_for("department_officer")
    assert "Hãy chọn lý do đánh giá." in officer.post(address, {}).content.decode()
    officer.post(address, {"occasion": "complaint"})
    assert Assessment.objects.get().occasion == "complaint"


def test_a_draft_is_saved_as_typed(cast, draft, client_for) -> None:
    answer = score(client_for("assessor"), draft, "keep", points_0="chín", conclusion="")
    assert answer.status_code == 302
    page = client_for("assessor").get(answer.url).content.decode()
    assert 'value="chín"' in page
    assert not Assessment.objects.get().is_signed


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"points_0": ""}, "Hãy cho điểm I.a."),
        ({"points_0": "chín"}, "Hãy viết điểm bằng số"),
        ({"points_0": "NaN"}, "Hãy viết điểm bằng số"),
        ({"points_0": "11"}, "Nhiều nhất 10 điểm."),
        ({"points_0": "-1"}, "Điểm không được nhỏ hơn 0."),
        ({"points_0": "9,25"}, "Điểm lẻ đến 0,5"),
        ({"conclusion": ""}, "Hãy viết nhận xét chung."),
        ({"acts": ["b"]}, "Hãy ghi sự việc và chứng cứ"),
        ({"note_8": ""}, "Điểm này không theo phiếu ý kiến."),
    ],
)
def test_signing_says_what_is_wrong_and_keeps_everything(cast, draft, client_for, changes, told: str) -> None:
    page = score(client_for("assessor"), draft, **changes).content.decode()
    assert told in page
    assert "Làm tốt." in page or "conclusion" in changes
    found = Assessment.objects.get()
    assert not found.is_signed
    assert found.typed["note_0"] == "Thấy trong hồ sơ."


def test_signed_and_read_with_its_reasons(cast, draft, client_for) -> None:
    answer = score(client_for("assessor"), draft, points_0="5")
    page = client_for("director").get(answer.url).content.decode()
    assert "Tổng 95 điểm; mức “Tốt” từ 90 điểm." in page
    assert "Thấy trong hồ sơ." in page
    assert Entry.objects.filter(action="assessment.read", key=draft.case.code).exists()


def test_points_follow_the_opinion_unless_a_reason_is_given(cast, case, draft, client_for, moment) -> None:
    opinion_given(cast, case, moment, satisfied="no")
    page = client_for("assessor").get(reverse("quality:score_case", args=[draft.uid])).content.decode()
    assert 'name="points_8" value="7,5"' in page
    assert score(client_for("assessor"), draft, points_8="7,5", note_8="").status_code == 302


def test_a_second_press_of_sign_changes_nothing(cast, draft, client_for) -> None:
    assessor = client_for("assessor")
    first, second = score(assessor, draft), score(assessor, draft, points_0="0")
    assert first.url == second.url
    assert Assessment.objects.get().total == 100


def test_the_practitioner_answers_on_the_page(cast, case, client_for, moment) -> None:
    result, officer = appraised(cast, moment, case=case), client_for("officer")
    address = reverse("quality:open_result", args=[result.uid])
    assert "Trả lời kết quả" in officer.get(address).content.decode()
    officer.post(reverse("quality:answer_result", args=[result.uid]), {"answer": "Tôi xin bổ sung giấy tờ."})
    page = client_for("director").get(address).content.decode()
    assert "Tôi xin bổ sung giấy tờ." in page


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_result_is_taken_as_a_paper(cast, case, client_for, moment, kind: str) -> None:
    result = appraised(cast, moment, case=case)
    answer = client_for("assessor").get(reverse("quality:take_paper", args=[result.uid, kind]))
    assert answer.content[:2] == {"pdf": b"%P", "docx": b"PK"}[kind]


def test_a_paper_of_another_kind_is_not_there(cast, case, client_for, moment) -> None:
    result = appraised(cast, moment, case=case)
    assert client_for("assessor").get(reverse("quality:take_paper", args=[result.uid, "exe"])).status_code == 404


def test_success_is_recorded_with_criterion_and_evidence(cast, case, client_for) -> None:
    address, assessor = reverse("quality:record_success", args=[case.code]), client_for("assessor")
    sent = {"outcome": "successful", "evidence": "Bản án số 1."}
    page = assessor.post(address, sent).content.decode()
    assert "Hãy ghi tiêu chí" in page
    assert "Bản án số 1." in page
    assessor.post(address, sent | {"criterion": "Mục 2"})
    found = SuccessRecord.objects.get()
    assert (found.group, found.criterion, found.outcome) == ("civil", "Mục 2", "successful")
    assert "Thành công" in client_for("director").get(reverse("cases:open_parts", args=[case.code])).content.decode()


def test_success_is_asked_only_of_proceedings(cast, client_for, moment) -> None:
    case = ended(cast, moment, form="advice")
    sent = {"outcome": "successful", "evidence": "x", "criterion": "y"}
    page = client_for("assessor").post(reverse("quality:record_success", args=[case.code]), sent).content.decode()
    assert "Chỉ xét thành công" in page


def test_the_page_of_a_case_leads_on(cast, case, client_for, moment) -> None:
    address = reverse("cases:open_parts", args=[case.code])
    page = client_for("director").get(address).content.decode()
    assert "Thẩm định chất lượng" in page
    assert "Hỏi ý kiến người được trợ giúp" in page
    appraised(cast, moment, case=case)
    assert "Tốt" in client_for("officer").get(address).content.decode()


@pytest.mark.parametrize("page", ["list_results", "list_waiting", "list_opinions", "list_to_ask", "list_plans"])
def test_a_list_costs_the_same_for_one_row_and_for_many(cast, client_for, moment, page, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def fill(number: int) -> None:
        for n in range(number):
            appraised(cast, moment, case=(read := ended(cast, moment - timedelta(hours=n))))
            opinion_given(cast, read, moment)
            ended(cast, moment - timedelta(hours=n))

    director, address = client_for("director"), reverse(f"quality:{page}")
    fill(1)
    with CaptureQueriesContext(connection) as one:
        director.get(address)
    fill(3)
    with django_assert_num_queries(len(one)):
        assert director.get(address).status_code == 200
