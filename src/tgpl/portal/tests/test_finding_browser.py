"""Finding help in a real browser: narrow, wide, the nearest first, and without a line."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible, assert_large_targets, picture
from tgpl.directory.models import Place
from tgpl.directory.services import add_practitioner
from tgpl.portal.tests.on_device import cut_line, keep_app

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def open_doors(cast: Cast) -> None:
    Place.objects.create(agency=cast.centre, latitude="20.86500", longitude="106.68300", step_free=False)
    Place.objects.create(agency=cast.branch, latitude="20.80400", longitude="106.58200", step_free=True)
    add_practitioner(
        by=cast.director.actor, full_name="Mai Thị Ký Hiệu", gender="female", agency=cast.branch,
        kind="legal_aid_officer", valid_from=date(2020, 1, 1), fields=["land"], knows_sign_language=True,
    )  # fmt: skip


def test_help_is_found_nearest_first_and_again_without_a_line(site: Site, cast: Cast) -> None:
    open_doors(cast)
    page = site.open("/tim-noi-giup/", width=PHONE, worker=True)
    assert_accessible(page)
    assert_large_targets(page)
    picture(page, "find-phone")
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 20.805, "longitude": 106.581})
    page.get_by_role("button", name="Xếp nơi gần tôi lên trước").click()
    expect(page.get_by_role("status")).to_contain_text(f"Gần nhất: {cast.branch.name}")
    assert page.locator("[data-at] h3").first.inner_text() == cast.branch.name
    assert_accessible(page)

    keep_app(page)
    cut_line(page.context)
    page.goto(f"{site.address}/tim-noi-giup/?gender=male")
    expect(page.get_by_role("heading", name=cast.branch.name)).to_be_visible()
    expect(page.locator("main")).to_contain_text("Danh sách lấy lúc")


def test_the_states_of_the_page_and_the_page_of_an_officer(site: Site, cast: Cast) -> None:
    page = site.open("/tim-noi-giup/?commune=Xứ+Thần+Tiên&step_free=on", width=DESKTOP, theme="dark")
    assert_accessible(page)  # nothing found, an unknown commune
    picture(page, "find-nothing")
    site.sign_in(cast.director.user)
    page = site.open(f"/lam-viec/noi-don-nguoi-dan/{cast.centre.pk}/", width=PHONE)
    page.get_by_label("Thứ Hai").fill("sáng")
    page.get_by_role("button", name="Ghi", exact=True).click()
    assert_accessible(page)
    picture(page, "place-wrong")
    page.goto(f"{site.address}/lam-viec/noi-don-nguoi-dan/")
    assert_accessible(page)
