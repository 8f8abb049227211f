"""Complaints: taken down, on the right clock, answered by somebody else, put right."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.complaints.models import Complaint
from tgpl.complaints.queries import (
    acts_open_to,
    answerer_for,
    complaint_counts,
    late_answers,
    may_answer,
    may_go_on,
)
from tgpl.complaints.rules import MOVES, Post, Status, first_answerer, may_escalate
from tgpl.complaints.services import (
    ComplaintError,
    answer_complaint,
    escalate_complaint,
    note_court,
    note_told,
    take_complaint,
    withdraw_complaint,
)
from tgpl.complaints.testing import complain, refused
from tgpl.deadlines.models import Clock
from tgpl.intake.services import reopen_request
from tgpl.intake.testing import ask

pytestmark = pytest.mark.django_db


def clock(complaint: Complaint) -> Clock:
    return Clock.objects.of("complaint", complaint.code).running().get()


def answer(by, complaint: Complaint, moment, outcome: str = "upheld", **more):
    return answer_complaint(
        by=by.actor, complaint=complaint, outcome=outcome, reasons="Đã xem lại giấy tờ.", at=moment, **more
    )


@pytest.mark.parametrize(
    ("posts", "about", "found"),
    [
        ([Post(1, True)], 9, 1),
        ([Post(1, True)], None, 1),
        ([Post(1, True)], 1, None),
        ([Post(1, True), Post(2, True)], 1, 2),
        ([Post(3, False), Post(1, True)], 9, 1),  # one's own head before the centre above
        ([Post(3, False), Post(1, True)], 1, 3),
        ([], 1, None),
    ],
)
def test_who_answers_first(posts, about, found) -> None:
    assert first_answerer(posts, about) == found


def test_every_open_step_has_a_way_out_and_every_end_is_an_end() -> None:
    assert {status for status, ways in MOVES.items() if not ways} == {Status.IN_COURT, Status.WITHDRAWN}
    reached = {to for ways in MOVES.values() for to in ways}
    assert reached == set(Status) - {Status.RECEIVED}


@pytest.mark.parametrize(
    ("now", "late", "may"),
    [("received", False, False), ("received", True, True), ("answered", False, True), ("decided", True, False)],
)
def test_when_the_person_may_go_on(now: str, late: bool, may: bool) -> None:
    assert may_escalate(now, is_late=late) == may


def test_a_complaint_enters_the_register_on_the_heads_clock(cast: Cast, moment) -> None:
    complaint = complain(cast, moment)
    assert complaint.code == "KN.TT.01.2026"
    assert complaint.about == cast.branch_head.user
    running = clock(complaint)
    assert (running.rule, running.holder) == ("complaint_first", cast.director.user)
    assert f"{running.due_at.astimezone(moment.tzinfo):%d/%m/%Y}" == "05/03/2026"  # three working days after 2 March
    assert complain(cast, moment).code == "KN.TT.02.2026"


def test_a_head_complained_of_is_passed_over_at_once(cast, moment) -> None:
    complaint = complain(cast, moment, request=refused(cast, moment, by=cast.director.actor))
    assert complaint.status == Status.ESCALATED
    running = clock(complaint)
    assert (running.rule, running.who, running.holder) == ("complaint_director", "department_officer", None)
    assert not may_answer(cast.director.actor, complaint)
    assert not Complaint.objects.visible_to(cast.director.actor).exists()
    assert Complaint.objects.visible_to(cast.reception.actor).exists()


def test_a_branch_is_answered_for_by_the_centre_above(cast, moment) -> None:
    assert answerer_for(cast.branch, cast.officer.user, moment.date()) == cast.branch_head.user.pk
    assert answerer_for(cast.branch, cast.branch_head.user, moment.date()) == cast.director.user.pk


def test_the_database_lets_nobody_answer_about_oneself(cast, moment) -> None:
    complaint = complain(cast, moment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(answerer=complaint.about)


def test_what_can_be_complained_of(cast, moment) -> None:
    asked = ask(cast.centre, moment)
    assert acts_open_to(asked) == []
    assert acts_open_to(refused(cast, moment)) == ["refusal"]
    case = accept(cast, moment - timedelta(days=3))
    assert acts_open_to(case.request) == ["not_done", "unlawful"]
    assign(case, practitioner(cast, cast.officer), moment - timedelta(days=2), by=cast.director.actor)
    assign(case, practitioner(cast, cast.lawyer), moment, by=cast.director.actor, reason="Bận.")
    assert acts_open_to(case.request) == ["not_done", "unlawful", "change"]


def test_whom_it_is_about(cast, moment) -> None:
    case = accept(cast, moment - timedelta(days=3))
    assign(case, practitioner(cast, cast.officer), moment - timedelta(days=2), by=cast.director.actor)
    told = {"request": case.request, "story": "Không gặp tôi lần nào."}
    assert complain(cast, moment, act="not_done", **told).about == cast.officer.user


def test_one_running_complaint_about_one_thing(cast, moment) -> None:
    first = complain(cast, moment)
    with pytest.raises(ComplaintError, match="Đã có một khiếu nại"):
        complain(cast, moment, request=first.request)
    assert Complaint.objects.count() == 1
    withdraw_complaint(by=cast.reception.actor, complaint=first, reason="Đã rõ.", at=moment)
    assert complain(cast, moment, request=first.request).number == 2


@pytest.mark.parametrize(("changes", "told"), [({"story": " "}, "Hãy viết"), ({"act": "change"}, "không có việc đó")])
def test_what_cannot_be_taken_down(cast, moment, changes, told: str) -> None:
    with pytest.raises(ComplaintError, match=told):
        complain(cast, moment, **changes)


def test_a_wrong_refusal_is_undone(cast, moment) -> None:
    complaint = complain(cast, moment)
    answer(cast.director, complaint, moment)
    complaint.request.refresh_from_db()
    assert (complaint.status, complaint.request.status) == (Status.ANSWERED, "received")
    assert complaint.answers.get().reopened
    assert Clock.objects.of("request", complaint.request.reference).running().exists()
    assert not Clock.objects.of("complaint", complaint.code).running().exists()


@pytest.mark.parametrize("outcome", ["partly", "not_upheld"])
def test_another_outcome_leaves_the_refusal(cast, moment, outcome: str) -> None:
    complaint = complain(cast, moment)
    answer(cast.director, complaint, moment, outcome)
    complaint.request.refresh_from_db()
    assert complaint.request.status == "refused"


def test_a_request_that_was_reopened_meanwhile_stays_as_it_is(cast, moment) -> None:
    complaint = complain(cast, moment)
    reopen_request(by=cast.director.actor, request=complaint.request, reason="Có giấy mới.", at=moment)
    answer(cast.director, complaint, moment)
    assert not complaint.answers.get().reopened


def test_what_was_right_must_be_put_right(cast, moment) -> None:
    case = accept(cast, moment - timedelta(days=3))
    assign(case, practitioner(cast, cast.officer), moment - timedelta(days=2), by=cast.director.actor)
    complaint = complain(cast, moment, request=case.request, act="not_done")
    with pytest.raises(ComplaintError, match="khắc phục"):
        answer(cast.director, complaint, moment)
    assert answer(cast.director, complaint, moment, remedy="Gặp bà trong tuần này.").remedy


def test_only_the_right_stage_answers_and_only_once(cast, moment) -> None:
    complaint = complain(cast, moment)
    for wrong in (cast.department_officer, cast.branch_head, cast.reception):
        with pytest.raises(ComplaintError, match="không giải quyết được"):
            answer(wrong, complaint, moment)
    answer(cast.director, complaint, moment, "not_upheld")
    with pytest.raises(ComplaintError, match="không giải quyết được"):
        answer(cast.director, complaint, moment)


def test_two_heads_at_once_are_told(cast, moment) -> None:
    complaint = complain(cast, moment)
    same = Complaint.objects.get(pk=complaint.pk)
    answer(cast.director, complaint, moment, "not_upheld")
    with pytest.raises(ComplaintError, match="vừa xử lý"):
        answer(cast.director, same, moment, "not_upheld")
    assert complaint.answers.count() == 1


def test_to_the_director_and_on_to_court(cast, moment) -> None:
    complaint = complain(cast, moment)
    assert not may_go_on(complaint)
    with pytest.raises(ComplaintError, match="còn thời hạn"):
        escalate_complaint(by=Actor.citizen(), complaint=complaint, reason="", at=moment)
    answer(cast.director, complaint, moment, "not_upheld")
    escalate_complaint(by=Actor.citizen(), complaint=complaint, reason="Tôi không đồng ý.", at=moment)
    running = clock(complaint)
    assert (running.rule, running.due_at - running.started_at > timedelta(days=14)) == ("complaint_director", True)
    with pytest.raises(ComplaintError):
        answer(cast.director, complaint, moment)
    answer(cast.department_officer, complaint, moment)
    assert complaint.status == Status.DECIDED
    complaint.request.refresh_from_db()
    assert complaint.request.status == "received"
    note_court(by=cast.department_officer.actor, complaint=complaint, reason="Thụ lý số 1.", at=moment)
    assert complaint.status == Status.IN_COURT


def test_silence_opens_the_way_to_the_director(cast, moment, time_machine) -> None:
    complaint = complain(cast, moment)
    time_machine.move_to(moment + timedelta(days=5))
    assert may_go_on(complaint)


@pytest.mark.parametrize(("way", "told"), [("web", True), ("telephone", False), ("post", False)])
def test_the_answer_goes_back_the_way_it_came(cast, moment, way: str, told: bool) -> None:
    complaint = complain(cast, moment, way=way)
    found = answer(cast.director, complaint, moment, "not_upheld")
    assert (found.told_at is not None) == told
    if not told:
        note_told(by=cast.reception.actor, complaint=complaint, how="meeting", at=moment)
    with pytest.raises(ComplaintError, match="Chưa có câu trả lời"):
        note_told(by=cast.reception.actor, complaint=complaint, how="meeting", at=moment)


def test_figures_for_reports(cast, moment, django_assert_num_queries) -> None:
    first = complain(cast, moment)
    complain(cast, moment)
    answer(cast.director, first, moment, "not_upheld")
    escalate_complaint(by=Actor.citizen(), complaint=first, reason="", at=moment)
    answer(cast.department_officer, first, moment)
    with django_assert_num_queries(1):
        counts = complaint_counts([cast.centre], moment.date(), moment.date())
    assert {key: counts[key] for key in ("received", "escalated", "answered", "act_refusal", "act_change")} == {
        "received": 2, "escalated": 1, "answered": 1, "act_refusal": 2, "act_change": 0,
    }  # fmt: skip
    assert (counts["outcome_upheld"], counts["outcome_not_upheld"]) == (1, 1)
    assert late_answers([cast.centre], moment.date(), moment.date(), moment) == 0
    assert late_answers([cast.centre], moment.date(), moment.date(), moment + timedelta(days=9)) == 1


def test_somebody_else_may_complain_for_the_person(cast, moment) -> None:
    told = {"complainant": "Lê Văn Con", "relation": "Con", "contact": "0901 234 567"}
    complaint = take_complaint(
        by=cast.reception.actor, request=refused(cast, moment), act="refusal", way="post", story="x", at=moment, **told
    )
    assert (complaint.complainant, complaint.relation) == ("Lê Văn Con", "Con")
