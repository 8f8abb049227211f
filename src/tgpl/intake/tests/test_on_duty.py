"""An urgent notice that comes by night: who sees it, and what its sender is told at that moment."""

import datetime as dt

import pytest
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.deadlines.models import Clock
from tgpl.deadlines.queries import clocks_to_act
from tgpl.deadlines.rules import VIETNAM
from tgpl.duty.testing import on_duty_every_day
from tgpl.intake.models import Request
from tgpl.intake.services import withdraw_request
from tgpl.intake.testing import ask

pytestmark = pytest.mark.django_db
NIGHT = dt.datetime(2027, 2, 6, 23, 10, tzinfo=VIETNAM)  # the first day of Tết Đinh Mùi
DAY = dt.datetime(2027, 2, 3, 9, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def roster(cast: Cast) -> None:
    on_duty_every_day(cast.centre, cast.officer.user, since=dt.date(2027, 1, 1))


def notice(cast: Cast, at: dt.datetime, **given: object) -> Request:
    return ask(cast.centre, at, **{"channel": "notice", "referred_by": cast.police, **given})


@pytest.mark.parametrize(
    ("at", "given", "reaches_the_one_on_duty"),
    [
        (NIGHT, {}, True),
        (DAY, {}, False),  # the office is open
        (NIGHT, {"channel": "web", "referred_by": None, "detained": True}, True),
        (NIGHT, {"channel": "web", "referred_by": None}, False),  # waits for the morning
        (NIGHT, {"channel": "information"}, False),  # Mẫu 04: nobody has asked yet
    ],
)
def test_what_reaches_the_one_on_duty(cast: Cast, at: dt.datetime, given: dict, reaches_the_one_on_duty: bool) -> None:
    asked = notice(cast, at, **given)
    clocks = [clock.subject_key for clock in clocks_to_act(cast.officer.actor)]
    assert clocks == ([asked.reference] if reaches_the_one_on_duty else [])
    assert asked.reference in [clock.subject_key for clock in clocks_to_act(cast.reception.actor)]  # as by day


def test_the_one_on_duty_opens_it_until_it_is_answered_and_nothing_else(cast: Cast, client_for, time_machine) -> None:
    time_machine.move_to(NIGHT, tick=False)
    asked, quiet = notice(cast, NIGHT), ask(cast.centre, NIGHT)
    client = client_for("officer")
    home = client.get(reverse("desk:home")).content.decode()
    assert "Làm ngay" in home
    page = client.get(reverse("intake:open_request", args=[asked.reference]))
    assert page.status_code == 200
    clock = Clock.objects.get(subject_key=asked.reference)
    told = client.get(reverse("deadlines:explain_clock", args=[clock.pk])).content.decode()
    assert "Người trực khi thời hạn bắt đầu" in told
    assert cast.officer.user.full_name in told
    assert "Ngoài giờ làm việc: người trực phải làm." in told
    assert client.get(reverse("intake:open_request", args=[quiet.reference])).status_code == 404
    withdraw_request(by=cast.reception.actor, request=asked, reason="Gửi nhầm", at=NIGHT)
    assert client.get(reverse("intake:open_request", args=[asked.reference])).status_code == 404


def test_the_sender_is_told_at_once_whom_to_call(cast: Cast, client_for, time_machine) -> None:
    time_machine.move_to(NIGHT, tick=False)
    form = {
        "uid": "2f2a1f0e-5a86-4f1e-9a34-6a0f6a1f0001",
        "channel": "notice",
        "office": cast.centre.pk,
        "full_name": "Lê Văn Thử",
        "story": "Bị tạm giữ từ 21 giờ.",
        "detained": "on",
    }
    page = client_for("police_partner").post(reverse("intake:refer_person"), form, follow=True).content.decode()
    assert 'href="tel:+84901234567"' in page
    assert f"{cast.officer.user.full_name}, người trực lúc này" in page
    assert "Điều 7 khoản 2 Thông tư liên tịch 10/2018" in page
    assert "Làm ngay" in page


def test_by_day_the_office_is_called_and_a_gap_is_said(cast: Cast, client_for, time_machine) -> None:
    time_machine.move_to(DAY, tick=False)
    address = reverse("intake:referral_sent", args=[notice(cast, DAY).reference])
    assert "Đơn vị chưa công bố số điện thoại" in client_for("police_partner").get(address).content.decode()
    type(cast.centre).objects.filter(pk=cast.centre.pk).update(phone="0225 382 0000")
    assert "0225 382 0000" in client_for("police_partner").get(address).content.decode()
    assert client_for("commune_partner").get(address).status_code == 404
