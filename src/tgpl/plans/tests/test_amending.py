"""An amended plan beside the one in force; a plan copied for the next year; one written by hand."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.core.language.text import fold
from tgpl.plans.models import Plan, PlanChange
from tgpl.plans.queries import board_of, version_on
from tgpl.plans.rules import Declared, PlanStatus
from tgpl.plans.rules.comparing import Said, changed, pairs
from tgpl.plans.rules.moving import moved_day, moved_title, moved_words
from tgpl.plans.services import (
    PlanError,
    WorkFields,
    amend_plan,
    answer_doubt,
    choose_evidence,
    confirm_import,
    correct_task,
    declare_progress,
    import_plan,
    pair_task,
    record_work,
    settle_all,
    settle_change,
)
from tgpl.plans.testing import SAMPLES, plan_in_force
from tgpl.plans.tests.test_services import fields_of

Decision = PlanChange.Decision
PROSE = (SAMPLES / "prose.txt").read_text()


def said(key: int, number: str, title: str) -> Said:
    return Said(key, number, fold(title), {"title": title})


BEFORE = [
    said(1, "II.1", "Rà soát các văn bản về trợ giúp pháp lý"),
    said(2, "II.2", "Hội nghị triển khai Luật ở cấp tỉnh"),
    said(3, "II.3", "Tập huấn cho người thực hiện trợ giúp pháp lý"),
]


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ([("II.1", "Rà soát các văn bản về trợ giúp pháp lý")], {0: 1}),
        # Another number, the same title: a task was put before it.
        ([("II.2", "Rà soát các văn bản về trợ giúp pháp lý")], {0: 1}),
        # The same number, a title that was worked over.
        ([("II.2", "Hội nghị trực tuyến triển khai Luật và nghị định ở cấp tỉnh")], {0: 2}),
        # The same number, another task.
        ([("II.2", "Mua sắm thiết bị văn phòng")], {}),
        # Each task is paired once, the most alike first.
        ([("II.8", "Tập huấn cho người trợ giúp pháp lý"), ("II.9", "Tập huấn cho người thực hiện trợ giúp pháp lý")],
         {1: 3}),
        ([], {}),
    ],
)  # fmt: skip
def test_which_task_became_which(now: list[tuple[str, str]], found: dict[int, int]) -> None:
    amended = [said(at, number, title) for at, (number, title) in enumerate(now)]
    assert pairs(BEFORE, amended) == found


def test_a_point_or_a_space_is_no_change() -> None:
    old, new = said(1, "II.1", "Rà soát  văn bản."), said(2, "II.1", "Rà soát văn bản")
    assert changed(old, new) == []
    assert changed(old, said(2, "II.1", "Rà soát luật")) == [("title", "Rà soát  văn bản.", "Rà soát luật")]


@pytest.mark.parametrize(
    ("day", "years", "moved"),
    [
        (date(2026, 12, 31), 1, date(2027, 12, 31)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2027, 2, 28), 1, date(2028, 2, 29)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
    ],
)
def test_a_day_moves_to_the_same_day(day: date, years: int, moved: date) -> None:
    assert moved_day(day, years) == moved


@given(st.dates(date(2000, 1, 1), date(2080, 1, 1)), st.integers(1, 10))
def test_days_keep_their_order_and_their_month(day: date, years: int) -> None:
    moved = moved_day(day, years)
    assert (moved.year, moved.month) == (day.year + years, day.month)


def test_years_in_words_move_and_those_of_laws_stay() -> None:
    assert moved_words("Quý III, quý IV năm 2026 và các năm tiếp theo", 1) == (
        "Quý III, quý IV năm 2027 và các năm tiếp theo"
    )
    title = "Triển khai Luật Trợ giúp pháp lý năm 2017 trong năm 2026"
    assert moved_title(title, 2026, 1) == "Triển khai Luật Trợ giúp pháp lý năm 2017 trong năm 2027"


def amendment(cast: Cast, *swaps: tuple[str, str]) -> tuple[Plan, Plan]:
    """The plan in force, and one that replaces it with some words changed."""
    by = cast.department_officer.actor
    before = plan_in_force(by)
    text = PROSE
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    after = import_plan(by=by, content=text.encode(), file_name="b.txt")
    for doubt in after.doubts.all():
        answer_doubt(by=by, doubt=doubt, answer="as_read")
    amend_plan(by=by, plan=after, earlier=before)
    return before, after


LATER = ("30/6/2026", "30/9/2026")


def test_each_change_is_found_and_asked(cast: Cast) -> None:
    _before, after = amendment(cast, LATER, ("Sở Văn hóa, Thể thao và Du\nlịch", "Sở Y tế"))
    assert [(c.number, c.field, c.is_open) for c in after.changes.all()] == [
        ("II.1", "coordinating", True),
        ("II.2.a", "periods", True),
    ]
    with pytest.raises(PlanError, match="2 thay đổi cần xác nhận"):
        confirm_import(by=cast.department_officer.actor, plan=after)


def test_the_amended_plan_takes_over_and_history_stays(cast: Cast) -> None:
    by = cast.department_officer.actor
    with time_machine.travel("2026-05-04 09:00 +0700", tick=False):
        before, after = amendment(cast, LATER)
        old = before.tasks.select_related("plan", "undertaking").get(number="II.2.a")
        choose_evidence(by=by, task=old, codes=["work.conference"], targets={"work.conference": 3})
        record_work(by=by, task=old, fields=WorkFields("conference", "Hội nghị", date(2026, 5, 1)))
        declare_progress(by=by, task=old, declared=Declared.UNDER_WAY)
    with time_machine.travel("2026-07-01 09:00 +0700", tick=False):
        assert settle_all(by=by, plan=after) == 1
        confirm_import(by=by, plan=after)
        before.refresh_from_db()
        after.refresh_from_db()
        assert (before.status, after.status) == (PlanStatus.REPLACED, PlanStatus.IN_FORCE)
        row = next(row for row in board_of(after, date(2026, 7, 1)) if row.task.number == "II.2.a")
        assert row.evidence[0].reading.value == 1  # the work goes on with the task
        assert row.evidence[0].target == 3
        assert row.placed.declared is Declared.UNDER_WAY
        assert version_on(after, date(2026, 6, 30)) == before
        assert version_on(before, date(2026, 7, 1)) == after
    assert after.changes.get().decision == Decision.TAKEN


def test_a_change_may_be_a_fault_of_reading(cast: Cast) -> None:
    by = cast.department_officer.actor
    before, after = amendment(cast, LATER)
    settle_change(by=by, change=after.changes.get(), decision=Decision.KEPT)
    due = after.tasks.get(number="II.2.a").periods.get().end
    assert due == before.tasks.get(number="II.2.a").periods.get().end
    assert [c.decision for c in after.changes.all()] == [Decision.KEPT]  # kept as history, nothing more to ask
    with pytest.raises(PlanError, match="vừa được người khác"):
        settle_change(by=by, change=after.changes.get(), decision=Decision.TAKEN)


NEW = (
    "III. KINH PHÍ",
    "3. Mua sắm thiết bị\n- Cơ quan chủ trì: Sở Tư pháp.\n- Thời gian: Quý IV năm 2026.\n"
    "- Kết quả: Thiết bị.\n\nIII. KINH PHÍ",
)


def test_a_new_task_may_be_refused_and_a_gone_one_kept(cast: Cast) -> None:
    by = cast.department_officer.actor
    _before, after = amendment(cast, NEW)
    change = after.changes.get()
    assert (change.kind, change.number) == ("new", "II.3")
    settle_change(by=by, change=change, decision=Decision.KEPT)
    assert not after.tasks.filter(number="II.3").exists()
    after.tasks.get(number="II.2.b").delete()
    correct_task(by=by, task=after.tasks.get(number="II.1"), fields=fields_of(after.tasks.get(number="II.1"), mode="x"))
    gone = after.changes.get(kind="gone")
    settle_change(by=by, change=gone, decision=Decision.KEPT)
    assert after.tasks.get(number="II.2.b").title == gone.before


def test_tasks_are_paired_by_hand_and_once(cast: Cast) -> None:
    by = cast.department_officer.actor
    before, after = amendment(cast, NEW)
    task = after.tasks.select_related("plan").get(number="II.3")
    taken = before.tasks.get(number="II.1")
    with pytest.raises(PlanError, match="đã được ghép"):
        pair_task(by=by, task=task, earlier=taken)
    pair_task(by=by, task=after.tasks.select_related("plan").get(number="II.1"), earlier=None)
    pair_task(by=by, task=task, earlier=taken)
    task.refresh_from_db()
    assert task.undertaking_id == taken.undertaking_id
    assert {(c.kind, c.number) for c in after.changes.exclude(kind="field")} == {("new", "II.1")}


def test_no_task_comes_after_itself(cast: Cast) -> None:
    by = cast.department_officer.actor
    first = plan_in_force(by).tasks.select_related("plan").get(number="II.2.a")
    fields = fields_of(first)
    period = fields.periods[0]
    circle = fields_of(first, periods=(type(period)(text="Sau hội nghị xã", after="II.2.b"),))
    with pytest.raises(PlanError, match="đã làm sau nhiệm vụ này"):
        correct_task(by=by, task=first, fields=circle)


@pytest.fixture
def officer(client_for: Callable[[str], Client]) -> Client:
    return client_for("department_officer")


def test_a_copy_shows_every_date_before_it_is_made(officer: Client, cast: Cast) -> None:
    plan = plan_in_force(cast.department_officer.actor)
    page = officer.get(f"/ke-hoach/{plan.pk}/chep/").content.decode()
    assert "Trước ngày 30/6/2026" in page
    assert "Trước ngày 30/6/2027" in page
    assert "30/06/2027" in page
    officer.post(f"/ke-hoach/{plan.pk}/chep/", {"so_nam": "1"})
    made = Plan.objects.get(copied_from=plan)
    assert (made.status, made.number) == (PlanStatus.READ, "")
    assert made.title.endswith("năm 2027")
    task = made.tasks.get(number="II.2.a")
    assert task.periods.get().end == date(2027, 6, 30)
    assert made.tasks.get(number="II.2.b").periods.get().after == task
    assert task.undertaking_id != plan.tasks.get(number="II.2.a").undertaking_id
    assert [e.indicator for e in task.evidence.all()] == ["work.conference", "work.report"]
    assert made.duties.filter(due=date(2027, 11, 15)).count() == 1


def test_a_plan_is_written_by_hand(officer: Client) -> None:
    refused = officer.post("/ke-hoach/viet/", {"title": ""}).content.decode()
    assert "govuk-error-summary" in refused
    officer.post("/ke-hoach/viet/", {"title": "Kế hoạch viết tay"})
    plan = Plan.objects.get()
    empty = officer.post(f"/ke-hoach/{plan.pk}/xac-nhan/", follow=True).content.decode()
    assert "Kế hoạch chưa có nhiệm vụ nào." in empty
    task = {"periods": "1", "number": "1", "title": "Tập huấn", "lead": "Sở Tư pháp", "outputs": "Các lớp tập huấn"}
    officer.post(f"/ke-hoach/{plan.pk}/them-nhiem-vu/", task)
    assert officer.get(f"/ke-hoach/{plan.pk}/tep/").status_code == 404
    officer.post(f"/ke-hoach/{plan.pk}/xac-nhan/")
    plan.refresh_from_db()
    assert plan.status == PlanStatus.IN_FORCE
    assert [e.indicator for e in plan.tasks.get().evidence.all()] == ["work.class"]


def test_the_comparison_page_asks_one_by_one_and_all_at_once(officer: Client, cast: Cast) -> None:
    before, after = amendment(cast, LATER, NEW)
    page = officer.get(f"/ke-hoach/{after.pk}/so-sanh/").content.decode()
    assert "2 thay đổi chờ bạn xác nhận" in page
    assert "Trước ngày 30/9/2026" in page
    first = after.changes.first()
    officer.post(f"/ke-hoach/{after.pk}/so-sanh/{first.pk}/", {"decision": "taken"})
    said = officer.post(f"/ke-hoach/{after.pk}/so-sanh/tat-ca/", follow=True).content.decode()
    assert "Đã xác nhận 1 thay đổi." in said
    officer.post(f"/ke-hoach/{after.pk}/xac-nhan/")
    before.refresh_from_db()
    assert before.status == PlanStatus.REPLACED
