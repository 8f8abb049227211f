"""While the machine's clock cannot be believed: nobody who asks is sent away, nothing enters a register."""

import uuid
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tgpl.audit.models import Entry
from tgpl.core.safety.wall_clock import ClockWrong, machine_clock
from tgpl.core.testing.wall_clock import wrong_clock
from tgpl.deadlines.models import Clock
from tgpl.intake.models import Request
from tgpl.intake.rules import device_clock_is_wrong
from tgpl.intake.services import IntakeError, ask_for_papers, settle_moment, take_in_papers
from tgpl.intake.testing import ask
from tgpl.intake.tests.writing import FOR_HERSELF, ROOT, write

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_a_citizens_request_is_received_and_marked(client: Client, cast, moment) -> None:
    write(client, FOR_HERSELF)
    with wrong_clock():
        assert client.post(f"{ROOT}kiem-tra/").status_code == 302
    assert Request.objects.get().moment_in_doubt
    assert Clock.objects.of("request", Request.objects.get().reference).running().exists()


@pytest.mark.parametrize("nick", ["reception", "police_partner"])
def test_a_colleague_takes_a_person_down_all_the_same(cast, moment, nick) -> None:
    with wrong_clock():
        asked = ask(cast.centre, moment, by=cast.people[nick].actor, channel="notice", referred_by=cast.police)
    assert asked.moment_in_doubt


def test_an_ordinary_request_is_not_in_doubt(cast, moment) -> None:
    assert ask(cast.centre, moment).moment_in_doubt is None


def test_what_no_page_of_steps_catches_is_told_and_can_be_sent_again(cast, moment, client_for, monkeypatch) -> None:
    def refuse(**_given: object) -> None:
        raise ClockWrong("Đồng hồ sai.")

    monkeypatch.setattr("tgpl.intake.views.reception.receive_request", refuse)
    told = {"channel": "walk_in", "office": cast.centre.pk, "full_name": "Trần Thị Mẫu", "story": "Lấn đất."}
    answer = client_for("reception").post("/lam-viec/yeu-cau/ghi/", told | {"uid": uuid.uuid4()})
    assert answer.status_code == 503
    page = answer.content.decode()
    assert "Đồng hồ sai." in page
    assert '<input type="hidden" name="full_name" value="Trần Thị Mẫu">' in page


def test_everyone_at_work_is_told_on_every_page(cast, client_for) -> None:
    administrator = client_for("administrator")
    with wrong_clock():
        assert "Việc vào sổ và tính hạn tạm dừng" in administrator.get("/lam-viec/").content.decode()
    assert "tạm dừng" not in administrator.get("/lam-viec/").content.decode()


def test_no_clock_starts_for_a_colleague(cast, moment) -> None:
    asked = ask(cast.centre, moment)
    ask_for_papers(by=cast.reception.actor, request=asked, what="Giấy hộ nghèo", at=moment)
    with wrong_clock(), pytest.raises(ClockWrong):
        take_in_papers(by=cast.reception.actor, request=asked, at=moment)
    assert Request.objects.get().status == "awaiting_papers"


# The day is looked into


@pytest.fixture
def in_doubt(cast, moment) -> Request:
    with wrong_clock():
        return ask(cast.centre, moment + DAY)  # the clock ran a day ahead when it came


def test_reception_finds_it_asks_and_its_limits_run_from_the_right_day(in_doubt, cast, moment, client_for) -> None:
    reception, page = client_for("reception"), f"/lam-viec/yeu-cau/{in_doubt.reference}/"
    assert in_doubt.reference in reception.get("/lam-viec/yeu-cau/").content.decode().split("<table")[0]
    assert "ngày nhận chưa chắc đúng" in reception.get(page).content.decode()
    told = {"day_day": "3", "day_month": "3", "day_year": "2026", "how": "sender"}
    assert "Lỗi:" in reception.post(f"{page}ngay-nhan/", told).content.decode()
    reception.post(f"{page}ngay-nhan/", told | {"day_day": "2"})
    in_doubt.refresh_from_db()
    assert (in_doubt.moment_in_doubt, in_doubt.received_on) == (False, date(2026, 3, 2))
    clock = Clock.objects.of("request", in_doubt.reference).running().get()
    assert clock.started_at == clock.due_at == in_doubt.received_at == in_doubt.status_at
    assert "chưa chắc đúng" not in reception.get(page).content.decode()
    assert Entry.objects.filter(action="request.moment_settled").get().details["how"] == "sender"


def test_it_is_settled_once(in_doubt, cast, moment) -> None:
    told = {"by": cast.reception.actor, "request": in_doubt, "how": "sender", "at": moment}
    settle_moment(day=date(2026, 3, 2), **told)
    with pytest.raises(IntakeError, match="vừa ghi"):
        settle_moment(day=date(2026, 3, 1), **told)


# The sender's device


@pytest.mark.parametrize(
    ("before", "is_wrong"),
    [(timedelta(0), False), (-timedelta(minutes=9), False), (-timedelta(hours=1), True), (-400 * DAY, True),
     (DAY, False), (180 * DAY, False), (181 * DAY, True), (20_000 * DAY, True)],
)  # fmt: skip
def test_when_a_device_cannot_be_right(moment, before, is_wrong) -> None:
    assert device_clock_is_wrong(moment - before, moment) is is_wrong


def test_reception_is_told_of_a_device_that_cannot_be_right(cast, moment, client_for) -> None:
    asked = ask(cast.centre, moment)
    asked.sendings.create(content_index="x", written_at=moment - 20_000 * DAY, received_at=moment)
    page = client_for("reception").get(f"/lam-viec/yeu-cau/{asked.reference}/").content.decode()
    assert "không thể đúng" in page
    assert Request.objects.get().received_at == moment


# Whoever keeps the server


def test_health_names_what_is_wrong_and_the_command_confirms(cast, moment, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(machine_clock, "_file", tmp_path / "clock.json")
    monkeypatch.setattr(machine_clock, "_watches", False)
    line = {"who": "Ai Đó", "action": "request.read", "kind": "request", "key": "YC", "details": {}}
    Entry.objects.create(chain=1, seq=10**6, hash=b"x", at=moment + 40_000 * DAY, **line)
    with pytest.raises(CommandError, match="1 điều không ổn"):
        call_command("health", stdout=(told := StringIO()))
    assert "chậm hơn điều đã ghi gần nhất" in told.getvalue()
    with pytest.raises(CommandError, match="ai xác nhận"):
        call_command("clock", confirm=True, stdout=StringIO())
    call_command("clock", confirm=True, name="Cao Thị Quản", stdout=(said := StringIO()))
    assert "đồng hồ bây giờ đúng" in said.getvalue()
    call_command("health", stdout=StringIO())
