"""A request handed to another office arises there, on a clock of its own, and the sender sees what became of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tgpl.core.testing.files import scan
from tgpl.deadlines.models import Clock
from tgpl.intake.models import Request
from tgpl.intake.queries import followed_request, referrals
from tgpl.intake.services import (
    IntakeError,
    NewRequest,
    add_request_paper,
    first_of,
    receive_request,
    refuse_request,
    transfer_request,
)
from tgpl.intake.testing import ask
from tgpl.people.services import PersonDetails, SafeContactRules

pytestmark = pytest.mark.django_db
PERSON = {
    "full_name": "Đặng Thị Mẫu",
    "access_needs": ["sign_language"],
    "safe_contact": SafeContactRules(do_not_call=True),
}


@pytest.fixture
def by(cast):
    return cast.director.actor


@pytest.fixture
def asked(cast, moment) -> Request:
    received = moment - timedelta(days=1)
    request = ask(cast.centre, received, person=PERSON, relation="relative", requester_name="Trần Văn Thử")
    add_request_paper(
        by=cast.reception.actor, request=request, kind="application", title="Đơn", file=scan(), at=received
    )
    return request


def hand_on(asked, by, at, to) -> Request:
    transfer_request(by=by, request=asked, to_agency=to, reason="Vụ việc xảy ra ở đó", at=at)
    return Request.objects.get(came_from=asked)


def running(request: Request) -> list[str]:
    return list(Clock.objects.of("request", request.reference).running().values_list("rule", flat=True))


def test_it_carries_all_that_came_with_it(asked, by, moment, cast) -> None:
    there = hand_on(asked, by, moment, cast.other_centre)
    same = ["person", "secret", "story", "facts", "matter_field", "wanted_form", "relation", "requester_name"]
    assert [getattr(there, name) for name in same] == [getattr(asked, name) for name in same]
    assert (there.channel, there.office, there.received_at) == ("transfer", cast.other_centre, moment)
    assert there.person.safe_contact.do_not_call
    assert [(p.title, p.sha256, p.file.name) for p in there.papers.all()] == [
        (p.title, p.sha256, p.file.name) for p in asked.papers.all()
    ]
    assert [r.pk for r in Request.objects.named("dang mau").filter(office=cast.other_centre)] == [there.pk]


def test_its_clock_runs_there_and_stops_here(asked, by, moment, cast) -> None:
    there = hand_on(asked, by, moment, cast.other_centre)
    assert running(asked) == []
    assert running(there) == ["reply_completeness"]
    assert Clock.objects.of("request", there.reference).get().started_at == moment


def test_a_notice_that_came_to_the_wrong_office_keeps_its_shorter_limit(by, moment, cast) -> None:
    notice = ask(cast.centre, moment, channel="notice", referred_by=cast.police)
    there = hand_on(notice, by, moment, cast.branch)
    assert running(there) == ["accept_on_notice"]
    assert set(referrals(cast.police_partner.actor)) == {notice, there}  # the answer comes back to who referred


def test_the_person_follows_it_there_with_the_same_secret(by, moment, cast) -> None:
    new = NewRequest(person=PersonDetails(**PERSON), channel="web", received_at=moment)
    receipt = receive_request(by=by, office=cast.centre, new=new)
    there = hand_on(receipt.request, by, moment, cast.branch)
    assert followed_request(there.reference, receipt.secret) == there


def test_both_sides_see_where_it_is_and_how_it_stands(asked, by, moment, cast, client_for) -> None:
    there = hand_on(asked, by, moment, cast.other_centre)
    at_the_receiver = client_for("other_director").get(reverse("intake:open_request", args=[there.reference]))
    assert f"Chuyển từ {cast.centre.name}" in at_the_receiver.content.decode()
    refuse_request(by=cast.other_director.actor, request=there, ground_code="a", reason="Lý do kín", at=moment)
    at_the_sender = client_for("director").get(reverse("intake:open_request", args=[asked.reference])).content.decode()
    assert "Từ chối thụ lý" in at_the_sender
    assert there.reference in at_the_sender
    assert "Lý do kín" not in at_the_sender  # the content is the other office's


def test_an_office_that_keeps_no_register_here_gets_the_letter_alone(asked, by, moment, cast) -> None:
    cast.other_centre.register_prefix = ""
    transfer_request(by=by, request=asked, to_agency=cast.other_centre, reason="Ở tỉnh khác", at=moment)
    assert not Request.objects.filter(came_from=asked).exists()


def test_it_may_be_handed_on_again_and_back(asked, by, moment, cast) -> None:
    there = hand_on(asked, by, moment, cast.other_centre)
    back = hand_on(there, cast.other_director.actor, moment, cast.centre)
    assert first_of(back) == asked
    assert back.person == asked.person


def test_of_two_heads_the_second_is_told_and_nothing_arises_twice(asked, by, moment, cast) -> None:
    stale = Request.objects.get(pk=asked.pk)
    hand_on(asked, by, moment, cast.other_centre)
    with pytest.raises(IntakeError, match="cán bộ khác"):
        transfer_request(by=by, request=stale, to_agency=cast.branch, reason="x", at=moment)
    assert Request.objects.count() == 2


def test_it_does_not_go_where_it_is(asked, by, moment, cast) -> None:
    with pytest.raises(IntakeError, match="đang ở tổ chức này"):
        transfer_request(by=by, request=asked, to_agency=cast.centre, reason="x", at=moment)
