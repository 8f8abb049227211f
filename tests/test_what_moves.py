"""What a change in the books moves: indicators, statistical tables, the plan's board; what was frozen never moves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from tgpl.accounts.models import Agency
from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case
from tgpl.cases.services import accept_request, answer_access_needs, change_form
from tgpl.cases.testing import accept, practitioner
from tgpl.directory.models import Practitioner
from tgpl.intake.models import Request, RequestQuerySet
from tgpl.intake.services import transfer_request
from tgpl.intake.testing import ask, find_eligible
from tgpl.network.testing import a_round, answered
from tgpl.plans.models import Plan, PlanTask, WorkRecord
from tgpl.plans.queries import board_of
from tgpl.plans.rules import Declared
from tgpl.plans.services import WorkFields, choose_evidence, correct_work, declare_progress, record_work
from tgpl.plans.testing import plan_in_force
from tgpl.reports.models import Snapshot, TableIssue
from tgpl.reports.periodic.queries.catalogue import template_of
from tgpl.reports.services import draw, open_periodic, open_report, take_snapshot
from tgpl.reports.tables.queries.catalogue import period_of
from tgpl.reports.tables.queries.sheets import read_sheet
from tgpl.reports.tables.queries.sources import SOURCES
from tgpl.reports.tables.queries.sources import Span as TableSpan
from tgpl.reports.tables.services import prepare_table
from tgpl.reports.tables.testing import accepted, ended

TODAY = date(2026, 3, 2)
LIVE, WORK = "requests.disability.served", "work.conference"


@dataclass
class World:
    """A plan with two tasks and the books that it is judged by."""

    cast: Cast
    now: datetime
    plan: Plan
    case: Case
    officer: Practitioner

    def task(self, number: str) -> PlanTask:
        return self.plan.tasks.select_related("plan", "undertaking").get(number=number)


@pytest.fixture
def world(cast: Cast, moment: datetime) -> World:
    """The first task is judged by people who asked (one waits, one has a case), the second by conferences held."""
    with time_machine.travel(moment, tick=False):
        officer = practitioner(cast, cast.officer)
        last_year = moment - timedelta(days=90)
        ended(accepted(cast, last_year), cast, officer, last_year + timedelta(days=5))
        plan = plan_in_force(cast.department_officer.actor)
        world = World(cast, moment, plan, accept(cast, moment - timedelta(days=1)), officer)
        plan.tasks.get(number="II.1").periods.update(start=date(2026, 1, 1))
        choose_evidence(by=cast.department_officer.actor, task=world.task("II.1"), codes=[LIVE])
        choose_evidence(by=cast.department_officer.actor, task=world.task("II.2.a"), codes=[WORK])
        ask(cast.centre, moment)
        held = WorkFields("conference", "Hội nghị", date(2026, 3, 1))
        record_work(by=cast.department_officer.actor, task=world.task("II.2.a"), fields=held)
        yield world


def live(world: World) -> dict[str, Any]:
    """What indicators, tables of the year and the board say now."""
    rows = {row.task.number: row for row in board_of(world.plan, TODAY)}
    served, held = rows["II.1"].evidence[0].reading, rows["II.2.a"].evidence[0].reading
    year, offices = period_of("2026"), world.cast.director.actor.offices
    cases, people = read_sheet("15b", year, offices), read_sheet("15a", year, offices)
    return {
        "indicator: helped, of those who asked": (served.value, served.out_of),
        "indicator: conferences": held.value,
        "plan: figures show": rows["II.2.a"].shown,
        "plan: the unit says": rows["II.2.a"].placed.declared,
        "15b: accepted": cases.cell("TS", "3"),
        "15b: running": cases.cell("TS", "4"),
        "15b: completed": cases.cell("TS", "5"),
        "15b: running, in proceedings": cases.cell("II.2", "4"),
        "15a: people": people.cell("TS", "1"),
    }


BEFORE = {
    "indicator: helped, of those who asked": (1, 2),
    "indicator: conferences": 1,
    "plan: figures show": Declared.DONE,
    "plan: the unit says": Declared.NOT_BEGUN,
    "15b: accepted": 1,
    "15b: running": 1,
    "15b: completed": 0,
    "15b: running, in proceedings": 1,
    "15a: people": 0,
}


def a_case_is_added(world: World) -> None:
    accept(world.cast, world.now)


def a_case_is_closed(world: World) -> None:
    ended(world.case, world.cast, world.officer, world.now)


def a_task_is_closed(world: World) -> None:
    declare_progress(by=world.cast.department_officer.actor, task=world.task("II.2.a"), declared=Declared.DONE)


def a_record_of_work_is_corrected(world: World) -> None:
    right = WorkFields("class", "Lớp tập huấn", date(2026, 3, 1))
    by, work = world.cast.department_officer.actor, WorkRecord.objects.get()
    correct_work(by=by, task=world.task("II.2.a"), work=work, fields=right, why="Ghi nhầm loại")


def the_form_of_a_case_is_corrected(world: World) -> None:
    change_form(by=world.cast.director.actor, case=world.case, form="advice", reason="Ghi nhầm", at=world.now)


def a_task_is_renumbered(world: World) -> None:
    world.plan.tasks.filter(number="II.2.b").update(number="II.2.c")


def _hand_on(world: World) -> Request:
    """The request that waits at the centre goes to its branch."""
    waiting = Request.objects.get(status="received")
    told = {"to_agency": world.cast.branch, "reason": "Gần nhà hơn", "at": world.now}
    transfer_request(by=world.cast.director.actor, request=waiting, **told)
    return waiting.went_on_as


def a_request_is_handed_on(world: World) -> None:
    _hand_on(world)


def a_request_is_handed_on_and_accepted_there(world: World) -> None:
    there, by = _hand_on(world), world.cast.director.actor
    find_eligible(there, world.now, by=by)
    accept_request(by=by, request=there, form="proceedings", field="land", at=world.now)


MOVES: list[tuple[Callable[[World], None], dict[str, Any]]] = [
    (
        a_case_is_added,
        {
            "indicator: helped, of those who asked": (2, 3),
            "15b: accepted": 2,
            "15b: running": 2,
            "15b: running, in proceedings": 2,
        },
    ),
    (
        a_case_is_closed,
        {"15b: running": 0, "15b: completed": 1, "15b: running, in proceedings": 0, "15a: people": 1},
    ),
    (a_request_is_handed_on, {}),
    (
        a_request_is_handed_on_and_accepted_there,
        {
            "indicator: helped, of those who asked": (2, 2),
            "15b: accepted": 2,
            "15b: running": 2,
            "15b: running, in proceedings": 2,
        },
    ),
    (a_task_is_closed, {"plan: the unit says": Declared.DONE}),
    (a_record_of_work_is_corrected, {"indicator: conferences": 0, "plan: figures show": Declared.NOT_BEGUN}),
    (the_form_of_a_case_is_corrected, {"15b: running, in proceedings": 0}),
    (a_task_is_renumbered, {}),
]


@pytest.mark.parametrize(("change", "moved"), MOVES, ids=lambda value: getattr(value, "__name__", ""))
def test_only_what_should_move_moves_and_nothing_frozen(world: World, change: Any, moved: dict[str, Any]) -> None:
    kept = frozen(world)
    said = [one.said() for one in kept]
    assert live(world) == BEFORE
    change(world)
    assert live(world) == BEFORE | moved
    assert [one.said() for one in kept] == said


@dataclass
class Frozen:
    """Something kept for good: a snapshot of a report, a version of a table."""

    kept: Snapshot | TableIssue

    def said(self) -> tuple[str, Any, Any]:
        """Its digest, its figures and, of a report, its paper."""
        found = type(self.kept).objects.get(pk=self.kept.pk)
        if isinstance(found, TableIssue):
            return found.sha256, found.read(), None
        return found.sha256, found.content, draw(found)


def frozen(world: World) -> list[Frozen]:
    """The report on the plan, the report of the year so far, the signed-off table of last year: as of now."""
    by = world.cast.department_officer.actor
    of_year = open_periodic(
        by=by, template=template_of("mau-12"), period=period_of("2026"), agency=world.cast.department
    )
    reports = [open_report(by=by, plan=world.plan), of_year]
    table = prepare_table(by=world.cast.reception.actor, table="25", period=period_of("2025"))
    return [Frozen(take_snapshot(by=by, report=one, as_of=TODAY)) for one in reports] + [Frozen(table)]


def test_a_commune_that_answers_and_a_need_that_is_met_move_their_figures_alone(cast: Cast, world: World) -> None:
    by, codes = cast.department_officer.actor, ["surveys.answered", "cases.disability.access_met"]
    choose_evidence(by=by, task=world.task("II.1"), codes=codes)
    survey_round, case = a_round(cast), accept(cast, world.now, person={"access_needs": ["home_visit"]})

    def shown() -> list[tuple]:
        (row,) = [row for row in board_of(world.plan, TODAY) if row.task.number == "II.1"]
        return [(one.reading.value, one.reading.out_of) for one in row.evidence if one.indicator.code in codes]

    kept = frozen(world)
    said = [one.said() for one in kept]
    assert shown() == [(0, 1), (0, 1)]
    answered(cast, survey_round)
    answer_access_needs(by=by, case=case, outcomes={"home_visit": "met"}, at=world.now)
    assert shown() == [(1, 1), (1, 1)]
    assert [one.said() for one in kept] == said


# A request that was handed on is one request, in whatever is counted.


def _asked(world: World, *offices: Agency, channel: str = "") -> int:
    scope = TableSpan(date(2026, 1, 1), date(2026, 12, 31), frozenset(office.pk for office in offices))
    rows = SOURCES["requests"].records(scope).annotate(by=SOURCES["requests"].dimensions["channel"](None))
    return rows.filter(by=channel).count() if channel else rows.count()


def test_each_office_counts_what_it_holds_and_their_sum_is_the_whole(world: World) -> None:
    centre, branch = world.cast.centre, world.cast.branch
    whole = _asked(world, centre, branch)
    assert (_asked(world, centre), _asked(world, branch)) == (whole, 0)
    _hand_on(world)
    assert (_asked(world, centre), _asked(world, branch)) == (whole - 1, 1)
    assert _asked(world, centre, branch) == whole


def test_a_notice_that_went_to_the_wrong_office_is_still_one_notice(world: World) -> None:
    Request.objects.filter(status="received").update(channel="notice", referred_by=world.cast.police)
    offices = (world.cast.centre, world.cast.branch)
    assert _asked(world, *offices, channel="notice") == 1
    there = _hand_on(world)
    told = {"to_agency": world.cast.centre, "reason": "Vẫn ở Trung tâm", "at": world.now}
    transfer_request(by=world.cast.director.actor, request=there, **told)
    assert _asked(world, *offices, channel="notice") == 1
    assert _asked(world, *offices, channel="transfer") == 0


def test_what_goes_out_of_the_house_stays_with_who_sent_it(world: World) -> None:
    before = _asked(world, world.cast.centre)
    outside = Agency.objects.create(kind="registered", name="Công ty luật Thử", valid_from=date(2020, 1, 1))
    waiting = Request.objects.get(status="received")
    transfer_request(by=world.cast.director.actor, request=waiting, to_agency=outside, reason="X", at=world.now)
    assert _asked(world, world.cast.centre) == before


def test_a_period_that_was_over_when_it_went_on_keeps_it(world: World) -> None:
    _hand_on(world)
    moved = Request.objects.get(status="transferred")
    Request.objects.filter(pk=moved.pk).update(received_on=date(2025, 12, 30))
    year = Request.objects.received_between(date(2025, 1, 1), date(2025, 12, 31)).counted_once(date(2025, 12, 31))
    assert moved in year


def test_without_the_rule_it_would_count_twice(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests above can fail."""
    _hand_on(world)
    monkeypatch.setattr(RequestQuerySet, "counted_once", lambda rows, until: rows)
    assert live(world)["indicator: helped, of those who asked"] == (1, 3)
