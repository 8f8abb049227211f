"""Signing in as a person does: in a browser, with a key or a code, by keyboard and at any width."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from tgpl.accounts.testing import PASSWORD, Cast
from tgpl.core.testing.browser import Site, assert_accessible, assert_accessible_in_every_look

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A computer that knows its owner's finger, as Chromium can pretend to be.
COMPUTER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_key_reader(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": COMPUTER})


def sign_in(page: Page, username: str) -> None:
    page.get_by_label("Tên đăng nhập").fill(username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def confirm_password(page: Page) -> None:
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()


def sign_out(page: Page, site: Site) -> None:
    page.goto(f"{site.address}/dang-xuat/")
    page.get_by_role("button", name="Đăng xuất").click()
    expect(page.get_by_text("Bạn đã đăng xuất.")).to_be_visible()


def test_a_passkey_is_added_and_then_opens_the_account_without_a_password(cast: Cast, site: Site) -> None:
    page = site.open("/dang-nhap/?next=/tai-khoan/bao-ve/khoa/them/")
    give_key_reader(page)
    sign_in(page, "director")
    confirm_password(page)
    assert_accessible(page)
    page.get_by_role("button", name="Thêm khóa truy cập").click()
    expect(page.get_by_role("heading", name="Mã dự phòng")).to_be_visible()
    page.goto(f"{site.address}/tai-khoan/xac-nhan/khoa/")
    assert_accessible_in_every_look(page)

    sign_out(page, site)
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page.get_by_role("heading", name="Việc cần làm")).to_be_visible()
    assert_accessible(page)

    sign_out(page, site)
    sign_in(page, "director")
    expect(page.get_by_role("heading", name="Xác nhận bước hai")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Dùng khóa truy cập").click()
    expect(page.get_by_role("heading", name="Việc cần làm")).to_be_visible()


def test_without_a_key_the_page_says_so_and_stays(cast: Cast, site: Site) -> None:
    page = site.open("/dang-nhap/")
    give_key_reader(page)
    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa dùng được khóa truy cập", timeout=70_000)


def test_an_app_is_set_up_and_its_code_opens_the_account(cast: Cast, site: Site) -> None:
    page = site.open("/dang-nhap/?next=/tai-khoan/bao-ve/ung-dung/")
    sign_in(page, "director")
    confirm_password(page)
    assert_accessible(page)
    secret = page.locator(".mo-code").inner_text()
    page.get_by_label("Mã 6 chữ số").fill(code(secret))
    page.get_by_role("button", name="Bật ứng dụng tạo mã").click()
    expect(page.get_by_role("heading", name="Mã dự phòng")).to_be_visible()

    sign_out(page, site)
    sign_in(page, "director")
    assert_accessible(page)
    page.get_by_label("Mã", exact=True).fill(code(secret, periods_later=1))
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.get_by_role("heading", name="Việc cần làm")).to_be_visible()


def code(secret: str, periods_later: int = 0) -> str:
    """What the app shows; the next code too, since each is good for one use."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + periods_later))


def test_a_form_sent_after_the_session_ended_is_sent_again_by_one_button(cast: Cast, site: Site) -> None:
    page = site.open(f"/dang-nhap/?next=/quan-tri/co-quan/{cast.branch.pk}/sua/")
    sign_in(page, "administrator")
    page.get_by_label("Tên đầy đủ").fill("Chi nhánh số 1 đã đổi tên")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lưu").click()
    sign_in(page, "administrator")
    expect(page.get_by_text("Bạn đã bị đăng xuất khi đang gửi")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Gửi lại").click()
    expect(page.get_by_role("heading", name="Chi nhánh số 1 đã đổi tên")).to_be_visible()
