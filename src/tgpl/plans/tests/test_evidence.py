"""Figures bound to tasks: proposed by the words of the plan, chosen by a person, read over the task's own time."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.cases.testing import accept
from tgpl.indicators.catalogue import UnknownIndicator
from tgpl.indicators.queries import all_offices
from tgpl.intake.testing import ask
from tgpl.plans.evidence import evidence_of, task_scope
from tgpl.plans.models import Plan, PlanTask, TaskPeriod
from tgpl.plans.proposals import proposal_for, proposals
from tgpl.plans.services import choose_evidence
from tgpl.plans.testing import plan_in_force

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("output", "first"),
    [
        (
            "Bảo đảm 100% người khuyết tật thuộc diện khi có yêu cầu được thụ hưởng trợ giúp pháp lý miễn phí",
            "requests.disability.served",
        ),
        ("Danh sách tổ chức thực hiện, người thực hiện trợ giúp pháp lý được công bố", "register.sent"),
        ("100% hồ sơ vụ việc của người khuyết tật được số hóa", "cases.disability.ended_files_complete"),
        ("Mở rộng kênh tiếp cận giúp người khuyết tật gửi yêu cầu tại nhà", "requests.disability.from_home"),
        ("BAO DAM NGUOI KHUYET TAT KHI CO YEU CAU DUOC TRO GIUP PHAP LY MIEN PHI", "requests.disability.served"),
        ("Hội nghị được tổ chức", "work.conference"),
        ("Danh mục các văn bản được rà soát", "work.review"),
        ("Một việc chỉ người mới nói được", None),
    ],
)
def test_figures_are_proposed_by_the_words_of_the_output(output: str, first: str | None) -> None:
    assert next(iter(proposal_for([output], "")), None) == first


def test_a_task_that_asks_for_a_review_of_documents_is_proved_by_the_reviews() -> None:
    title = "Tổ chức rà soát các văn bản quy phạm pháp luật hiện hành liên quan đến hoạt động trợ giúp pháp lý"
    found = proposal_for(["Danh mục các văn bản được rà soát; Báo cáo kết quả rà soát"], title)
    assert (found["reviews.confirmed"], found["reviews.rounds_closed"]) == (100, 1)
    assert "work.review" not in found


def test_every_proposal_names_figures_that_are_kept() -> None:
    assert all(entry["figures"] for entry in proposals())


@pytest.fixture
def task(cast: Cast, moment: datetime) -> PlanTask:
    plan = plan_in_force(cast.department_officer.actor)
    found = plan.tasks.first()
    choose_evidence(
        by=cast.department_officer.actor, task=found, codes=["requests.disability.served", "requests.by_channel"]
    )
    found.periods.all().delete()
    TaskPeriod.objects.create(task=found, position=0, text="năm", start=date(2026, 1, 1), end=date(2026, 12, 31))
    return found


def read(task: PlanTask, as_of: date = TODAY) -> dict:
    whole = PlanTask.objects.whole().get(pk=task.pk)
    return {shown.indicator.code: shown for shown in evidence_of([whole], as_of, all_offices())[task.pk]}


def test_evidence_is_read_from_live_data(cast: Cast, task: PlanTask, moment: datetime) -> None:
    accept(cast, moment)
    ask(cast.centre, moment)
    reading = read(task)["requests.disability.served"].reading
    assert (reading.value, reading.out_of) == (1, 2)


def test_only_the_tasks_own_time_counts(cast: Cast, task: PlanTask, moment: datetime) -> None:
    ask(cast.centre, moment)
    ask(cast.centre, moment - timedelta(days=90))
    assert read(task)["requests.by_channel"].reading.value == 1


def test_a_task_that_has_not_begun_reads_nothing(task: PlanTask) -> None:
    task.periods.update(start=date(2026, 5, 1))
    assert {shown.reading for shown in read(task).values()} == {None}


@pytest.mark.parametrize(
    ("periods", "first", "last"),
    [
        ([(date(2026, 1, 1), date(2026, 12, 31))], date(2026, 1, 1), TODAY),
        (
            [(date(2025, 3, 1), date(2025, 4, 30)), (date(2025, 11, 1), date(2025, 12, 31))],
            date(2025, 3, 1),
            date(2025, 12, 31),
        ),
        ([(date(2025, 7, 1), None)], date(2025, 7, 1), TODAY),
        ([(None, None)], date(2026, 1, 1), TODAY),
        ([(None, date(2026, 2, 1))], date(2026, 1, 1), date(2026, 2, 1)),
    ],
    ids=["a year", "two windows", "without an end", "standing", "only an end"],
)
def test_a_tasks_span_covers_all_its_periods(task: PlanTask, periods: list, first: date, last: date) -> None:
    task.periods.all().delete()
    TaskPeriod.objects.bulk_create(
        TaskPeriod(task=task, position=n, text="kỳ", start=start, end=end) for n, (start, end) in enumerate(periods)
    )
    scope = task_scope(PlanTask.objects.whole().get(pk=task.pk), TODAY, frozenset())
    assert scope is not None
    assert (scope.first, scope.last, scope.as_of) == (first, last, TODAY)


def test_the_statements_do_not_grow_with_the_tasks(cast: Cast, task: PlanTask, django_assert_num_queries) -> None:
    plan = Plan.objects.get(pk=task.plan_id)
    TaskPeriod.objects.filter(task__plan=plan).delete()
    for one in plan.tasks.all():
        choose_evidence(by=cast.department_officer.actor, task=one, codes=["requests.disability.served"])
    tasks, offices = list(plan.tasks.whole()), all_offices()
    assert len(tasks) > 2
    with django_assert_num_queries(1):
        evidence_of(tasks, TODAY, offices)


def test_a_figure_that_nobody_keeps_cannot_be_bound(cast: Cast, task: PlanTask) -> None:
    with pytest.raises(UnknownIndicator):
        choose_evidence(by=cast.department_officer.actor, task=task, codes=["khong.co"])
    assert task.evidence.count() == 2


def test_task_and_board_show_the_figures_and_open_their_lists(
    cast: Cast, task: PlanTask, client_for: Callable[[str], Client], moment: datetime
) -> None:
    request = ask(cast.centre, moment)
    officer = client_for("department_officer")
    page = officer.get(f"/ke-hoach/nhiem-vu/{task.pk}/").content.decode()
    assert "0/1 (0,0%)" in page
    assert "còn 1" in page
    link = "/chi-so/requests.disability.served/?tu=2026-01-01&amp;den=2026-03-02&amp;phan=missing"
    assert link in page
    assert link in officer.get(f"/ke-hoach/{task.plan_id}/").content.decode()
    assert request.reference in officer.get(link.replace("&amp;", "&")).content.decode()


def test_an_officer_chooses_the_figures(task: PlanTask, client_for: Callable[[str], Client]) -> None:
    officer = client_for("department_officer")
    address = f"/ke-hoach/nhiem-vu/{task.pk}/minh-chung/"
    assert 'value="requests.by_channel"' in officer.get(address).content.decode()
    assert officer.post(address, {"figures": ["register.sent"]}).status_code == 302
    assert [bound.indicator for bound in task.evidence.all()] == ["register.sent"]
    assert officer.post(address, {"figures": ["khong.co"]}).status_code == 200
