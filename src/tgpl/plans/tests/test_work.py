"""Work recorded for a task: counted in its evidence, corrected without forgetting, readable as of any day."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from tgpl.accounts.testing import Cast
from tgpl.indicators.queries import all_offices
from tgpl.plans.evidence import evidence_of
from tgpl.plans.models import PlanTask, WorkRecord
from tgpl.plans.queries import board_of, placed_tasks, share_of
from tgpl.plans.rules import Declared
from tgpl.plans.services import (
    PlanError,
    ReasonWanted,
    WorkFields,
    accept_progress,
    correct_work,
    declare_progress,
    record_work,
    withdraw_work,
)
from tgpl.plans.testing import plan_in_force

TODAY = date(2026, 6, 1)
CONFERENCE = WorkFields("conference", "Hội nghị cấp xã", date(2026, 5, 20), "Hội trường xã", 30, 25, 4)


@pytest.fixture(autouse=True)
def _the_day():
    with time_machine.travel("2026-06-01 09:00 +0700", tick=False):
        yield


@pytest.fixture
def task(cast: Cast) -> PlanTask:
    """The conference of the province."""
    return plan_in_force(cast.department_officer.actor).tasks.select_related("plan", "undertaking").get(number="II.2.a")


def read(task: PlanTask, day: date = TODAY) -> dict[str, tuple[int, int | None]]:
    placed = [one.task for one in placed_tasks(task.plan, day) if one.task.pk == task.pk]
    shown = evidence_of(placed, day, all_offices())[task.pk]
    return {one.indicator.code: (one.reading.value, one.reading.out_of) for one in shown if one.reading}


def row(task: PlanTask, day: date = TODAY):
    return next(one for one in board_of(task.plan, day) if one.task.pk == task.pk)


def test_work_is_the_evidence_of_its_task(cast: Cast, task: PlanTask) -> None:
    assert read(task)["work.conference"] == (0, None)
    assert row(task).shown is Declared.NOT_BEGUN
    record_work(by=cast.department_officer.actor, task=task, fields=CONFERENCE)
    assert read(task)["work.conference"] == (1, None)
    assert row(task).shown is Declared.UNDER_WAY  # the report is still missing
    report = WorkFields("report", "Báo cáo kết quả hội nghị", date(2026, 5, 25))
    record_work(by=cast.department_officer.actor, task=task, fields=report)
    assert row(task).shown is Declared.DONE


def test_each_time_of_a_task_wants_its_own_work(cast: Cast, task: PlanTask) -> None:
    task.evidence.filter(indicator="work.report").delete()
    task.periods.update(start=date(2026, 5, 1), end=date(2026, 5, 31))
    task.periods.create(position=1, text="Tháng 11", start=date(2026, 11, 1), end=date(2026, 11, 30))
    record_work(by=cast.department_officer.actor, task=task, fields=CONFERENCE)
    assert row(task).shown is Declared.UNDER_WAY


def test_work_outside_the_tasks_time_does_not_count(cast: Cast, task: PlanTask) -> None:
    task.periods.update(start=date(2026, 5, 25))
    record_work(by=cast.department_officer.actor, task=task, fields=CONFERENCE)
    assert read(task)["work.conference"] == (0, None)


def test_what_is_sent_twice_is_one(cast: Cast, task: PlanTask) -> None:
    key = uuid4()
    first = record_work(by=cast.department_officer.actor, task=task, fields=CONFERENCE, uid=key)
    assert record_work(by=cast.department_officer.actor, task=task, fields=CONFERENCE, uid=key) == first
    assert WorkRecord.objects.count() == 1


def test_a_correction_takes_the_place_and_keeps_the_files(cast: Cast, task: PlanTask) -> None:
    by = cast.department_officer.actor
    file = SimpleUploadedFile("anh.pdf", b"%PDF-1.4")
    work = record_work(by=by, task=task, fields=CONFERENCE, files=[file])
    made = correct_work(
        by=by, task=task, work=work, fields=WorkFields("class", "Lớp", date(2026, 5, 20)), why="Ghi nhầm loại"
    )
    assert read(task)["work.conference"] == (0, None)
    assert [file.name for file in made.files.all()] == ["anh.pdf"]
    with pytest.raises(PlanError, match="vừa được người khác sửa"):
        correct_work(by=by, task=task, work=work, fields=CONFERENCE, why="Hai người cùng sửa")


def test_a_past_day_reads_as_it_stood(cast: Cast, task: PlanTask) -> None:
    by = cast.department_officer.actor
    work = record_work(by=by, task=task, fields=CONFERENCE)
    with time_machine.travel("2026-06-10 10:00 +0700"):
        withdraw_work(by=by, task=task, work=work, why="Ghi nhầm nhiệm vụ")
    assert read(task, TODAY - timedelta(days=1))["work.conference"] == (0, None)
    assert read(task, date(2026, 6, 9))["work.conference"] == (1, None)
    assert read(task, date(2026, 6, 10))["work.conference"] == (0, None)


def test_every_commune_counts_once(cast: Cast, task: PlanTask) -> None:
    communal = task.plan.tasks.select_related("plan", "undertaking").get(number="II.2.b")
    assert communal.lead[0].kind_meant == "commune"
    assert read(communal)["work.bodies_with_conference"] == (0, 1)
    for _time in range(2):
        record_work(by=cast.commune_partner.actor, task=communal, fields=CONFERENCE)
    record_work(by=cast.police_partner.actor, task=communal, fields=CONFERENCE)  # no commune
    assert read(communal)["work.bodies_with_conference"] == (1, 1)


def test_what_differs_from_the_evidence_needs_a_reason(cast: Cast, task: PlanTask) -> None:
    by = cast.department_officer.actor
    with pytest.raises(ReasonWanted):
        declare_progress(by=by, task=task, declared=Declared.DONE)
    declare_progress(by=by, task=task, declared=Declared.DONE, reason="Họp chung với ngành khác.")
    note = task.undertaking.progress.get()
    assert (note.shown, note.reason) == ("not_begun", "Họp chung với ngành khác.")
    assert "differs" in row(task).alarms
    accept_progress(by=by, task=task, accepted=Declared.NOT_BEGUN)
    assert row(task).accepted.declared == "not_begun"
    assert "differs" not in row(task).alarms  # the department has settled it


def test_only_the_department_accepts(cast: Cast, task: PlanTask) -> None:
    with pytest.raises(PlanError, match="Chỉ Sở Tư pháp"):
        accept_progress(by=cast.director.actor, task=task, accepted=Declared.NOT_BEGUN)


def test_the_plan_says_how_many_of_its_tasks_figures_judge(task: PlanTask) -> None:
    share = share_of(board_of(task.plan, TODAY))
    assert (share.tasks, share.computed, share.live, share.percent) == (3, 2, 0, 66)


@pytest.mark.parametrize(
    "broken",
    [
        {"men": 3, "women": 4, "with_disability": 8},
        {"held_on": date(2026, 6, 2)},
        {"withdrawn_on": TODAY},
    ],
    ids=["more with disabilities than people", "work of tomorrow", "withdrawn without a reason"],
)
def test_the_database_refuses_what_cannot_be(cast: Cast, task: PlanTask, broken: dict) -> None:
    work = record_work(by=cast.department_officer.actor, task=task, fields=CONFERENCE)
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkRecord.objects.filter(pk=work.pk).update(**broken)
