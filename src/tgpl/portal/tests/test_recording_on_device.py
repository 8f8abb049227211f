"""Recording without a line, in a real browser with a made-up microphone and camera."""

import pytest
from playwright.sync_api import Page, expect

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible, assert_large_targets
from tgpl.intake.models import Request, RequestPaper
from tgpl.intake.tests.writing import FOR_HERSELF
from tgpl.portal.tests.on_device import (
    APP,
    PASSPHRASE,
    answer,
    begin,
    cut_line,
    expect_in_list,
    finish,
    go_to_list,
    keep_app,
    kept_pieces,
    mend_line,
    write,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# As she writes it, but for what happened: that is told aloud.
BEFORE = dict(list(FOR_HERSELF.items())[:5]) | {
    "su-viec": {"matter_field": "family", "story": "", "told_by": ["speech"]}
}
AFTER = dict(list(FOR_HERSELF.items())[7:])
DENY = """() => void (navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException("", "NotAllowedError"); })"""
FULL = """() => void (navigator.storage.estimate = async () => ({ quota: 1000, usage: 999 }))"""


@pytest.fixture
def device(site: Site, cast: Cast, settings, tmp_path) -> Page:
    """A telephone with the app on it, and no line, on the page where it is told aloud."""
    settings.MEDIA_ROOT = tmp_path
    page = site.open(APP, width=PHONE, worker=True)
    keep_app(page)
    cut_line(page.context)
    page.reload()
    begin(page)
    answer(page, BEFORE)
    page.get_by_role("button", name="Bắt đầu ghi âm").wait_for()
    return page


def said(page: Page):
    return page.locator("[data-said]")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).press("Enter")


def record(page: Page, pieces: int = 2) -> None:
    press(page, "Bắt đầu ghi âm")
    expect(said(page)).to_have_text("Đang ghi.")
    while len(kept_pieces(page)) < pieces:
        page.wait_for_timeout(100)


def test_speech_is_recorded_without_a_line_and_goes_with_its_request(device: Page) -> None:
    assert_accessible(device)
    device.get_by_role("button", name="Tiếp tục").click()
    expect(device.locator(".govuk-error-summary")).to_contain_text("Hãy ghi một đoạn")
    assert_accessible(device)
    record(device)
    assert_accessible(device)
    assert_large_targets(device)
    press(device, "Dừng")
    expect(said(device)).to_contain_text("Đoạn ghi nằm khóa trên máy này")
    assert not any("webm" in piece or "Opus" in piece for piece in kept_pieces(device))
    assert_accessible(device)
    device.get_by_role("button", name="Tiếp tục").click()
    write(device, AFTER)
    expect(device.locator("main")).to_contain_text("Đã ghi, đang khóa trên máy này")
    finish(device)
    device.reload()  # locked: it goes without a passphrase
    go_to_list(device)
    expect(device.locator("main")).to_contain_text("Tệp không có đoạn ghi âm, quay hình")
    mend_line(device.context)
    expect_in_list(device, "Trung tâm đã nhận")
    assert kept_pieces(device) == []
    paper = RequestPaper.objects.get()
    assert (paper.kind, paper.request) == ("speech", Request.objects.get())
    with paper.file.open() as kept:
        assert kept.read(4) == b"\x1a\x45\xdf\xa3"  # whole, and opened: WebM


def test_a_killed_tab_keeps_it_and_it_is_played_removed_and_done_again(device: Page) -> None:
    record(device)
    place = device.url.partition("#")[2]
    again = device.context.new_page()
    device.close()
    again.goto(device.url.partition("#")[0])
    again.get_by_role("link", name="Yêu cầu số 1").click()
    again.get_by_label("Mật khẩu của yêu cầu này").fill(PASSPHRASE)
    again.get_by_role("button", name="Mở khóa").click()
    again.get_by_role("link", name="Viết tiếp").wait_for()
    again.evaluate("place => { location.hash = place }", place)
    expect(said(again)).to_have_text("Đoạn ghi lần trước vẫn còn trên máy này.")
    again.wait_for_function("() => document.querySelector('audio[data-play]').readyState > 0")
    press(again, "Xóa đoạn ghi")
    expect(said(again)).to_have_text("Đã xóa đoạn ghi.")
    assert kept_pieces(again) == []


def test_what_stands_in_the_way_is_said_and_there_is_another_way(device: Page) -> None:
    device.evaluate(FULL)
    press(device, "Bắt đầu ghi âm")
    expect(said(device)).to_contain_text("sắp hết chỗ trống")
    device.reload()
    device.get_by_label("Mật khẩu của yêu cầu này").fill(PASSPHRASE)
    device.get_by_role("button", name="Mở khóa").click()
    device.get_by_role("link", name="Viết tiếp").click()
    device.evaluate(DENY)
    press(device, "Bắt đầu ghi âm")
    expect(said(device)).to_contain_text("Chưa được dùng micrô")
    assert_accessible(device)
    device.get_by_label("Tôi không ghi được").check()
    device.get_by_role("button", name="Tiếp tục").click()
    write(device, AFTER)
