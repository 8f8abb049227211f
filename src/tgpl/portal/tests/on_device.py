"""A person at a device without a line, in a real browser."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

APP = "/tren-may-nay/"
_AT = "name => location.hash.endsWith(`/${name}`) && document.querySelector('progress')"
PASSPHRASE = "bốn từ dễ nhớ"
_PIECES = """async () => {
    const { entries, pieces } = await import("/static/portal/store.js");
    const kept = await Promise.all((await entries()).flatMap((one) => one.recordings ?? []).map(pieces));
    return kept.flat().map(({ bytes }) => new TextDecoder("latin1").decode(bytes)); }"""


def keep_app(page: Page) -> None:
    """Waits until the device holds everything that works without a line."""
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")


def begin(page: Page, passphrase: str = PASSPHRASE) -> None:
    """A new request, up to its first page."""
    page.get_by_role("link", name="Viết yêu cầu mới").click()
    page.get_by_label("Mật khẩu", exact=True).fill(passphrase)
    page.get_by_label("Viết lại mật khẩu").fill(passphrase)
    page.get_by_role("button", name="Bắt đầu viết").click()
    page.get_by_text("Bước 1 trong").wait_for()


def write(page: Page, pages: Mapping[str, Mapping[str, Any]]) -> None:
    """Every page in turn, up to what is read back."""
    answer(page, pages)
    page.get_by_role("heading", name="Đọc lại trước khi gửi").wait_for()


def answer(page: Page, pages: Mapping[str, Mapping[str, Any]]) -> None:
    """These pages, which come next."""
    for name, boxes in pages.items():
        page.wait_for_function(_AT, arg=name)
        fill_in(page, boxes)
        page.get_by_role("button", name="Tiếp tục").click()


def fill_in(page: Page, boxes: Mapping[str, Any]) -> None:
    for name, told in boxes.items():
        box = page.locator(f'main [name="{name}"]')
        if told == "on":
            box.check()
        elif box.first.get_attribute("type") in ("radio", "checkbox"):
            for value in told if isinstance(told, list) else [told]:
                page.locator(f'main [name="{name}"][value="{value}"]').check()
        else:
            box.fill(told)


def finish(page: Page) -> None:
    """Into the queue."""
    page.get_by_role("button", name="Xếp vào hàng gửi").click()
    page.locator(".govuk-panel").wait_for()


def go_to_list(page: Page) -> None:
    page.evaluate("location.hash = ''")
    page.get_by_role("heading", name="Yêu cầu trên máy này").wait_for()


def expect_in_list(page: Page, words: str) -> None:
    expect(page.locator(".mo-entries")).to_contain_text(words, timeout=20_000)


def cut_line(context: BrowserContext) -> None:
    context.set_offline(True)


def mend_line(context: BrowserContext) -> None:
    context.set_offline(False)


def kept_pieces(page: Page) -> list[str]:
    """The pieces of recordings that this device keeps, as they lie there."""
    pieces: list[str] = page.evaluate(_PIECES)
    return pieces
