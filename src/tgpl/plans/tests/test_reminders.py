"""Letters that remind bodies of their tasks: who gets which, when, once; sent through a real mail server."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine

from tgpl.accounts.models import Agency
from tgpl.accounts.testing import Cast
from tgpl.jobs.testing import do_queued_work
from tgpl.plans.models import Plan, PlanTask, ReminderLetter, TaskBody
from tgpl.plans.rules import Alarm, Declared, Reminded, is_news
from tgpl.plans.rules.reminders import about, body, subject
from tgpl.plans.services import WorkFields, declare_progress, record_work, remind_bodies, switch_reminders
from tgpl.plans.tasks import remind_by_mail
from tgpl.plans.testing import plan_in_force
from tgpl.plans.tests.mail_server import MailServer, mail_server

DAY = date(2026, 6, 15)
LATE = Reminded(7, "II.1", "Tổ chức hội nghị " * 20, "Kế hoạch mẫu", "chủ trì", (Alarm.LATE, Alarm.SILENT), DAY)
SOON = Reminded(8, "II.2", "Lập danh sách", "Kế hoạch mẫu", "phối hợp", (Alarm.SOON,), None)


def test_a_letter_says_what_why_and_until_when_and_names_nobody() -> None:
    text = body("Sở Y tế", "Sở Tư pháp", [LATE, SOON], DAY, "https://mau.vn/ke-hoach/phan-viec/")
    assert subject([LATE, SOON]) == "Nhắc việc kế hoạch: 2 nhiệm vụ cần chú ý"
    for words in (
        "Kính gửi: Sở Y tế",
        "Đến ngày 15/06/2026",
        "1. Nhiệm vụ II.1 – chủ trì",
        "Đã quá hạn; lâu chưa có báo cáo (hạn 15/06/2026)",
        "2. Nhiệm vụ II.2 – phối hợp",
        "Sắp đến hạn\n",
        "https://mau.vn/ke-hoach/phan-viec/",
        "hãy báo Sở Tư pháp",
    ):
        assert words in text
    assert max(map(len, text.splitlines())) < 180


TOLD = about([LATE])


@pytest.mark.parametrize(
    ("tasks", "last", "news"),
    [
        ([], None, False),
        ([LATE], None, True),
        ([LATE], (DAY - timedelta(days=1), TOLD), False),
        ([LATE], (DAY - timedelta(days=7), TOLD), True),
        ([LATE, SOON], (DAY - timedelta(days=1), TOLD), True),
    ],
)
def test_a_letter_is_sent_when_it_tells_something_new(tasks: list, last: tuple | None, news: bool) -> None:
    assert is_news(tasks, last, DAY, again=7) is news


@pytest.fixture
def server(settings) -> Iterator[MailServer]:
    with mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.ADDRESS = "127.0.0.1", server.port, "https://mau.vn"
        yield server


@pytest.fixture
def plan(cast: Cast) -> Iterator[Plan]:
    """A plan of which the first task is due soon: the department leads, two bodies help, all communes have a part."""
    with time_machine.travel("2026-06-15 09:00 +0700", tick=False):
        plan = plan_in_force(cast.department_officer.actor)
        plan.tasks.exclude(number="II.1").update(plan=plan)
        Agency.objects.update(email="")
        tell(cast.department, "so@mau.vn")
        tell(cast.centre, "trungtam@mau.vn")
        TaskBody.objects.filter(task__plan=plan).delete()
        task = plan.tasks.get(number="II.1")
        task.periods.update(start=date(2026, 1, 1), end=date(2026, 6, 30), recurrence="", after=None)
        task.bodies.create(role="lead", position=1, text="Sở", agency=cast.department)
        task.bodies.create(role="coordinating", position=1, text="Trung tâm", agency=cast.centre)
        task.bodies.create(role="coordinating", position=2, text="Các xã", kind_meant=Agency.Kind.COMMUNE)
        yield plan


def tell(agency: Agency, address: str) -> None:
    Agency.objects.filter(pk=agency.pk).update(email=address)


def the_task(plan: Plan) -> PlanTask:
    return plan.tasks.select_related("plan__agency", "undertaking").get(number="II.1")


def work() -> None:
    remind_by_mail.enqueue()
    do_queued_work()


def test_lead_and_helpers_get_one_letter_a_day(plan: Plan, server: MailServer) -> None:
    work()
    work()
    told = server.told()
    assert set(told) == {"so@mau.vn", "trungtam@mau.vn"}
    assert len(server.letters) == 2
    assert "Nhiệm vụ II.1 – chủ trì" in told["so@mau.vn"]
    assert "Nhiệm vụ II.1 – phối hợp" in told["trungtam@mau.vn"]
    assert "https://mau.vn/ke-hoach/phan-viec/" in told["so@mau.vn"]
    assert server.letters[0]["Auto-Submitted"] == "auto-generated"


def test_nothing_new_is_told_again_after_a_week_and_never_on_days_off_or_at_night(
    plan: Plan, server: MailServer
) -> None:
    work()
    for moment, letters in [
        ("2026-06-16 09:00 +0700", 2),  # told yesterday
        ("2026-06-20 09:00 +0700", 2),  # a Saturday
        ("2026-06-22 05:00 +0700", 2),
        ("2026-06-22 09:00 +0700", 4),
    ]:
        with time_machine.travel(moment, tick=False):
            work()
        assert len(server.letters) == letters, moment


def test_a_commune_that_did_its_part_is_left_in_peace(cast: Cast, plan: Plan, server: MailServer) -> None:
    commune = cast.commune_partner.actor
    tell(Agency.objects.get(pk=commune.agency_id), "xa@mau.vn")
    remind_bodies(DAY)
    assert "xa@mau.vn" in server.told()
    record_work(by=commune, task=the_task(plan), fields=WorkFields("conference", "Hội nghị", DAY))
    server.letters.clear()
    with time_machine.travel("2026-06-22 09:00 +0700", tick=False):
        remind_bodies(date(2026, 6, 22))
    assert set(server.told()) == {"so@mau.vn", "trungtam@mau.vn"}


def test_a_task_that_is_done_and_a_plan_switched_off_are_not_told(cast: Cast, plan: Plan, server: MailServer) -> None:
    by = cast.department_officer.actor
    switch_reminders(by=by, plan=plan, on=False)
    assert remind_bodies(DAY) == 0
    switch_reminders(by=by, plan=plan, on=True)
    declare_progress(by=by, task=the_task(plan), declared=Declared.DONE, reason="Đã xong", day=DAY)
    assert remind_bodies(DAY) == 0
    assert server.letters == []


def test_an_address_that_is_refused_holds_nobody_else_up(plan: Plan, server: MailServer) -> None:
    server.refuses = {"so@mau.vn"}
    assert remind_bodies(DAY) == 1
    assert set(server.told()) == {"trungtam@mau.vn"}
    assert remind_bodies(DAY) == 0
    assert ReminderLetter.objects.get(taken_at=None).fault == "SMTPRecipientsRefused"


def test_letters_that_found_no_server_are_sent_when_it_is_back(plan: Plan, server: MailServer, settings) -> None:
    settings.EMAIL_PORT = 1
    with pytest.raises(OSError, match="refused"):
        remind_bodies(DAY)
    settings.EMAIL_PORT = server.port
    assert remind_bodies(DAY) == 2


def test_without_a_mail_server_nothing_is_written(plan: Plan, settings) -> None:
    settings.EMAIL_HOST = ""
    work()
    assert not ReminderLetter.objects.exists()


def test_the_board_says_who_was_told_and_switches_letters_off(plan: Plan, client_for, server: MailServer) -> None:
    client, page = client_for("department_officer"), f"/ke-hoach/{plan.pk}/"
    remind_bodies(DAY)
    tell(Agency.objects.get(email="trungtam@mau.vn"), "")
    shown = client.get(page).content.decode()
    assert "Thư gần nhất: ngày" in shown
    assert "15/06/2026</time>, 2 nơi." in shown
    assert "Chưa có địa chỉ thư: Trung tâm trợ giúp pháp lý nhà nước tỉnh Mẫu." in shown
    client.post(f"{page}thu-nhac/", {"on": "0"})
    client.post(f"{page}thu-nhac/", {"on": "0"})
    assert "không nơi nào nhận thư nhắc" in client.get(page).content.decode()
    client.post(f"{page}thu-nhac/", {"on": "1"})
    assert "Đang bật" in client.get(page).content.decode()
