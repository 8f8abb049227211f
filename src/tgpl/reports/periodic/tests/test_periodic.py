"""Periodic reports from the template to the file."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path

import docx
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.cases.models import Case
from tgpl.cases.testing import practitioner
from tgpl.core.law.rule_files import RuleFault
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.documents.queries import letterhead_of
from tgpl.documents.services import render
from tgpl.documents.tests.reading import pages
from tgpl.reports.models import IssuedReport, Report, Snapshot
from tgpl.reports.periodic.charts import bar_picture
from tgpl.reports.periodic.queries.catalogue import template_files, template_of, templates
from tgpl.reports.periodic.queries.content import _back, periodic_content
from tgpl.reports.periodic.rules.content import PeriodFigure, PeriodicContent, differences
from tgpl.reports.periodic.rules.drawing import change
from tgpl.reports.periodic.rules.template import read_template
from tgpl.reports.services import (
    draw,
    draw_issued,
    issue_report,
    open_periodic,
    take_snapshot,
    write_letterhead,
    write_passages,
)
from tgpl.reports.tables.queries.catalogue import OURS, fields, period_of
from tgpl.reports.tables.testing import MERIT, accepted, ended
from tgpl.reviews.rules.steps import Verdict
from tgpl.reviews.services import ProposalFields, confirm_review, decide_marks, propose, submit_review
from tgpl.reviews.testing import a_review

pytestmark = pytest.mark.django_db
PERIODS = {"span": "2025-01-01..2026-03-01", "H1": "2026-H1", "prelim": "2026-prelim", "full": "2026"}


@pytest.fixture
def year(cast: Cast, moment: datetime) -> Cast:
    """A case of the year before, two of this one, one of them ended."""
    accepted(cast, moment - timedelta(days=365 + 9), facts=MERIT)
    ended(accepted(cast, moment - timedelta(days=9)), cast, practitioner(cast, cast.officer), moment)
    accepted(cast, moment - timedelta(days=8), sex="male", field="civil", form="advice")
    return cast


def opened(cast: Cast, template: str = "mau-12", period: str = "2026-H1") -> Report:
    by = cast.director.actor
    return open_periodic(by=by, template=template_of(template), period=period_of(period), agency=cast.centre)


def snapshot_of(cast: Cast, report: Report, day: date = date(2026, 3, 2)) -> Snapshot:
    return take_snapshot(by=cast.director.actor, report=report, as_of=day)


def text_of(snapshot: Snapshot) -> str:
    return " ".join(pages(render(draw(Snapshot.objects.select_related("report").get(pk=snapshot.pk)), "pdf")))


def test_every_template_is_drawn_in_both_formats_the_same_each_time(year: Cast) -> None:
    assert {"mau-12", "binh-dang-gioi", "phoi-hop-06a", "phoi-hop-06c", "boi-duong", "tong-ket-luat", "ra-soat"} <= set(
        templates()
    )
    for template in templates().values():
        report = opened(year, template.code, PERIODS[template.periods[0]])
        snapshot = snapshot_of(year, report)
        for kind in ("pdf", "docx"):
            again = Snapshot.objects.get(pk=snapshot.pk)
            assert render(draw(snapshot), kind) == render(draw(again), kind), template.code


def test_a_report_begins_under_the_letterhead_of_its_office(year: Cast) -> None:
    head = opened(year).letterhead
    known = letterhead_of(year.centre)
    assert (head.issuer, head.superior) == (known.name.upper(), known.superior.upper())
    assert (head.notation, head.position) == (f"BC-{known.notation}", "GIÁM ĐỐC")
    assert f"/{head.notation}" in text_of(snapshot_of(year, opened(year)))


def test_sentences_and_tables_say_the_figures(year: Cast) -> None:
    snapshot = snapshot_of(year, opened(year))
    figures = {figure.key: (figure.value, figure.before) for figure in snapshot.read_period().figures}
    assert (figures["accepted"], figures["ended"], figures["carried"]) == ((2, 1), (1, 0), (1, 0))
    said = text_of(snapshot)
    assert "thụ lý mới 2 vụ việc" in said
    assert "+1 (+100,0%)" in said
    assert "Cần xác minh" in said
    assert snapshot.read_period().last == "2026-03-02"  # the period runs: no day to come is spoken of


def test_word_holds_real_headings_and_the_chart(year: Cast) -> None:
    snapshot = snapshot_of(year, opened(year))
    paper = docx.Document(BytesIO(render(draw(snapshot), "docx")))
    assert "II. KẾT QUẢ THỰC HIỆN TRỢ GIÚP PHÁP LÝ" in [p.text for p in paper.paragraphs if "Heading" in p.style.name]
    assert len(paper.inline_shapes) == 1


def test_words_stay_when_figures_are_taken_anew(year: Cast, moment: datetime) -> None:
    report, by = opened(year), year.director.actor
    snapshot_of(year, report)
    write_passages(by=by, report=report, texts={"difficulties": "Thiếu phiên dịch.\n\nĐường xa."})
    accepted(year, moment)
    newest = snapshot_of(year, report)
    assert "Thiếu phiên dịch." in text_of(newest)
    assert "thụ lý mới 3 vụ việc" in text_of(newest)


def test_what_moved_since_the_last_snapshot_is_told(year: Cast, moment: datetime) -> None:
    report = opened(year)
    first = snapshot_of(year, report)
    accepted(year, moment)
    second = snapshot_of(year, report)
    moved = {one.label: (one.was, one.now) for one in differences(first.read_period(), second.read_period())}
    assert moved["Vụ việc thụ lý mới"] == (2, 3)
    assert "Vụ việc kết thúc" not in moved


def test_an_issued_report_is_drawn_as_it_went_out(year: Cast, moment: datetime) -> None:
    report, by = opened(year), year.director.actor
    write_passages(by=by, report=report, texts={"general": "Đã ban hành kế hoạch năm."})
    issue = issue_report(by=by, snapshot=snapshot_of(year, report), note="Gửi Cục.")
    before = [render(draw_issued(issue), kind) for kind in ("pdf", "docx")]
    write_passages(by=by, report=report, texts={"general": "Lời khác hẳn."})
    write_letterhead(by=by, report=report, fields={**report.__dict__, "signed_on": date(2026, 3, 2), "place": "Mẫu"})
    Case.objects.update(field="land")
    again = IssuedReport.objects.select_related("snapshot__report").get(pk=issue.pk)
    assert [render(draw_issued(again), kind) for kind in ("pdf", "docx")] == before
    assert issue_report(by=by, snapshot=snapshot_of(year, report)).number == 2
    assert Entry.objects.filter(action="report.issued").count() == 2


def test_the_department_reports_for_all_a_branch_for_itself(year: Cast) -> None:
    template, period = template_of("mau-12"), period_of("2026-H1")
    counted = {
        agency.name: periodic_content(template, period, agency, date(2026, 3, 2)).figures[1].value
        for agency in (year.department, year.centre, year.branch)
    }
    assert list(counted.values()) == [2, 2, 0]


def test_a_report_on_a_period_is_begun_once(year: Cast) -> None:
    assert opened(year) == opened(year)
    assert opened(year) != opened(year, period="2026")


def test_content_comes_back_from_json_as_it_was(year: Cast) -> None:
    for template in templates().values():
        period = period_of(PERIODS[template.periods[0]])
        content = periodic_content(template, period, year.centre, date(2026, 3, 2))
        assert PeriodicContent.from_json(content.as_json()) == content


def test_few_statements_whatever_the_number_of_cases(year: Cast, moment, django_assert_max_num_queries) -> None:
    template, period = template_of("mau-12"), period_of("2026-H1")
    for _ in range(2):
        with django_assert_max_num_queries(40):
            periodic_content(template, period, year.centre, date(2026, 3, 2))
        accepted(year, moment)


@given(value=st.integers(0, 10**6), before=st.integers(0, 10**6))
def test_changes_are_signed_and_shared(value: int, before: int) -> None:
    said = change(PeriodFigure("x", "X", "", value, before))
    assert said.startswith("+" if value > before else "-" if value < before else "0")
    assert ("%" in said) == (value != before and before > 0)


@given(day=st.dates(date(2019, 1, 1), date(2099, 12, 31)))
def test_the_same_day_of_the_year_before(day: date) -> None:
    back = _back(day)
    assert back.year == day.year - 1 or (day.month, day.day) == (1, 1)
    assert (back + timedelta(days=1)).month == (day + timedelta(days=1)).month


def test_the_last_of_february_stays_the_last() -> None:
    assert _back(date(2024, 2, 29)) == date(2023, 2, 28)
    assert _back(date(2025, 2, 28)) == date(2024, 2, 29)
    assert _back(date(2024, 2, 28)) == date(2023, 2, 28)


def test_a_picture_is_the_same_each_time() -> None:
    bars = [("Người thuộc hộ nghèo", 12), ("Một tên rất dài " * 6, 0), ("Trẻ em", 0.5)]
    assert bar_picture(bars) == bar_picture(bars)
    assert bar_picture(bars).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("{accepted}", "{khong_co}"), ("table: by_form", "table: khong_co"), ("compare: [requests", "compare: [khong_co"),
     ("- table: by_form", "- bang: by_form"), ("counts: accepted", "dem: accepted")],
)  # fmt: skip
def test_a_fault_in_a_template_names_its_line(tmp_path: Path, right: str, wrong: str) -> None:
    path = tmp_path / "mau-12.yaml"
    path.write_text((OURS / "periodic" / "mau-12.yaml").read_text().replace(right, wrong, 1))
    with pytest.raises(RuleFault) as fault:
        read_template(path, fields())
    assert fault.value.line > 1
    assert template_files()


def test_an_officer_makes_a_report_through_the_pages(year: Cast, client_for: Callable[[str], Client]) -> None:
    officer = client_for("director")
    asked = {"template": "mau-12", "period": "2026-H1"}
    page = officer.post("/bao-cao/dinh-ky/", asked).headers["Location"]
    assert "Báo cáo công tác trợ giúp pháp lý (Mẫu 12), sơ bộ 6 tháng 2026" in officer.get(page).content.decode()
    officer.post(f"{page}chot/", {"as_of": "02/03/2026"})
    words = officer.get(f"{page}loi-van/").content.decode()
    assert "thụ lý mới 2 vụ việc" in words  # what stands above the box in the report
    officer.post(f"{page}loi-van/", {"difficulties": "Ít phiên dịch."})
    shown = officer.get(page).content.decode()
    assert "Ít phiên dịch." in shown
    issue = re.search(r'href="([^"]+/ban-hanh/)"', shown)[1]
    officer.post(issue, {"note": "Gửi Cục"})
    word = re.search(rf'href="({page}lan/1/docx/)"', officer.get(page).content.decode())[1]
    assert officer.get(word).content == officer.get(word).content
    assert client_for("other_director").get(page).status_code == 404


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"template": "mau-12", "period": "khac"}, "Hãy ghi ngày đầu và ngày cuối"),
        ({"template": "phoi-hop-06c", "period": "2026-H1"}, "không lập cho kỳ đã chọn"),
        ({"template": "tong-ket-luat", "period": "khac", "first": "2027-01-01", "last": "2027-02-01"}, "chưa bắt đầu"),
        ({"template": "tong-ket-luat", "period": "khac", "first": "2026-02-01", "last": "2026-01-01"}, "đứng trước"),
    ],
)
def test_a_period_that_does_not_fit_is_said_and_stays_chosen(
    cast: Cast, moment, client_for: Callable[[str], Client], asked: dict[str, str], words: str
) -> None:
    page = client_for("director").post("/bao-cao/dinh-ky/", asked).content.decode()
    assert words in page
    assert f'<option value="{asked["period"]}" selected' in page
    assert not Report.objects.exists()


def test_the_command_writes_files_and_says_what_is_wrong(year: Cast, tmp_path: Path) -> None:
    file = tmp_path / "bc.docx"
    call_command("periodic_report", "mau-12", "--period", "2026-H1", "-o", str(file), stdout=StringIO())
    assert file.read_bytes().startswith(b"PK")
    wrong = {
        "Hãy ghi mẫu": ["mau-12"],
        "cần nơi ghi": ["mau-12", "--period", "2026-H1"],
        "Không có mẫu báo cáo": ["mau-99", "--period", "2026", "-o", "x"],
        "Không hiểu kỳ": ["mau-12", "--period", "hai", "-o", "x"],
        "không lập cho kỳ": ["phoi-hop-06c", "--period", "2026-H1", "-o", "x"],
        "Không ghi được tệp": ["mau-12", "--period", "2026-H1", "-o", "/khong/co/x.docx"],
    }
    for message, told in wrong.items():
        with pytest.raises(CommandError, match=message):
            call_command("periodic_report", *told, stdout=StringIO())


@pytest.mark.browser
def test_pages_are_accessible(year: Cast, moment: datetime, site: Site) -> None:
    report = opened(year)
    snapshot_of(year, report)
    accepted(year, moment)
    issue_report(by=year.director.actor, snapshot=snapshot_of(year, report), note="Gửi Cục bằng văn bản. " * 9)
    site.sign_in(year.director.user)
    for address in (
        "",
        f"{report.pk}/",
        f"{report.pk}/loi-van/",
        f"{report.pk}/{report.snapshots.first().pk}/ban-hanh/",
    ):
        assert_accessible(site.open(f"/bao-cao/{address}", width=PHONE))
    page = site.open("/bao-cao/", width=PHONE)
    page.get_by_role("button", name="Lập báo cáo", exact=True).click()
    assert_accessible(page)


def test_the_report_of_review_lists_the_documents_and_what_was_found(year: Cast) -> None:
    review = a_review(year.officer.actor)
    verdicts = {mark.pk: Verdict.FINDING for mark in review.marks.all()}
    decide_marks(by=year.officer.actor, review=review, verdicts=verdicts)
    propose(by=year.officer.actor, review=review, fields=ProposalFields("amend", "Sửa Điều 1."))
    submit_review(by=year.officer.actor, review=review)
    report = opened(year, "ra-soat", PERIODS[templates()["ra-soat"].periods[0]])
    today = timezone.localdate()
    assert "12/2019/QĐ-UBND" not in text_of(snapshot_of(year, report, today)), "nobody confirmed it yet"
    confirm_review(by=year.director.actor, review=review)
    said = text_of(snapshot_of(year, report, today))
    assert "Quyết định 12/2019/QĐ-UBND" in said
    assert "không còn Ủy ban nhân dân cấp huyện" in said
