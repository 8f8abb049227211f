"""The whole road once, in one real browser: a plan comes in, a person is helped, the report goes out."""

from datetime import date
from importlib import resources

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tgpl.accounts.testing import Cast, Member
from tgpl.cases.models import Case
from tgpl.cases.testing import practitioner
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.intake.models import Request
from tgpl.intake.tests.test_asking_browser import fill_in, go_on
from tgpl.intake.tests.writing import FOR_HERSELF, ROOT
from tgpl.plans.models import Plan

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()
    assert_accessible(page)


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_load_state()
    assert_accessible(page)


def write_date(page: Page, field: str, day: date) -> None:
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.locator(f'[name="{field}_{part}"]').fill(str(value))


def bring_in_the_plan(site: Site, officer: Member) -> Plan:
    site.sign_in(officer.user)
    page = site.open("/ke-hoach/nhap/")
    assert_accessible(page)
    with resources.as_file(resources.files("tgpl.demo").joinpath("data/plan.txt")) as document:
        page.set_input_files("input[type=file]", document)
    press(page, "Đọc tệp")
    press(page, "Xác nhận kế hoạch")
    assert "Kế hoạch đã được xác nhận" in page.content()
    return Plan.objects.get()


def ask_for_help(site: Site) -> Request:
    page = site.open(ROOT, width=PHONE)
    follow(page, "Bắt đầu")
    for typed in FOR_HERSELF.values():
        assert_accessible(page)
        fill_in(page, typed)
        go_on(page)
    go_on(page, "Gửi yêu cầu")
    assert_accessible(page)
    asked = Request.objects.get()
    assert asked.reference in page.content()
    return asked


def check_eligibility(site: Site, reception: Member, asked: Request) -> None:
    site.sign_in(reception.user)
    page = site.open("/lam-viec/yeu-cau/")
    follow(page, asked.person.full_name)
    follow(page, "Kiểm tra diện")
    press(page, "Xem đề xuất")
    assert "Thuộc diện" in page.content()
    press(page, "Ghi kết luận")


def accept_and_assign(site: Site, director: Member, asked: Request, officer: Member) -> Case:
    site.sign_in(director.user)
    page = site.open(f"/lam-viec/yeu-cau/{asked.reference}/")
    follow(page, "Thụ lý")
    press(page, "Vào sổ thụ lý")
    case = Case.objects.get()
    assert case.code == f"TT.TGTT.01.{timezone.localdate().year}"
    follow(page, "Cử người thực hiện")
    page.get_by_label(officer.user.full_name).check()
    press(page, "Kiểm tra xung đột lợi ích")
    press(page, "Cử người này")
    return case


def work_and_close(site: Site, officer: Member, case: Case) -> None:
    site.sign_in(officer.user)
    page = site.open(f"/lam-viec/vu-viec/{case.code}/", width=PHONE)
    follow(page, "Ghi công việc")
    write_date(page, "done_on", timezone.localdate())
    page.get_by_label("Thời gian (phút)").fill("90")
    page.get_by_label("Nội dung").fill("Gặp người được trợ giúp tại nhà.")
    press(page, "Ghi")
    follow(page, "Thêm giấy tờ")
    page.get_by_label("Tên giấy tờ").fill("Bản bảo vệ quyền và lợi ích hợp pháp")
    press(page, "Thêm vào hồ sơ")
    follow(page, "Kết thúc vụ việc")
    page.get_by_label("Hoàn thành yêu cầu").check()
    page.get_by_label("Kết quả").fill("Tòa án chấp nhận yêu cầu.")
    for met in page.get_by_label("Đã đáp ứng").all():
        met.check()
    press(page, "Kết thúc")
    case.refresh_from_db()
    assert case.status == "ended"


def report_on_the_plan(site: Site, officer: Member, plan: Plan) -> None:
    site.sign_in(officer.user)
    page = site.open(f"/ke-hoach/{plan.pk}/")
    assert_accessible(page)
    figure = page.locator("main a[href*='/chi-so/']").first
    figure.click()
    page.wait_for_load_state()
    assert_accessible(page)
    page.goto(f"{site.address}/bao-cao/")
    page.get_by_role("button", name="Lập báo cáo").first.click()
    page.wait_for_load_state()
    press(page, "Chốt số liệu")
    for kind, start in (("pdf", b"%PDF-1.7"), ("docx", b"PK")):
        with page.expect_download() as download:
            page.locator(f"a[href$='/{kind}/']").first.click()
        assert download.value.path().read_bytes().startswith(start)


def test_the_whole_road(site: Site, cast: Cast) -> None:
    practitioner(cast, cast.officer)
    plan = bring_in_the_plan(site, cast.department_officer)
    site.cookies.clear()
    asked = ask_for_help(site)
    check_eligibility(site, cast.reception, asked)
    site.cookies.clear()
    case = accept_and_assign(site, cast.director, asked, cast.officer)
    site.cookies.clear()
    work_and_close(site, cast.officer, case)
    site.cookies.clear()
    report_on_the_plan(site, cast.department_officer, plan)
