"""What moved since the last issue: words one by one, tasks and figures of a plan; what stayed is not told."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.reports.rules.changes import GONE, NEW, SAME, Moved, Run, changed_words, passage_changes, plan_differences
from tgpl.reports.rules.content import FigureLine, PlanContent, TaskLine
from tgpl.reports.services import issue_report, open_report, take_snapshot, write_passages
from tgpl.reports.tests.plan import plan_in_force

WORDS = st.lists(st.sampled_from(["Sở", "Tư", "pháp", "đã", "mở", "lớp", "hội", "nghị"]), max_size=12).map(" ".join)


def test_words_gone_and_new_stand_where_they_were() -> None:
    assert changed_words("Sở đã mở ba lớp", "Sở đã mở bốn lớp tập huấn") == (
        Run(SAME, "Sở đã mở"), Run(GONE, "ba"), Run(NEW, "bốn"), Run(SAME, "lớp"), Run(NEW, "tập huấn"),
    )  # fmt: skip


@given(WORDS, WORDS)
def test_both_texts_are_read_back_from_the_runs(before: str, after: str) -> None:
    runs = changed_words(before, after)
    assert " ".join(run.text for run in runs if run.kind != NEW) == before
    assert " ".join(run.text for run in runs if run.kind != GONE) == after


def test_only_passages_that_read_differently_are_told_in_the_order_of_the_report() -> None:
    labels = {"a": "Mở đầu", "b": "Khó khăn", "c": "Đề xuất"}
    before = {"a": "Như cũ.", "c": "Thêm người."}
    after = {"a": "Như  cũ.", "b": "Thiếu xe.", "d": "Mục cũ của mẫu trước."}
    assert [change.label for change in passage_changes(before, after, labels)] == ["Khó khăn", "Đề xuất", "d"]


FIGURE = FigureLine("x", "Được trợ giúp", "", "", "", "confirmed", 3, 5)
TASK = TaskLine("II.1", "Trợ giúp", (), (), (), (), "Đang làm", False, figures=(FIGURE,))
PLAN = PlanContent("Kế hoạch", "", "", "", "", (), date(2026, 3, 2), (TASK,))


def test_tasks_and_figures_of_a_plan_that_moved() -> None:
    done = replace(TASK, status="Xong", figures=(replace(FIGURE, value=5),))
    after = replace(PLAN, tasks=(done, replace(TASK, number="II.2")))
    assert plan_differences(PLAN, PLAN) == []
    assert plan_differences(PLAN, after) == [
        Moved("1. Trợ giúp", "Đang làm", "Xong"), Moved("1. Được trợ giúp", "3/5", "5/5"),
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_page_shows_what_was_rewritten_since_the_last_issue(cast: Cast, client_for, moment) -> None:
    by = cast.department_officer.actor
    report = open_report(by=by, plan=plan_in_force(cast))
    write_passages(by=by, report=report, texts={"difficulties": "Thiếu ba người phiên dịch."})
    snapshot = take_snapshot(by=by, report=report, as_of=date(2026, 3, 2))
    address, client = f"/bao-cao/{report.pk}/", client_for("department_officer")
    issue_report(by=by, snapshot=snapshot)
    assert "Lời văn đã đổi" not in client.get(address).content.decode()
    write_passages(by=by, report=report, texts={"difficulties": "Thiếu hai người phiên dịch."})
    take_snapshot(by=by, report=report, as_of=date(2026, 3, 2))
    page = client.get(address).content.decode()
    assert "Lời văn đã đổi so với bản ban hành trước" in page
    assert "</span> ba</del>" in page
    assert "</span> hai</ins>" in page
    assert report.texts()["difficulties"] == "Thiếu hai người phiên dịch."  # figures taken anew leave the words
