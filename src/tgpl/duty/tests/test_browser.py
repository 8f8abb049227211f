"""The pages of the roster on a desk and on a phone, without a fault for assistive technology."""

import datetime as dt

import pytest
from django.utils import timezone

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible
from tgpl.duty.services import add_keeper
from tgpl.duty.testing import on_duty_every_day


@pytest.mark.browser
def test_the_roster_can_be_kept_by_everybody(site: Site, cast: Cast) -> None:
    today = timezone.localdate()
    centre = f"/truc/{cast.centre.pk}/"
    add_keeper(by=cast.director.actor, office=cast.centre, user=cast.reception.user, phone="+84907654321")
    on_duty_every_day(cast.centre, cast.officer.user, since=today + dt.timedelta(days=2))
    site.sign_in(cast.director.user)
    shown = today + dt.timedelta(days=3)
    pages = ["/truc/", f"{centre}nguoi-truc/", f"{centre}hang-tuan/", f"{centre}nhap/", f"{centre}ngay/{shown}/doi/"]
    for path in pages:
        assert_accessible(site.open(path, width=DESKTOP))
        assert_accessible(site.open(path, width=PHONE))
    page = site.open(f"{centre}nhap/", width=PHONE, theme="dark")
    page.get_by_label("Dán bảng trực vào đây").fill("31/02/2027\tKhông Ai")
    page.get_by_role("button", name="Nhập bảng").click()
    page.get_by_text("Dòng 1: “31/02/2027” không phải là ngày").first.wait_for()
    assert_accessible(page)
