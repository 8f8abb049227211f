"""Whether access needs were met: one tap each, why not where not, asked before a case ends, no word lost."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tgpl.audit.models import Entry
from tgpl.cases.models import AccessAnswer, Case
from tgpl.cases.queries import open_access_needs
from tgpl.cases.services import CaseError, answer_access_needs, close_case
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.deadlines.models import Clock
from tgpl.people.models import AccessNeed

pytestmark = pytest.mark.django_db
CLOSING = {"ending": "completed", "result": "Đã bào chữa xong."}


@pytest.fixture
def case(cast, moment) -> Case:
    """A case of the officer, of a person who needs a sign interpreter and to be met at home."""
    found = accept(cast, moment, person={"access_needs": ["sign_language", "home_visit"]})
    assign(found, practitioner(cast, cast.officer), moment, by=cast.director.actor)
    found.refresh_from_db()
    return found


def answers(case: Case) -> dict[str, str]:
    return dict(case.access_answers.values_list("need", "outcome"))


def texts(response) -> str:
    return response.content.decode()


def test_each_need_is_answered_by_one_tap(client_for, case) -> None:
    client, address = client_for("officer"), f"/lam-viec/vu-viec/{case.code}/ho-tro-tiep-can/"
    page = texts(client.get(address))
    assert "Người phiên dịch ngôn ngữ ký hiệu" in page
    assert client.post(address, {"need_sign_language": "met"}).status_code == 302
    assert answers(case) == {"sign_language": "met"}
    assert open_access_needs(case) == ["home_visit"]


def test_not_met_says_why_and_what_was_chosen_stays(client_for, case) -> None:
    client, address = client_for("officer"), f"/lam-viec/vu-viec/{case.code}/ho-tro-tiep-can/"
    page = texts(client.post(address, {"need_sign_language": "not_met", "need_home_visit": "met"}))
    assert "Hãy ghi vì sao nhu cầu chưa đáp ứng được." in page
    assert page.count("checked") == 2
    assert answers(case) == {}
    client.post(address, {"need_sign_language": "not_met", "why_not": "Tỉnh không có người phiên dịch"})
    assert case.access_answers.get().reason == "Tỉnh không có người phiên dịch"


def test_a_changed_answer_keeps_the_one_before(cast, case, moment) -> None:
    by = cast.officer.actor
    answer_access_needs(by=by, case=case, outcomes={"home_visit": "not_met"}, reason="Chưa có xe", at=moment)
    answer_access_needs(by=by, case=case, outcomes={"home_visit": "met"}, at=moment)
    answer_access_needs(by=by, case=case, outcomes={"home_visit": "met"}, at=moment)  # said twice it is once
    answer = case.access_answers.get()
    assert (answer.outcome, answer.reason) == ("met", None)
    assert [(one["outcome"], one["reason"]) for one in answer.earlier] == [("not_met", "Chưa có xe")]
    assert Entry.objects.filter(action="access.answered").count() == 2
    with pytest.raises(CaseError, match="vì sao"):
        answer_access_needs(by=by, case=case, outcomes={"home_visit": "not_met"}, at=moment)


def test_closing_asks_about_what_is_still_open_and_no_more(cast, client_for, case, moment) -> None:
    answer_access_needs(by=cast.officer.actor, case=case, outcomes={"home_visit": "not_needed"}, at=moment)
    client, address = client_for("officer"), f"/lam-viec/vu-viec/{case.code}/ket-thuc/"
    page = texts(client.get(address))
    assert "need_sign_language" in page
    assert "need_home_visit" not in page
    refused = texts(client.post(address, CLOSING))
    assert "Đã bào chữa xong." in refused
    case.refresh_from_db()
    assert case.is_open
    assert client.post(address, {**CLOSING, "need_sign_language": "met"}).status_code == 302
    case.refresh_from_db()
    assert not case.is_open
    assert answers(case) == {"sign_language": "met", "home_visit": "not_needed"}


def test_a_person_without_needs_is_asked_nothing(client_for, case) -> None:
    AccessNeed.objects.all().delete()
    client = client_for("officer")
    assert "need_" not in texts(client.get(f"/lam-viec/vu-viec/{case.code}/ket-thuc/"))
    assert "chưa nói cần hỗ trợ gì" in texts(client.get(f"/lam-viec/vu-viec/{case.code}/ho-tro-tiep-can/"))
    assert client.post(f"/lam-viec/vu-viec/{case.code}/ket-thuc/", CLOSING).status_code == 302


def test_the_day_shows_what_is_still_open(cast, client_for, case, moment, django_assert_max_num_queries) -> None:
    client = client_for("officer")
    with django_assert_max_num_queries(14):
        page = texts(client.get("/lam-viec/ngay-cua-toi/"))
    assert "Nhu cầu hỗ trợ chưa ghi" in page
    assert "Gặp tại nhà" in page
    outcomes = {"sign_language": "met", "home_visit": "met"}
    answer_access_needs(by=cast.officer.actor, case=case, outcomes=outcomes, at=moment)
    assert "Nhu cầu hỗ trợ chưa ghi" not in texts(client.get("/lam-viec/ngay-cua-toi/"))


def test_the_database_holds_one_answer_for_each_need_of_a_case(case, moment) -> None:
    told = {"case": case, "need": "home_visit", "outcome": "met", "by_name": "", "at": moment}
    AccessAnswer.objects.create(**told)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessAnswer.objects.create(**told)


def needs_due(case: Case) -> list[tuple[str, int | None]]:
    """The running clock for the needs of this case: until when, and whose it is."""
    clocks = Clock.objects.running().filter(rule="meet_access_needs", subject_key=case.code)
    return [(f"{clock.due_at.astimezone():%d/%m}", clock.holder_id) for clock in clocks]


def test_needs_that_are_not_met_run_on_a_clock_in_the_worklist_until_they_are(cast, case, moment, client_for) -> None:
    officer = cast.officer.user.pk
    assert needs_due(case) == [("09/03", officer)]
    page = texts(client_for("officer").get("/lam-viec/"))
    assert "Đáp ứng nhu cầu tiếp cận" in page
    told = {"by": cast.officer.actor, "case": case}
    later = moment + timedelta(days=3)
    answer_access_needs(**told, outcomes={"sign_language": "met"}, at=later)
    assert needs_due(case) == [("12/03", officer)]
    answer_access_needs(**told, outcomes={"home_visit": "not_met"}, reason="Chưa có xe", at=later)
    assert needs_due(case) == [("12/03", officer)]
    answer_access_needs(**told, outcomes={"home_visit": "not_needed"}, at=later)
    assert needs_due(case) == []


def test_the_clock_of_needs_ends_with_the_case(cast, case, moment) -> None:
    close_case(by=cast.officer.actor, case=case, ending="discontinued", result="Đình chỉ.", at=moment)
    assert needs_due(case) == []
