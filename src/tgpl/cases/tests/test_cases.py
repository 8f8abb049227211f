from datetime import timedelta
from unittest.mock import Mock

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from tgpl.cases.models import Case, RegisterCounter
from tgpl.cases.queries import papers_missing, required_papers
from tgpl.cases.services import (
    CaseError,
    accept_request,
    add_paper,
    add_party,
    assign_practitioner,
    check_conflicts,
    close_case,
    give_brief_advice,
    record_national_entry,
    record_work,
    resume_case,
    suspend_case,
)
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.deadlines.models import Clock
from tgpl.intake.models import Request
from tgpl.intake.testing import DETAINED_MINOR, ask, find_eligible

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(cast):
    return cast.director.actor


def test_acceptance_enters_the_register_and_starts_the_clock_of_assignment(cast, by, moment) -> None:
    case = accept(cast, moment)

    assert case.code == f"TT.TGTT.01.{moment.year}"
    assert case.request.status == "accepted"
    assert case.ground
    assert case.client_has_disability is True
    clock = Clock.objects.of("case", case.code).running().get()
    assert (clock.rule, clock.started_at) == ("assign_ordinary", moment)
    assert [p.name for p in case.parties.all()] == ["Trần Thị Mẫu"]


def test_every_further_ground_of_the_client_is_kept(cast, by, moment) -> None:
    facts = {"household": "poor", "ethnic_minority": True, "extremely_difficult_area": True}
    request = ask(cast.centre, moment, facts=facts)
    find_eligible(request, moment, by=by, facts=facts)
    case = accept_request(by=by, request=request, form="proceedings", field="land", at=moment)
    assert case.ground == "poor_household"
    assert [further.ground for further in case.further_grounds.all()] == ["ethnic_minority"]
    assert not accept(cast, moment).further_grounds.exists()


def test_register_numbers_follow_each_other_in_each_office(cast, by, moment) -> None:
    codes = [accept(cast, moment, office=office).code for office in (cast.centre, cast.centre, cast.branch)]
    assert codes == [f"TT.TGTT.01.{moment.year}", f"TT.TGTT.02.{moment.year}", f"CN1.TGTT.01.{moment.year}"]


def test_a_number_is_not_lost_when_acceptance_fails(cast, by, moment, monkeypatch) -> None:
    monkeypatch.setattr("tgpl.cases.services.clocks.start_clock", Mock(side_effect=ConnectionError))
    with pytest.raises(ConnectionError):
        accept(cast, moment)
    monkeypatch.undo()
    assert accept(cast, moment).number == 1


def test_nobody_is_accepted_without_a_decision_that_they_qualify(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    with pytest.raises(CaseError, match="kiểm tra diện"):
        accept_request(by=by, request=request, form="proceedings", field="land", at=moment)


def test_matters_of_business_are_outside_legal_aid(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    find_eligible(request, moment, by=by)
    with pytest.raises(CaseError, match="kinh doanh, thương mại"):
        accept_request(by=by, request=request, form="advice", field="business", at=moment)


def test_two_heads_accept_the_same_request_and_one_case_comes_of_it(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    find_eligible(request, moment, by=by)
    stale = Request.objects.get(pk=request.pk)
    accept_request(by=by, request=request, form="proceedings", field="land", at=moment)
    with pytest.raises(CaseError, match="tải lại trang"):
        accept_request(by=cast.branch_head.actor, request=stale, form="advice", field="land", at=moment)
    assert Case.objects.count() == 1
    assert RegisterCounter.objects.get().last == 1


@pytest.mark.parametrize(
    ("given", "form", "rule"),
    [
        ({}, "proceedings", "assign_ordinary"),
        ({"detained": True, "facts": DETAINED_MINOR}, "proceedings", "assign_detained"),
        ({"channel": "notice"}, "proceedings", "assign_on_notice"),
        ({}, "representation", "assign_representation"),
        ({}, "advice", "written_advice"),
    ],
)
def test_the_first_clock_of_a_case_is_the_one_the_law_names(cast, by, moment, given, form, rule) -> None:
    request = ask(cast.centre, moment, referred_by=cast.police, **given)
    find_eligible(request, moment, by=by)
    case = accept_request(by=by, request=request, form=form, field="land", at=moment)
    assert Clock.objects.of("case", case.code).running().get().rule == rule


def test_accepted_at_once_the_papers_follow_on_their_own_clock(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    find_eligible(request, moment, by=by)
    case = accept_request(
        by=by, request=request, form="proceedings", field="land", at=moment, papers_follow=True, urgent_ground="trial"
    )
    running = Clock.objects.of("case", case.code).running()
    assert {c.rule for c in running} == {"assign_ordinary", "missing_papers"}

    add_paper(by=by, case=case, kind="status_proof", title="Giấy chứng nhận hộ nghèo", at=moment)
    assert {c.rule for c in running.all()} == {"assign_ordinary"}


def test_a_practitioner_is_assigned_and_the_clock_stops(cast, by, moment) -> None:
    case = accept(cast, moment)
    officer = practitioner(cast, cast.officer)
    assignment = assign(case, officer, moment, by=by)

    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.practitioner, case.practitioner_kind) == ("assigned", officer, "legal_aid_officer")
    assert assignment.conflict_check.clear
    clock = Clock.objects.of("case", case.code).running().get()
    assert (clock.rule, clock.holder) == ("review_progress", cast.officer.user)


def test_the_clock_of_written_advice_goes_to_the_practitioner(cast, by, moment) -> None:
    case = accept(cast, moment, form="advice")
    assign(case, practitioner(cast, cast.officer), moment, by=by)
    clock = Clock.objects.of("case", case.code).running().get()
    assert (clock.rule, clock.who, clock.holder) == ("written_advice", "legal_aid_officer", cast.officer.user)


def test_a_collaborator_may_not_act_in_proceedings(cast, by, moment) -> None:
    case = accept(cast, moment)
    with pytest.raises(CaseError, match="không được thực hiện hình thức"):
        assign(case, practitioner(cast, cast.officer, kind="collaborator"), moment, by=by)


def test_a_practitioner_of_another_centre_may_not_be_assigned(cast, by, moment) -> None:
    case = accept(cast, moment)
    with pytest.raises(CaseError, match="cho đơn vị này"):
        assign(case, practitioner(cast, cast.other_officer), moment, by=by)


@pytest.mark.parametrize("written", ["Lê Văn Đối", "LE VAN DOI", "Đối Lê Văn", "Lê Đối"])
def test_a_conflict_is_found_however_the_name_is_written(cast, by, moment, written) -> None:
    """The practitioner now asked to act for Trần Thị Mẫu against a man who is, or was, their own client."""
    officer = practitioner(cast, cast.officer)
    past = accept(cast, moment, person={"full_name": "Lê Văn Đối"})
    assign(past, officer, moment, by=by)
    case = accept(cast, moment)
    add_party(by=by, case=case, name=written, side="opponent")

    check = check_conflicts(by=by, case=case, practitioner=officer, at=moment)
    assert [h["case_code"] for h in check.hits] == [past.code]
    assert not check.clear
    with pytest.raises(CaseError, match="xung đột lợi ích"):
        assign_practitioner(by=by, case=case, check=check, at=moment)


def test_a_conflict_is_decided_by_a_person_with_a_reason(cast, by, moment) -> None:
    officer = practitioner(cast, cast.officer)
    assign(accept(cast, moment, person={"full_name": "Lê Văn Đối"}), officer, moment, by=by)
    case = accept(cast, moment)
    add_party(by=by, case=case, name="Lê Văn Đối", side="opponent")
    with pytest.raises(CaseError, match="lý do"):
        check_conflicts(by=by, case=case, practitioner=officer, at=moment, clear=True)

    check = check_conflicts(
        by=by, case=case, practitioner=officer, at=moment, clear=True, reason="Trùng tên, khác người"
    )
    assert assign_practitioner(by=by, case=case, check=check, at=moment).practitioner == officer


def test_the_same_client_again_is_no_conflict(cast, by, moment) -> None:
    officer = practitioner(cast, cast.officer)
    assign(accept(cast, moment), officer, moment, by=by)
    assert check_conflicts(by=by, case=accept(cast, moment), practitioner=officer, at=moment).clear


def test_a_changed_name_is_known_by_its_identity_number(cast, by, moment) -> None:
    officer = practitioner(cast, cast.officer)
    past = accept(cast, moment, person={"full_name": "Lê Văn Đối", "identity_number": "031080000002"})
    assign(past, officer, moment, by=by)
    case = accept(cast, moment)
    add_party(by=by, case=case, name="Tên Mới Hẳn", side="opponent", identity_number="031080000002")
    assert check_conflicts(by=by, case=case, practitioner=officer, at=moment).hits[0]["by_identity"] is True


def test_replacing_a_practitioner_needs_a_reason_and_keeps_the_first(cast, by, moment) -> None:
    case = accept(cast, moment)
    first, second = practitioner(cast, cast.officer), practitioner(cast, cast.lawyer, kind="contract_lawyer")
    assign(case, first, moment, by=by)
    with pytest.raises(CaseError, match="lý do thay người"):
        assign(case, second, moment, by=by)
    assign(case, second, moment + timedelta(days=1), by=by, reason="Người trước chuyển công tác")

    assert [bool(a.ended_at) for a in case.assignments.all()] == [True, False]
    assert case.practitioner == second


def test_work_is_recorded_between_acceptance_and_today(cast, by, moment) -> None:
    case = accept(cast, moment)
    assign(case, practitioner(cast, cast.officer), moment, by=by)
    day = case.accepted_on
    given = {"by": cast.officer.actor, "case": case, "kind": "meeting", "description": "Gặp tại nhà", "at": moment}
    record_work(**given, done_on=day, minutes=90)
    for wrong in [
        {"done_on": day - timedelta(days=1), "minutes": 90},
        {"done_on": day + timedelta(days=1), "minutes": 90},
        {"done_on": day, "minutes": 0},
        {"done_on": day, "minutes": 1441},
    ]:
        with pytest.raises(CaseError):
            record_work(**given, **wrong)
    assert case.work.count() == 1


def test_papers_are_numbered_and_the_file_becomes_complete(cast, by, moment) -> None:
    case = accept(cast, moment)
    kinds = [p.kind for p in required_papers("proceedings", case.accepted_on)]
    for number, kind in enumerate(kinds, start=1):
        assert not Case.objects.get(pk=case.pk).file_complete
        assert add_paper(by=by, case=case, kind=kind, title=f"Giấy số {number}", at=moment).number == number
    assert Case.objects.get(pk=case.pk).file_complete
    assert papers_missing(case) == []


def test_the_same_file_is_not_kept_twice(cast, by, moment, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    case = accept(cast, moment)
    given = {"by": by, "case": case, "kind": "matter_paper", "title": "Đơn kiện", "at": moment}
    add_paper(**given, file=ContentFile(b"%PDF-1.7", name="Đơn kiện.pdf"))
    with pytest.raises(CaseError, match="đã có trong hồ sơ"):
        add_paper(**given, file=ContentFile(b"%PDF-1.7", name="bản sao.pdf"))


def test_a_case_is_closed_with_its_result_and_the_file_is_to_be_handed_over(cast, by, moment) -> None:
    case = accept(cast, moment)
    assign(case, practitioner(cast, cast.officer), moment, by=by)
    with pytest.raises(CaseError, match="kết quả"):
        close_case(by=by, case=case, ending="completed", result="", at=moment)
    close_case(by=by, case=case, ending="completed", result="Tòa chấp nhận yêu cầu.", at=moment + timedelta(days=30))

    case = Case.objects.get(pk=case.pk)
    assert (case.status, case.ending, case.result) == ("ended", "completed", "Tòa chấp nhận yêu cầu.")
    clock = Clock.objects.of("case", case.code).running().get()
    assert (clock.rule, clock.holder) == ("hand_over_file", cast.officer.user)


def test_a_case_nobody_worked_on_is_not_closed_as_completed(cast, by, moment) -> None:
    with pytest.raises(CaseError, match="đang được thực hiện"):
        close_case(by=by, case=accept(cast, moment), ending="completed", result="Xong", at=moment)


def test_a_suspended_case_waits_and_goes_on(cast, by, moment) -> None:
    case = accept(cast, moment)
    assign(case, practitioner(cast, cast.officer), moment, by=by)
    suspend_case(by=by, case=case, reason="Tòa tạm đình chỉ vụ án", at=moment + timedelta(days=1))
    with pytest.raises(CaseError, match="đang được thực hiện"):
        record_work(by=by, case=case, kind="other", done_on=case.accepted_on, minutes=5, description="x", at=moment)
    resume_case(by=by, case=case, reason="Tòa tiếp tục giải quyết", at=moment + timedelta(days=9))
    assert [m.now for m in case.moves.all()] == ["accepted", "assigned", "suspended", "assigned"]


def test_a_simple_question_is_answered_at_once_without_a_file(cast, moment) -> None:
    reception = cast.reception.actor
    first, second = ask(cast.centre, moment), ask(cast.centre, moment)
    with pytest.raises(CaseError, match="nội dung đã trả lời"):
        give_brief_advice(by=reception, request=first, field="land", answer=" ", at=moment)
    numbers = [
        give_brief_advice(by=reception, request=r, field="land", answer="Nộp đơn tại xã.", at=moment).number
        for r in (first, second)
    ]
    assert numbers == [1, 2]
    assert first.status == "advised"
    assert not Case.objects.exists()


def test_a_case_notes_its_code_in_the_national_system(cast, by, moment) -> None:
    case = accept(cast, moment)
    with pytest.raises(CaseError, match="mã hồ sơ"):
        record_national_entry(by=by, case=case, national_code=" ", on=moment.date())
    record_national_entry(by=by, case=case, national_code="VV-001-2026", on=moment.date())
    assert Case.objects.get(pk=case.pk).national_code == "VV-001-2026"


def test_cases_are_seen_by_their_office_and_by_their_own_practitioner(cast, by, moment) -> None:
    case = accept(cast, moment, office=cast.centre)
    assign(case, practitioner(cast, cast.officer), moment, by=by)
    seen = {
        who
        for who in ["director", "reception", "department_officer", "assessor", "officer", "branch_officer", "lawyer",
                    "branch_head", "other_director", "police_partner", "auditor", "administrator", "operator"]
        if Case.objects.visible_to(getattr(cast, who).actor).exists()
    }  # fmt: skip
    assert seen == {"director", "reception", "department_officer", "assessor", "officer"}


@pytest.mark.parametrize(
    "broken",
    [
        {"status": "ended"},
        {"status": "assigned", "practitioner": None},
        {"ended_on": "2001-01-01"},
    ],
)
def test_the_database_refuses_half_told_cases(cast, moment, broken) -> None:
    case = accept(cast, moment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**broken)
