"""The pages of this room on a desk and on a phone, without a fault for assistive technology."""

import pytest

from tgpl.accounts.actor import Actor
from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible
from tgpl.deadlines.services import fill_year
from tgpl.deadlines.tests.access import DOORS

TRIAL = "/thoi-han/missing_papers/?date_day=10&date_month=2&date_year=2026&exceptions=force_majeure"


@pytest.mark.browser
def test_limits_clocks_and_days_can_be_read_by_everybody(site: Site, cast: Cast) -> None:
    fill_year(by=Actor.system(), year=2026)
    clock = DOORS["deadlines:explain_clock"].given(cast)["pk"]
    site.sign_in(cast.department_officer.user)
    pages = ["/thoi-han/", TRIAL, f"/thoi-han/dong-ho/{clock}/", "/lich-lam-viec/2026/", "/lich-lam-viec/2027/"]
    for path in pages:
        for width in (DESKTOP, PHONE):
            assert_accessible(site.open(path, width=width))


@pytest.mark.browser
def test_an_officer_corrects_the_calendar_without_scripts(site: Site, cast: Cast) -> None:
    site.sign_in(cast.department_officer.user)
    page = site.open("/lich-lam-viec/2026/", scripts=False)
    page.get_by_role("link", name="Thêm ngày").click()
    page.get_by_role("button", name="Ghi ngày này").click()
    assert_accessible(site.open(page.url))
    for label, value in (
        ("Ngày", "2"),
        ("Tháng", "1"),
        ("Năm", "2026"),
        ("Tên ngày", "Nghỉ thêm"),
        ("Căn cứ", "TB thử"),
    ):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Ngày nghỉ").check()
    page.get_by_role("button", name="Ghi ngày này").click()
    assert page.get_by_text("Đã ghi ngày 02/01/2026 Nghỉ thêm").is_visible()
    page.get_by_role("button", name="Bỏ ngày 02/01/2026").click()
    assert page.get_by_text("Đã bỏ ngày 02/01/2026 khỏi lịch").is_visible()
