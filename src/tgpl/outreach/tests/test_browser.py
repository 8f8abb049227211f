"""The library in a real browser: axe in every state, at phone width and at a desk."""

import pytest
from playwright.sync_api import Page, expect

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.outreach.testing import a_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def ask(page: Page, question: str) -> None:
    page.get_by_label("Bạn muốn biết điều gì?").fill(question)
    page.get_by_role("button", name="Tìm").click()


def see(page: Page, heading: str) -> None:
    expect(page.locator("main")).to_contain_text(heading)
    assert_accessible(page)


def test_looking_up(site: Site) -> None:
    page = site.open("/tra-cuu/", width=PHONE)
    see(page, "Tất cả các bài")
    ask(page, "")
    see(page, "Hãy viết điều bạn muốn biết")
    ask(page, "đất" * 60)
    see(page, "Chưa có bài nào trả lời câu này")
    page.emulate_media(color_scheme="dark")
    ask(page, "khuyet tat")
    see(page, "bài có thể giúp bạn")


def test_the_way_back_works_and_leaving_at_once_forgets_what_was_asked(site: Site) -> None:
    page = site.open("/tra-cuu/", width=PHONE)
    page.route("https://www.google.com/**", lambda route: route.fulfill(body="thời tiết"))
    ask(page, "khuyet tat co may muc do")
    page.locator(".mo-cards a").first.click()
    page.wait_for_url("**/tra-cuu/*/")
    page.go_back()
    expect(page.get_by_label("Bạn muốn biết điều gì?")).to_have_value("khuyet tat co may muc do")
    page.get_by_role("link", name="Thoát nhanh").click()
    page.wait_for_url("https://www.google.com/**")
    page.goto(f"{site.address}/tra-cuu/tim-thay/")
    assert page.url.endswith("/tra-cuu/")


def test_looking_up_works_without_scripts(site: Site) -> None:
    page = site.open("/tra-cuu/", scripts=False)
    ask(page, "khuyet tat")
    expect(page.locator(".mo-cards li").first).to_be_visible()


@pytest.mark.parametrize("reading", ["", "de-doc/"])
def test_reading_a_text(site: Site, reading: str) -> None:
    assert_accessible(site.open(f"/tra-cuu/quyen-cua-nguoi-khuyet-tat/{reading}", width=PHONE))
    assert_accessible(site.open(f"/tra-cuu/quyen-cua-nguoi-khuyet-tat/{reading}", forced=True))


def test_an_easy_list_is_as_large_as_its_sentences(site: Site) -> None:
    page = site.open("/tra-cuu/chong-danh-toi-lam-gi-truoc/de-doc/", width=PHONE, theme="dark")
    assert_accessible(page)
    sizes = [page.locator(f"#bai {part}").first.evaluate("e => getComputedStyle(e).fontSize") for part in ("p", "li")]
    assert sizes[0] == sizes[1]


def test_editing(site: Site, cast: Cast) -> None:
    plain, hard = a_draft(cast), a_draft(cast, easy="Cơ quan có thẩm quyền thụ lý hồ sơ.")
    site.sign_in(cast.director.user)
    drafts = "/lam-viec/bai-tra-cuu/ban-nhap/"
    for path in (
        "/lam-viec/bai-tra-cuu/",
        "/lam-viec/bai-tra-cuu/moi/",
        f"{drafts}{plain.pk}/",
        f"{drafts}{hard.pk}/",
        f"{drafts}{plain.pk}/sua/",
        "/lam-viec/bang-tu/",
    ):
        assert_accessible(site.open(path, width=PHONE))


def test_a_rejected_text_keeps_what_was_typed(site: Site, cast: Cast) -> None:
    site.sign_in(cast.officer.user)
    page = site.open("/lam-viec/bai-tra-cuu/moi/", width=PHONE)
    page.get_by_label("Tên bài").fill("Bài thiếu nguồn")
    page.get_by_role("button", name="Lưu bản nháp").click()
    assert page.get_by_label("Tên bài").input_value() == "Bài thiếu nguồn"
    assert_accessible(page)
