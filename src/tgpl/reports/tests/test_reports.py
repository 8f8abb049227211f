"""A plan's report from the first snapshot to the file, over live data."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.cases.testing import accept
from tgpl.documents.services import render
from tgpl.documents.tests.reading import pages
from tgpl.intake.testing import ask
from tgpl.plans.models import Plan
from tgpl.plans.rules import Declared
from tgpl.plans.services import declare_progress
from tgpl.reports.models import Report, Snapshot, SnapshotAltered
from tgpl.reports.rules.plan_report import DIFFICULTIES
from tgpl.reports.services import draw, open_report, take_snapshot, write_passages
from tgpl.reports.tests.plan import plan_in_force

WHY = "Họp rồi, chưa ghi vào phần mềm."


@pytest.fixture
def plan(cast: Cast, moment: datetime) -> Plan:
    """The plan in force; two requests of people with disabilities, one of them served."""
    found = plan_in_force(cast)
    accept(cast, moment - timedelta(days=20))
    ask(cast.centre, moment - timedelta(days=10), channel="telephone")
    return found


@pytest.fixture
def report(cast: Cast, plan: Plan) -> Report:
    return open_report(by=cast.department_officer.actor, plan=plan)


def test_a_report_begins_with_what_the_plan_says(report: Report) -> None:
    assert report.due.isoformat() == "2026-10-30"
    assert report.addressees == ["Bộ Tư pháp"]
    assert (report.issuer, report.superior) == ("SỞ TƯ PHÁP TỈNH MẪU", "ỦY BAN NHÂN DÂN TỈNH MẪU")


def test_figures_are_frozen_with_the_tasks(cast: Cast, report: Report, moment) -> None:
    content = take_snapshot(by=cast.department_officer.actor, report=report, as_of=moment.date()).read()
    first, second, third = content.tasks
    served = first.figures[0]
    assert (served.code, served.value, served.out_of) == ("requests.disability.served", 1, 2)
    assert (second.status, second.late) == ("Đơn vị chưa khai báo tiến độ", True)
    assert [(figure.code, figure.value) for figure in second.figures] == [("work.conference", 0), ("work.report", 0)]
    assert third.figures[0].out_of == 0  # its time began on 1 March, the requests came before
    assert Entry.objects.filter(action="report.figures_frozen").exists()


def test_what_happens_later_moves_no_frozen_figure(cast: Cast, plan: Plan, report: Report, moment) -> None:
    by, today = cast.department_officer.actor, moment.date()
    before = take_snapshot(by=by, report=report, as_of=today)
    paper = render(draw(before), "pdf")
    accept(cast, moment)
    declare_progress(
        by=by, task=plan.tasks.get(number="II.1.b"), declared=Declared.DONE, note="Đã họp ngày 02/3.", reason=WHY
    )
    after = take_snapshot(by=by, report=report, as_of=today)
    assert render(draw(Snapshot.objects.get(pk=before.pk)), "pdf") == paper
    assert [task.finished for task in before.read().tasks] == [False, False, False]
    assert [task.finished for task in after.read().tasks] == [False, True, False]
    assert after.read().tasks[0].figures[0].value == 2
    assert "02/03/2026: Đã họp ngày 02/3." in after.read().tasks[1].records


def test_a_day_in_the_past_knows_only_what_was_known_then(cast: Cast, plan: Plan, report: Report, moment) -> None:
    by = cast.department_officer.actor
    declare_progress(by=by, task=plan.tasks.get(number="II.1.b"), declared=Declared.DONE, note="Đã họp.", reason=WHY)
    past = take_snapshot(by=by, report=report, as_of=(moment - timedelta(days=15)).date()).read()
    assert not past.tasks[1].finished
    assert past.tasks[0].figures[0].out_of == 1
    assert past.tasks[2].figures == ()  # not begun


def test_the_same_figures_are_frozen_once(cast: Cast, report: Report, moment) -> None:
    by = cast.department_officer.actor
    first, second = (take_snapshot(by=by, report=report, as_of=moment.date()) for _ in range(2))
    assert first == second
    assert report.snapshots.count() == 1


def test_figures_changed_behind_our_back_are_noticed(cast: Cast, report: Report, moment) -> None:
    snapshot = take_snapshot(by=cast.department_officer.actor, report=report, as_of=moment.date())
    Snapshot.objects.filter(pk=snapshot.pk).update(content={**snapshot.content, "title": "Khác"})
    with pytest.raises(SnapshotAltered):
        draw(Snapshot.objects.get(pk=snapshot.pk))


def test_words_stay_when_figures_are_taken_anew(cast: Cast, report: Report, moment) -> None:
    by = cast.department_officer.actor
    take_snapshot(by=by, report=report, as_of=moment.date())
    write_passages(by=by, report=report, texts={DIFFICULTIES: "Thiếu phiên dịch.", "proposals": " "})
    accept(cast, moment)
    newest = take_snapshot(by=by, report=report, as_of=moment.date())
    assert "Thiếu phiên dịch." in " ".join(pages(render(draw(newest), "pdf")))
    write_passages(by=by, report=report, texts={DIFFICULTIES: ""})
    assert report.texts() == {}


def test_a_report_in_english_pages_is_still_vietnamese(cast: Cast, report: Report, moment) -> None:
    from django.utils import translation

    with translation.override("en"):
        snapshot = take_snapshot(by=cast.department_officer.actor, report=report, as_of=moment.date())
    assert snapshot.read().tasks[0].status == "Đơn vị chưa khai báo tiến độ"


def test_an_officer_makes_the_report_through_the_pages(plan: Plan, client_for: Callable[[str], Client]) -> None:
    officer = client_for("department_officer")
    assert plan.title in officer.get("/bao-cao/").content.decode()
    page = officer.post(f"/bao-cao/ke-hoach/{plan.pk}/").headers["Location"]
    assert officer.post(f"{page}chot/", {"as_of": "02/03/2026"}).status_code == 302
    officer.post(f"{page}loi-van/", {"difficulties": "Đường xa, ít người phiên dịch.", "task_0": "Đã mở 03 đợt."})
    officer.post(
        f"{page}the-thuc/",
        {"issuer": "SỞ TƯ PHÁP", "notation": "BC-STP", "addressees": "Bộ Tư pháp\r\nUBND tỉnh", "position": "GIÁM ĐỐC"},
    )
    shown = officer.get(page).content.decode()
    assert "Đã mở 03 đợt." in shown
    word, pdf = re.findall(rf'href="({page}\d+/(?:docx|pdf)/)"', shown)
    files = [officer.get(address).content for address in (word, pdf)]
    assert files == [officer.get(address).content for address in (word, pdf)]
    assert "UBND tỉnh" in " ".join(pages(files[1]))


def test_a_day_to_come_is_refused_and_stays_typed(report: Report, client_for: Callable[[str], Client]) -> None:
    page = client_for("department_officer").post(f"/bao-cao/{report.pk}/chot/", {"as_of": "03/03/2026"})
    assert "Ngày lấy số liệu không được sau hôm nay." in page.content.decode()
    assert 'value="03/03/2026"' in page.content.decode()
    assert not report.snapshots.exists()


def test_the_command_draws_from_the_kept_snapshot(plan: Plan, cast: Cast, moment, tmp_path: Path) -> None:
    first, second, fresh = (tmp_path / name for name in ("1.docx", "2.docx", "3.docx"))
    wanted = ["report", "07/KH-UBND", "--as-of", "2026-03-02", "--format", "docx", "-o"]
    call_command(*wanted, str(first))
    accept(cast, moment)
    call_command(*wanted, str(second))
    call_command(*wanted, str(fresh), "--fresh")
    assert first.read_bytes() == second.read_bytes() != fresh.read_bytes()


@pytest.mark.parametrize(
    "wrong", [["99"], ["01/KH-KHAC"], ["07/KH-UBND", "--as-of", "2027-01-01"]], ids=["no key", "no number", "to come"]
)
def test_the_command_says_what_is_wrong(plan: Plan, wrong: list[str], tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("report", *wrong, "-o", str(tmp_path / "x.docx"))


def test_the_number_of_statements_does_not_follow_the_number_of_tasks(
    plan: Plan, report: Report, cast: Cast, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(25):
        take_snapshot(by=cast.department_officer.actor, report=report, as_of=date(2026, 3, 2))
