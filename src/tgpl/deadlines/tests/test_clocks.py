"""Clocks start, stop, stand still and change hands; each person sees their own."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from model_bakery import baker

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, User
from tgpl.accounts.roles import Role
from tgpl.deadlines.models import Clock
from tgpl.deadlines.queries import clocks_of, clocks_to_act, running_clocks, seeded_calendar
from tgpl.deadlines.rules import VIETNAM
from tgpl.deadlines.services import (
    hand_over_clock,
    prepare_clock,
    restart_clock,
    start_clock,
    stop_all_clocks,
    stop_clock,
)

pytestmark = pytest.mark.django_db
MONDAY = dt.datetime(2026, 3, 2, 9, 0, tzinfo=VIETNAM)
CASE = {"subject_kind": "case", "subject_key": "TT.TGTT.01.2026"}


def at(day: int, hour: int = 9, month: int = 3) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, 0, tzinfo=VIETNAM)


@pytest.fixture
def office() -> Agency:
    return baker.make(Agency, kind=Agency.Kind.CENTRE, name="Trung tâm Thử", register_prefix="TT")


@pytest.fixture
def other_office() -> Agency:
    return baker.make(Agency, kind=Agency.Kind.BRANCH, name="Chi nhánh Thử", register_prefix="CN1")


def actor(role: Role, *offices: Agency, user: User | None = None) -> Actor:
    user = user or baker.make(User, full_name="Trần Văn Thử")
    return Actor(name=user.full_name, role=role, user_id=user.pk, offices=frozenset(o.pk for o in offices))


def start(office: Agency, rule: str = "assign_ordinary", **changes) -> Clock:
    arguments = {"who": Role.CENTRE_DIRECTOR.value, "started_at": MONDAY, **CASE, **changes}
    return start_clock(by=Actor.system(), rule=rule, office=office, **arguments)


def test_a_clock_keeps_what_the_law_said_when_it_started(office: Agency) -> None:
    clock = Clock.objects.get(pk=start(office).pk)
    assert clock.due_at == dt.datetime(2026, 3, 5, 23, 59, 59, tzinfo=VIETNAM)
    assert (clock.citation, clock.mark) == ("Điều 31 khoản 2 Luật Trợ giúp pháp lý 2017", "confirmed")
    assert (clock.started_by, clock.at_once, clock.is_running) == ("Hệ thống", False, True)


def test_an_exception_of_the_law_lengthens_the_limit(office: Agency) -> None:
    clock = start(office, "missing_papers", exceptions=["extremely_difficult_area"])
    assert clock.due_at == dt.datetime(2026, 3, 16, 23, 59, 59, tzinfo=VIETNAM)


def test_one_rule_runs_once_for_a_thing_and_may_run_again_after_it_stopped(office: Agency) -> None:
    start(office)
    with pytest.raises(IntegrityError), transaction.atomic():
        start(office)
    assert stop_clock(by=Actor.system(), rule="assign_ordinary", **CASE, because="Đã cử người")
    start(office)
    assert clocks_of(**CASE).count() == 2


def test_stopping_says_who_and_why_and_only_once(office: Agency) -> None:
    clock = start(office)
    head = actor(Role.CENTRE_DIRECTOR, office)
    assert stop_clock(by=head, rule="assign_ordinary", **CASE, because="Đã cử người", at=at(3))
    assert not stop_clock(by=head, rule="assign_ordinary", **CASE, because="Lần nữa", at=at(4))
    clock.refresh_from_db()
    assert (clock.stopped_at, clock.stopped_by, clock.stopped_because) == (at(3), head.name, "Đã cử người")


def test_all_clocks_of_a_matter_stop_when_it_ends(office: Agency) -> None:
    start(office)
    start(office, "missing_papers")
    assert stop_all_clocks(by=Actor.system(), **CASE, because="Kết thúc") == 2
    assert not Clock.objects.running().exists()


def test_time_that_a_clock_stood_still_is_added(office: Agency) -> None:
    start(office, "written_advice")
    stop_clock(by=Actor.system(), rule="written_advice", **CASE, because="Tạm đình chỉ", at=at(4))
    clock = restart_clock(by=Actor.system(), rule="written_advice", **CASE, because="Tiếp tục", at=at(6))
    assert clock.due_at == dt.datetime(
        2026, 3, 16, 23, 59, 59, tzinfo=VIETNAM
    )  # 12 March, two days later, not Saturday
    assert clock.is_running


def test_a_clock_changes_hands(office: Agency) -> None:
    lawyer = baker.make(User, full_name="Nguyễn Thị Mẫu")
    start(office)
    assert hand_over_clock(by=Actor.system(), rule="assign_ordinary", **CASE, who=Role.CONTRACT_LAWYER, holder=lawyer)
    assert list(clocks_to_act(actor(Role.CONTRACT_LAWYER, user=lawyer))) == list(Clock.objects.all())


def test_each_sees_what_is_theirs_and_a_head_sees_the_office(office: Agency, other_office: Agency) -> None:
    lawyer = baker.make(User, full_name="Nguyễn Thị Mẫu")
    waiting = start(office)
    held = start(office, "hand_over_file", who=Role.CONTRACT_LAWYER, holder=lawyer)
    start(other_office, subject_key="CN1.TGTT.01.2026")
    head = actor(Role.CENTRE_DIRECTOR, office)
    assert list(running_clocks(head)) == [waiting, held]
    assert list(clocks_to_act(head)) == [waiting]
    assert list(running_clocks(actor(Role.CONTRACT_LAWYER, office, user=lawyer))) == [held]
    assert list(running_clocks(actor(Role.RECEPTION, office))) == []


def test_nobody_in_particular_sees_no_clock(office: Agency) -> None:
    start(office)
    assert not running_clocks(Actor.citizen()).exists()


@pytest.mark.parametrize(
    ("now", "soon", "late"),
    [(at(4, 23), 0, 0), (at(5, 8), 1, 0), (at(6, 0), 0, 1)],
    ids=["not yet", "on the last day", "after midnight"],
)
def test_a_clock_is_due_soon_then_late(office: Agency, time_machine, now, soon: int, late: int) -> None:
    start(office)
    time_machine.move_to(now, tick=False)
    assert (Clock.objects.due_soon().count(), Clock.objects.late().count()) == (soon, late)
    assert Clock.objects.get().is_late(now) is bool(late)


def test_what_is_to_be_done_at_once_is_late_only_when_its_day_is_over(office: Agency, time_machine) -> None:
    clock = start(office, "reply_completeness")
    assert clock.due_at == clock.started_at
    time_machine.move_to(at(2, 17), tick=False)
    assert (Clock.objects.do_now().count(), Clock.objects.late().count()) == (1, 0)
    assert not clock.is_late(at(2, 17))
    time_machine.move_to(at(3, 7), tick=False)
    assert (Clock.objects.do_now().count(), Clock.objects.late().count()) == (0, 1)
    assert clock.is_late(at(3, 7))


def test_starting_costs_two_statements_and_at_once_one(office: Agency, django_assert_num_queries) -> None:
    with django_assert_num_queries(2):
        start(office)
    with django_assert_num_queries(1):
        start(office, "reply_completeness")


def test_clocks_in_bulk_share_one_calendar(office: Agency, django_assert_num_queries) -> None:
    calendar = seeded_calendar(MONDAY)
    with django_assert_num_queries(0):
        clock = prepare_clock(
            by=Actor.system(),
            rule="assign_ordinary",
            **CASE,
            office=office,
            who="x",
            started_at=MONDAY,
            calendar=calendar,
        )
    assert clock.due_at.date() == dt.date(2026, 3, 5)
