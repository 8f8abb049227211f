"""Trying to reach people: how often, on which days, by which ways."""

import datetime as dt

import pytest
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.intake.models import ContactAttempt, Request
from tgpl.intake.services import IntakeError, ask_for_papers, lapse_request
from tgpl.intake.services.attempts import Owed, note_attempt, owed, owed_to
from tgpl.intake.testing import ask, try_in_vain
from tgpl.people.services import SafeContactRules

DAYS = [dt.date(2026, 3, day) for day in range(1, 6)]
RULE = {"attempts": 3, "days": 3}
NO, YES = False, True


@pytest.mark.parametrize(
    ("tried", "attempts", "days"),
    [
        ([], 3, 3),
        ([(DAYS[0], NO)], 2, 2),
        ([(DAYS[0], NO), (DAYS[0], NO), (DAYS[0], NO)], 0, 2),  # thrice on one day is one day
        ([(DAYS[0], NO), (DAYS[1], NO), (DAYS[1], NO)], 0, 1),
        ([(DAYS[0], NO), (DAYS[1], NO), (DAYS[4], NO)], 0, 0),
        ([(DAYS[0], YES)], 0, 0),  # who was reached knows
    ],
)
def test_what_is_still_owed(tried, attempts, days) -> None:
    assert owed(tried, RULE) == Owed(attempts, days)
    assert bool(Owed(attempts, days)) is (attempts > 0 or days > 0)


@pytest.fixture
def asked(cast: Cast, moment, db) -> Request:
    """Somebody who must not be called, and whose papers are missing."""
    person = {"phone": "+84901234567", "safe_contact": SafeContactRules(do_not_call=True)}
    asked = ask(cast.centre, moment, person=person)
    ask_for_papers(by=cast.reception.actor, request=asked, what="Giấy chứng nhận hộ nghèo", at=moment)
    return asked


def give_up(cast: Cast, asked: Request, at: dt.datetime) -> None:
    lapse_request(by=cast.director.actor, request=asked, reason="Không gặp được.", at=at)


def test_a_request_ends_only_after_the_person_was_tried(cast, asked, moment) -> None:
    with pytest.raises(IntakeError, match="còn 3 lần, vào 3 ngày"):
        give_up(cast, asked, moment)
    over = try_in_vain(asked, moment, by=cast.reception.actor)
    give_up(cast, asked, over)
    assert Request.objects.get().status == "lapsed"


def test_what_was_tried_before_papers_were_asked_for_does_not_count(cast, moment, db) -> None:
    asked, by = ask(cast.centre, moment), cast.reception.actor
    try_in_vain(asked, moment, by=by)
    later = moment + dt.timedelta(days=9)
    ask_for_papers(by=by, request=asked, what="Giấy", at=later)
    assert owed_to(asked, later) == Owed(3, 3)


def test_a_way_that_the_person_forbade_is_refused_and_not_offered(cast, asked, moment, client_for) -> None:
    with pytest.raises(IntakeError, match="không gọi điện"):
        note_attempt(by=cast.reception.actor, request=asked, way="phone", reached=False, note="", at=moment)
    page = client_for("reception").get(f"/lam-viec/yeu-cau/{asked.reference}/lien-lac/").content.decode()
    assert 'value="message"' in page
    assert 'value="phone"' not in page


def test_an_attempt_is_written_down_once_asked_for_and_told(cast, asked, client_for) -> None:
    reception: Client = client_for("reception")
    address = f"/lam-viec/yeu-cau/{asked.reference}/lien-lac/"
    faulty = reception.post(address, {"note": "Đã nhắn lúc trưa"}).content.decode()
    assert "Đã nhắn lúc trưa" in faulty
    assert not ContactAttempt.objects.exists()
    for _sent_twice in range(2):
        reception.post(address, {"way": "message", "reached": "no", "note": "Đã nhắn lúc trưa"})
    [kept] = asked.contact_attempts.all()
    assert (kept.way, kept.reached, kept.by_name) == ("message", False, cast.reception.actor.name)
    assert Entry.objects.get(action="contact.tried").details["way"] == "message"
    page = reception.get(address).content.decode()
    assert "Còn phải liên lạc 2 lần, vào 2 ngày chưa thử" in page
    assert "Đã nhắn lúc trưa" in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_is_accessible(site: Site, cast: Cast, moment) -> None:
    asked = ask(cast.centre, moment)
    try_in_vain(asked, moment, by=cast.reception.actor)
    site.sign_in(cast.reception.user)
    page = site.open(f"/lam-viec/yeu-cau/{asked.reference}/lien-lac/", width=PHONE)
    assert_accessible(page)
    page.get_by_role("button", name="Ghi lại").click()
    page.locator(".govuk-error-summary").wait_for()
    assert_accessible(page)
