"""The clocks of a plan's tasks and of explanations: on the worklist, moved with the plan, stopped when done."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.deadlines.models import Clock
from tgpl.plans.models import Explanation, Plan, PlanTask
from tgpl.plans.queries import board_of
from tgpl.plans.rules import Declared
from tgpl.plans.services import (
    PlanError,
    align_clocks,
    answer_explanation,
    declare_progress,
    demand_explanation,
    set_aside_plan,
)
from tgpl.plans.tasks import follow_the_calendar
from tgpl.plans.testing import plan_in_force


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-05-04 09:00 +0700", tick=False):
        yield


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return plan_in_force(cast.department_officer.actor)


def due_days() -> list[str]:
    running = Clock.objects.running().filter(subject_kind="plan_task").order_by("due_at")
    return [clock.due_at.astimezone().strftime("%d/%m/%Y") for clock in running]


def task_of(plan: Plan, number: str) -> PlanTask:
    return plan.tasks.select_related("plan__agency", "undertaking").get(number=number)


def test_a_confirmed_plan_starts_a_clock_for_each_day_due(plan: Plan) -> None:
    assert due_days() == ["30/06/2026", "31/12/2026"]


def test_saying_it_twice_changes_nothing(cast: Cast, plan: Plan) -> None:
    assert align_clocks(by=cast.department_officer.actor, plan=plan) == 0


def test_a_day_that_moves_takes_its_clock_along(cast: Cast, plan: Plan) -> None:
    task_of(plan, "II.2.a").periods.update(end=date(2026, 9, 15))
    assert align_clocks(by=cast.department_officer.actor, plan=plan) == 2  # one stopped, one started
    assert due_days() == ["15/09/2026", "31/12/2026"]


def test_what_is_done_stops_and_what_follows_starts(cast: Cast, plan: Plan) -> None:
    task_of(plan, "II.2.b").periods.update(within_days=30)
    by = cast.department_officer.actor
    declare_progress(by=by, task=task_of(plan, "II.2.a"), declared=Declared.DONE, reason="Họp chung.")
    assert due_days() == ["03/06/2026", "31/12/2026"]


def test_what_returns_every_year_is_due_again(plan: Plan) -> None:
    task = task_of(plan, "II.1")
    task.periods.update(recurrence="yearly")
    task.undertaking.progress.create(side="unit", declared="done", day=date(2026, 5, 4), at="2026-05-04T02:00Z", by="A")
    follow_the_calendar.func()
    assert due_days() == ["30/06/2026"]
    with time_machine.travel("2027-03-02 09:00 +0700", tick=False):
        follow_the_calendar.func()
        assert due_days() == ["30/06/2026", "31/12/2027"]


def test_a_plan_set_aside_leaves_no_clock(cast: Cast, plan: Plan) -> None:
    set_aside_plan(by=cast.department_officer.actor, plan=plan, why="Nhầm tệp")
    assert due_days() == []


def test_the_worklist_leads_to_the_task(plan: Plan, client_for: Callable[[str], Client]) -> None:
    page = client_for("department_officer").get("/lam-viec/").content.decode()
    assert f"/ke-hoach/nhiem-vu/{task_of(plan, 'II.2.a').pk}/" in page


def test_an_explanation_has_its_own_clock_and_answer(cast: Cast, plan: Plan) -> None:
    by, task = cast.department_officer.actor, task_of(plan, "II.1")
    asked = demand_explanation(by=by, task=task, agency=cast.police, question="Vì sao chậm?")
    clock = Clock.objects.running().get(subject_kind="plan_explanation")
    assert (clock.subject_key, clock.due_at.astimezone().strftime("%d/%m/%Y")) == (str(asked.pk), "11/05/2026")
    with pytest.raises(PlanError, match="chưa trả lời"):
        demand_explanation(by=by, task=task, agency=cast.police, question="Hỏi lại")
    with time_machine.travel("2026-05-20 09:00 +0700", tick=False):
        assert "unanswered" in next(r for r in board_of(plan, date(2026, 5, 20)) if r.task == task).alarms
        answer_explanation(by=cast.police_partner.actor, task=task, asked=asked, answer="Đã xong ngày 12/5.")
        assert "unanswered" not in next(r for r in board_of(plan, date(2026, 5, 20)) if r.task == task).alarms
    assert not Clock.objects.running().filter(subject_kind="plan_explanation").exists()
    with pytest.raises(PlanError, match="đã được trả lời"):
        answer_explanation(by=cast.police_partner.actor, task=task, asked=asked, answer="Lần nữa")


def test_the_database_asks_a_body_once_at_a_time(cast: Cast, plan: Plan) -> None:
    task = task_of(plan, "II.1")
    asked = demand_explanation(by=cast.department_officer.actor, task=task, agency=cast.police, question="?")
    with pytest.raises(IntegrityError), transaction.atomic():
        Explanation.objects.create(
            undertaking=task.undertaking, agency=cast.police, question="?", asked_at=asked.asked_at, asked_by="B"
        )


def test_the_body_finds_the_demand_at_its_own_door(cast: Cast, plan: Plan, client_for: Callable[[str], Client]) -> None:
    officer, police = client_for("department_officer"), client_for("police_partner")
    task = task_of(plan, "II.1")
    officer.post(f"/ke-hoach/nhiem-vu/{task.pk}/giai-trinh/", {"agency": cast.police.pk, "question": "Vì sao chậm?"})
    assert "chờ 1 giải trình" in police.get("/ke-hoach/phan-viec/").content.decode()
    asked = Explanation.objects.get()
    url = f"/ke-hoach/nhiem-vu/{task.pk}/giai-trinh/{asked.pk}/"
    assert "Vì sao chậm?" in police.get(url).content.decode()
    page = police.post(url, {"answer": "Đang chờ kinh phí."}, follow=True).content.decode()
    assert "Đang chờ kinh phí." in page
