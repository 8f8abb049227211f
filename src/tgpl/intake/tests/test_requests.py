import uuid
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tgpl.accounts.actor import Actor
from tgpl.audit.models import Entry
from tgpl.deadlines.models import Clock
from tgpl.eligibility.rules import Facts
from tgpl.intake.models import Channel, EligibilityCheck, Request, RequestMove
from tgpl.intake.queries import followed_request, refusal_grounds
from tgpl.intake.rules import RequestStatus
from tgpl.intake.services import (
    IntakeError,
    NewRequest,
    ask_for_papers,
    decide_eligibility,
    lapse_request,
    propose_eligibility,
    receive_request,
    refuse_request,
    take_in_papers,
    transfer_request,
    withdraw_request,
)
from tgpl.intake.testing import ask
from tgpl.people.models import Person
from tgpl.people.services import PersonDetails

pytestmark = pytest.mark.django_db
CITIZEN = Actor.citizen()


@pytest.fixture
def by(cast):
    return cast.reception.actor


def new(at, **given) -> NewRequest:
    return NewRequest(
        **{"person": PersonDetails(full_name="Trần Thị Mẫu"), "channel": "web", "received_at": at, **given}
    )


# Information (Mẫu 04) of someone who has not asked yet is answered within three working days, not at once.
FIRST_CLOCKS = {"notice": ("accept_on_notice", True), "information": ("assign_on_notice", False)}


@pytest.mark.parametrize("channel", Channel.values)
def test_every_channel_leads_to_the_same_record_with_a_clock(cast, moment, channel) -> None:
    receipt = receive_request(by=CITIZEN, office=cast.centre, new=new(moment, channel=channel, referred_by=cast.police))

    request = Request.objects.get(pk=receipt.request.pk)
    assert request.status == RequestStatus.RECEIVED
    assert request.received_on == moment.date()
    clock = Clock.objects.of("request", request.reference).running().get()
    assert (clock.rule, clock.at_once) == FIRST_CLOCKS.get(channel, ("reply_completeness", True))
    assert Entry.objects.get(action="request.received").key == request.reference


def test_a_request_is_followed_by_code_and_secret_however_they_are_typed(cast, moment) -> None:
    receipt = receive_request(by=CITIZEN, office=cast.centre, new=new(moment))
    code, secret = receipt.request.reference, receipt.secret

    assert followed_request(f" {code.lower().replace('-', ' ')} ", f"{secret[:3]} {secret[3:]}") == receipt.request
    assert followed_request(code.removeprefix("YC-"), secret) == receipt.request
    assert followed_request(code, "0000000000") is None
    assert followed_request("", "") is None


def test_the_secret_is_not_in_the_database(cast, moment) -> None:
    receipt = receive_request(by=CITIZEN, office=cast.centre, new=new(moment))
    assert receipt.secret not in str(Request.objects.values().get(pk=receipt.request.pk))


def test_the_same_request_sent_again_is_one_request(cast, moment) -> None:
    again = new(moment, uid=uuid.uuid4())
    first, second = (receive_request(by=CITIZEN, office=cast.centre, new=again) for _ in range(2))

    assert first.request == second.request
    assert (first.is_new, second.is_new) == (True, False)
    assert Person.objects.count() == 1


def test_a_request_costs_few_statements_whatever_it_tells(cast, moment) -> None:
    full = PersonDetails(
        full_name="Trần Thị Mẫu", disability_kinds=["vision", "movement"], access_needs=["braille", "home_visit"]
    )
    with CaptureQueriesContext(connection) as queries:
        receive_request(
            by=CITIZEN,
            office=cast.centre,
            new=new(moment, person=full, consents=["handle_request", "ask_opinion"], facts={"household": "poor"}),
        )
    assert len(queries) <= 18


def test_papers_are_asked_for_and_come(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    ask_for_papers(by=by, request=request, what="Giấy xác nhận khuyết tật", at=moment + timedelta(hours=1))
    assert Clock.objects.of("request", request.reference).running().get().rule == "await_papers"

    take_in_papers(by=by, request=request, at=moment + timedelta(days=2))
    assert request.status == RequestStatus.RECEIVED
    assert Clock.objects.of("request", request.reference).running().count() == 1
    assert [m.now for m in request.moves.all()] == ["received", "awaiting_papers", "received"]


def test_asking_for_papers_says_which(cast, by, moment) -> None:
    with pytest.raises(IntakeError, match="giấy tờ còn thiếu"):
        ask_for_papers(by=by, request=ask(cast.centre, moment), what="  ", at=moment)


def test_a_refusal_needs_a_named_person_a_ground_of_law_and_a_reason(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    for who, code, reason, complaint in [
        (CITIZEN, "a", "Không có vụ việc cụ thể.", "có tên"),
        (by, "z", "Không có vụ việc cụ thể.", "căn cứ"),
        (by, "a", "", "lý do"),
    ]:
        with pytest.raises(IntakeError, match=complaint):
            refuse_request(by=who, request=request, ground_code=code, reason=reason, at=moment)
    refuse_request(by=by, request=request, ground_code="a", reason="Không có vụ việc cụ thể.", at=moment)

    move = request.moves.last()
    assert move.ground == "điểm a Luật Trợ giúp pháp lý 11/2017/QH14, khoản 3 Điều 30"
    assert move.by_name == by.name


def test_the_database_itself_keeps_a_refusal_from_lacking_its_ground(cast, moment) -> None:
    request = ask(cast.centre, moment)
    with pytest.raises(IntegrityError), transaction.atomic():
        RequestMove.objects.create(request=request, now="refused", at=moment, by_name="Ai đó")


def test_a_transfer_names_the_other_organisation(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    transfer_request(by=by, request=request, to_agency=cast.other_centre, reason="Cư trú ở tỉnh Thử", at=moment)
    assert request.moves.last().to_agency == cast.other_centre


def test_two_officers_at_once_the_second_is_told(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    stale = Request.objects.get(pk=request.pk)
    withdraw_request(by=by, request=request, reason="Đã tự giải quyết", at=moment)
    with pytest.raises(IntakeError, match="tải lại trang"):
        refuse_request(by=by, request=stale, ground_code="a", reason="Không có vụ việc", at=moment)
    assert Request.objects.get(pk=request.pk).status == RequestStatus.WITHDRAWN


def test_a_decided_request_does_not_move_again(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    withdraw_request(by=by, request=request, reason="", at=moment)
    with pytest.raises(IntakeError, match="xử lý xong"):
        lapse_request(by=by, request=request, reason="", at=moment)


def test_a_step_before_the_last_one_is_refused(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    with pytest.raises(IntakeError, match="trước bước liền trước"):
        withdraw_request(by=by, request=request, reason="", at=moment - timedelta(minutes=1))


def test_the_engine_proposes_and_the_officer_decides(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    check = propose_eligibility(by=by, request=request, facts=Facts.from_json({"household": "poor"}), on=moment.date())
    assert check.proposed_answer == "yes"
    ground = next(g for g in check.proposal["grounds"] if g["answer"] == "yes")
    decide_eligibility(by=by, check=check, answer="yes", ground=ground["code"], at=moment)

    check = EligibilityCheck.objects.get(pk=check.pk)
    assert (check.answer, check.citation, check.decided_by_name) == ("yes", ground["citation"], by.name)
    with pytest.raises(IntakeError, match="đã được quyết định"):
        decide_eligibility(by=by, check=check, answer="yes", ground=ground["code"], at=moment)


def test_a_decision_against_the_proposal_needs_a_reason(cast, by, moment) -> None:
    request = ask(cast.centre, moment)
    check = propose_eligibility(by=by, request=request, facts=Facts.from_json({"household": "poor"}), on=moment.date())
    with pytest.raises(IntakeError, match="lý do"):
        decide_eligibility(by=by, check=check, answer="no", at=moment)
    with pytest.raises(IntakeError, match="điều khoản"):
        decide_eligibility(by=by, check=check, answer="yes", ground="nothing", at=moment)
    decide_eligibility(by=by, check=check, answer="no", reason="Giấy chứng nhận đã hết hạn", at=moment)


def test_requests_are_seen_by_their_offices_and_by_the_agency_that_referred(cast, moment) -> None:
    request = ask(cast.branch, moment, channel="introduction", referred_by=cast.commune)
    seen_by = {
        who: Request.objects.visible_to(getattr(cast, who).actor).filter(pk=request.pk).exists()
        for who in [
            "director", "branch_head", "reception", "branch_reception", "department_officer",
            "other_director", "police_partner", "commune_partner", "auditor", "administrator", "officer",
        ]
    }  # fmt: skip
    assert {who for who, seen in seen_by.items() if seen} == {
        "director", "branch_head", "reception", "branch_reception", "department_officer", "commune_partner",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [("tran", True), ("MẪU trần", True), ("tran thi mau", True), ("tr", False), ("tran van", False), ("", True)],
)
def test_a_request_is_found_by_words_of_the_name_without_diacritics(cast, moment, query, found) -> None:
    ask(cast.centre, moment)
    assert Request.objects.named(query).exists() is found


@pytest.mark.parametrize("day", ["2018-01-01", "2026-12-31", "2027-01-01"])
def test_there_are_four_grounds_of_refusal_on_every_day(day) -> None:
    from datetime import date

    grounds = refusal_grounds(date.fromisoformat(day))
    assert [g.code for g in grounds] == list("abcd")
    assert {g.mark for g in grounds} == {"confirmed" if day < "2027" else "to_verify"}
