"""One more case, a task declared done, a record corrected: which figures of a plan move; frozen ones never do."""

from datetime import date

import pytest
import time_machine

from tgpl.accounts.testing import Cast
from tgpl.cases.services import answer_access_needs
from tgpl.cases.testing import accept
from tgpl.intake.testing import ask
from tgpl.network.testing import a_round, answered
from tgpl.plans.models import Plan, PlanTask, WorkRecord
from tgpl.plans.queries import board_of
from tgpl.plans.rules import Declared
from tgpl.plans.services import (
    WorkFields,
    choose_evidence,
    correct_work,
    declare_progress,
    record_work,
)
from tgpl.plans.testing import plan_in_force
from tgpl.reports.services import open_report, take_snapshot

TODAY = date(2026, 3, 2)
LIVE, WORK = "requests.disability.served", "work.conference"


@pytest.fixture
def plan(cast: Cast, moment) -> Plan:
    """A plan whose first task is judged by people who asked, its second by conferences held."""
    with time_machine.travel(moment, tick=False):
        by = cast.department_officer.actor
        found = plan_in_force(by)
        found.tasks.get(number="II.1").periods.update(start=date(2026, 1, 1))
        choose_evidence(by=by, task=found.tasks.get(number="II.1"), codes=[LIVE])
        choose_evidence(by=by, task=found.tasks.get(number="II.2.a"), codes=[WORK])
        ask(cast.centre, moment)
        record_work(by=by, task=task_of(found, "II.2.a"), fields=WorkFields("conference", "Hội nghị", date(2026, 3, 1)))
        yield found


def task_of(plan: Plan, number: str) -> PlanTask:
    return plan.tasks.select_related("plan", "undertaking").get(number=number)


def live(plan: Plan) -> dict[str, tuple]:
    """What the board says now: figures, statuses."""
    rows = {row.task.number: row for row in board_of(plan, TODAY)}
    served, held = rows["II.1"].evidence[0].reading, rows["II.2.a"].evidence[0].reading
    return {
        LIVE: (served.value, served.out_of),
        WORK: (held.value,),
        "shown": (rows["II.2.a"].shown,),
        "declared": (rows["II.2.a"].placed.declared,),
    }


def one_more_case(cast: Cast, plan: Plan, moment) -> None:
    accept(cast, moment)


def a_task_declared_done(cast: Cast, plan: Plan, moment) -> None:
    declare_progress(by=cast.department_officer.actor, task=task_of(plan, "II.2.a"), declared=Declared.DONE)


def a_record_corrected(cast: Cast, plan: Plan, moment) -> None:
    work = WorkRecord.objects.get()
    right = WorkFields("class", "Lớp tập huấn", date(2026, 3, 1))
    by = cast.department_officer.actor
    correct_work(by=by, task=task_of(plan, "II.2.a"), work=work, fields=right, why="Ghi nhầm loại")


def a_task_renumbered(cast: Cast, plan: Plan, moment) -> None:
    plan.tasks.filter(number="II.2.b").update(number="II.2.c")


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        (one_more_case, {LIVE: (1, 2)}),
        (a_task_declared_done, {"declared": (Declared.DONE,)}),
        (a_record_corrected, {WORK: (0,), "shown": (Declared.NOT_BEGUN,)}),
        (a_task_renumbered, {}),
    ],
)
def test_only_what_should_move_moves_and_nothing_frozen(cast: Cast, plan: Plan, moment, change, moved: dict) -> None:
    by = cast.department_officer.actor
    frozen = take_snapshot(by=by, report=open_report(by=by, plan=plan), as_of=TODAY)
    kept, before = frozen.read(), live(plan)
    assert before == {LIVE: (0, 1), WORK: (1,), "shown": (Declared.DONE,), "declared": (Declared.NOT_BEGUN,)}
    change(cast, plan, moment)
    assert live(plan) == before | moved
    frozen.refresh_from_db()
    assert frozen.read() == kept


def test_a_commune_that_answers_and_a_need_that_is_met_move_their_figures_alone(cast: Cast, plan: Plan, moment) -> None:
    by, codes = cast.department_officer.actor, ["surveys.answered", "cases.disability.access_met"]
    choose_evidence(by=by, task=task_of(plan, "II.1"), codes=codes)
    survey_round, case = a_round(cast), accept(cast, moment, person={"access_needs": ["home_visit"]})

    def shown() -> list[tuple]:
        (row,) = [row for row in board_of(plan, TODAY) if row.task.number == "II.1"]
        return [(one.reading.value, one.reading.out_of) for one in row.evidence if one.indicator.code in codes]

    frozen = take_snapshot(by=by, report=open_report(by=by, plan=plan), as_of=TODAY)
    kept = frozen.read()
    assert shown() == [(0, 1), (0, 1)]
    answered(cast, survey_round)
    answer_access_needs(by=by, case=case, outcomes={"home_visit": "met"}, at=moment)
    assert shown() == [(1, 1), (1, 1)]
    frozen.refresh_from_db()
    assert frozen.read() == kept
