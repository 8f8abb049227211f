"""Recording speech and signs in a real browser, with a made-up microphone and camera."""

import gzip

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible, assert_large_targets, picture
from tgpl.core.testing.files import speech
from tgpl.intake.forms.telling import Signs
from tgpl.intake.models import Draft
from tgpl.intake.services import add_request_paper
from tgpl.intake.testing import ask
from tgpl.intake.tests.test_telling import AFTER, MATTER
from tgpl.intake.tests.writing import FOR_HERSELF, ROOT, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SPEAKING, SIGNING = f"{ROOT}ke-bang-loi/", f"{ROOT}ke-bang-ky-hieu/"
PIECES = """async () => {
    const opened = indexedDB.open("tgpl-mo-ghi");
    const database = await new Promise((done) => (opened.onsuccess = () => done(opened.result)));
    const all = database.transaction("pieces").objectStore("pieces").getAll();
    const pieces = await new Promise((done) => (all.onsuccess = () => done(all.result)));
    database.close();
    return pieces.map(({ bytes }) => new TextDecoder("latin1").decode(bytes)); }"""


DENY = """() => void (navigator.mediaDevices.getUserMedia = async () => {
    throw new DOMException("", "NotAllowedError"); })"""


@pytest.fixture
def device(site: Site, cast: Cast, client: Client, settings, tmp_path) -> Site:
    """Somebody who chose to tell it aloud and in signs."""
    settings.MEDIA_ROOT = tmp_path
    write(client, {name: told for name, told in FOR_HERSELF.items() if name not in {"su-viec", *AFTER}})
    client.post(f"{ROOT}su-viec/", MATTER | {"told_by": ["speech", "signs"]})
    site.set_cookie("ban-viet", client.cookies["ban-viet"].value)
    return site


def said(page: Page):
    return page.locator("[data-said]")


def added_weight(page: Page) -> int:
    """Bytes, compressed, that come for this page alone: itself, and scripts that only recording needs."""
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    own = [page.url, *(name for name in asked if "/uploads/" in name)]
    return sum(len(gzip.compress(page.request.get(name).body())) for name in own)


def press(page: Page, name: str) -> None:
    """By the keyboard, where the keyboard is."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")


def test_speech_is_recorded_by_keyboard_and_outlives_its_tab(device: Site) -> None:
    page = device.open(SPEAKING, width=PHONE)
    expect(page.get_by_text("Còn 5 phút 0 giây")).to_be_visible()
    assert added_weight(page) <= 10_000
    assert_accessible(page)
    picture(page, "speech-idle")
    press(page, "Bắt đầu ghi âm")
    expect(said(page)).to_have_text("Đang ghi.")
    assert page.evaluate("document.activeElement.dataset.do") == "stop"
    assert_accessible(page)
    assert_large_targets(page)
    picture(page, "speech-recording")
    press(page, "Tạm dừng")
    expect(said(page)).to_have_text("Đang tạm dừng.")
    page.wait_for_function(f"async () => (await ({PIECES})()).length > 0")
    press(page, "Ghi tiếp")
    page.wait_for_function(f"async () => (await ({PIECES})()).length > 1")
    assert not any("webm" in piece or "Opus" in piece for piece in page.evaluate(PIECES))  # sealed

    again = page.context.new_page()  # the tab is killed in the middle of a word
    page.close()
    again.goto(f"{device.address}{SPEAKING}")
    expect(said(again)).to_have_text("Đoạn ghi lần trước vẫn còn trên máy này.")
    assert_accessible(again)
    picture(again, "speech-review")
    press(again, "Gửi đoạn này")
    expect(again.locator(".mo-file__said")).to_have_text("Đã nhận tệp: ghi-am.webm")
    again.wait_for_function(f"async () => (await ({PIECES})()).length === 0")
    assert_accessible(again)
    again.get_by_role("button", name="Tiếp tục").click()
    again.wait_for_url(f"**{SIGNING}")
    assert Draft.objects.get().answers["ke-bang-loi"]["recording_sent"] != [""]


def test_signs_are_recorded_seen_again_and_done_again(device: Site) -> None:
    page = device.open(SIGNING, width=DESKTOP, theme="dark")
    page.evaluate(DENY)
    press(page, "Bắt đầu quay")
    expect(said(page)).to_contain_text("Chưa được dùng máy quay")
    assert_accessible(page)
    page.reload()
    press(page, "Bắt đầu quay")
    expect(said(page)).to_have_text("Đang ghi.")
    expect(page.get_by_text("Còn 2 phút 58 giây")).to_be_visible()
    assert_accessible(page)
    picture(page, "signs-recording")
    press(page, "Dừng")
    expect(said(page)).to_have_text("Đã dừng. Hãy xem lại, rồi bấm Gửi đoạn này.")
    page.wait_for_function("() => document.querySelector('[data-play]').readyState > 0")
    assert_accessible(page)
    picture(page, "signs-review")
    press(page, "Xóa đoạn ghi")
    expect(said(page)).to_have_text("Đã xóa đoạn ghi.")
    assert page.evaluate(PIECES) == []
    press(page, "Bắt đầu quay")
    expect(page.get_by_text("Còn 2 phút 58 giây")).to_be_visible()
    page.get_by_role("button", name="Tiếp tục").click()  # still recording: it stops, to be seen again first
    expect(said(page)).to_have_text("Đã dừng. Hãy xem lại, rồi bấm Gửi đoạn này.")
    page.get_by_role("button", name="Tiếp tục").click()  # goes along without being asked for
    page.wait_for_url(f"**{SPEAKING}")
    assert Draft.objects.get().answers["ke-bang-ky-hieu"]["recording_sent"] != [""]


def test_without_a_recorder_and_without_scripts_other_ways_are_named(device: Site) -> None:
    page = device.open(SIGNING, scripts=False)
    expect(page.get_by_text("trình duyệt đang tắt JavaScript")).to_be_visible()
    page.get_by_label(str(Signs.base_fields["to_meet"].label)).check()
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url(f"**{SPEAKING}")  # what is not told yet
    old = device.open(f"{ROOT}cho-ai/", width=PHONE)
    old.add_init_script("delete globalThis.MediaRecorder")
    old.goto(f"{device.address}{SPEAKING}")
    expect(said(old)).to_contain_text("Hãy chọn một cách khác ở dưới")
    assert_accessible(old)


@pytest.mark.parametrize(("width", "theme"), [(PHONE, "light"), (DESKTOP, "dark")])
def test_a_colleague_hears_it_and_writes_it_down(
    site: Site, cast: Cast, moment, settings, tmp_path, width, theme
) -> None:
    settings.MEDIA_ROOT = tmp_path
    asked = ask(cast.centre, moment)
    paper = add_request_paper(
        by=cast.reception.actor, request=asked, kind="speech", title="Lời kể", file=speech(), at=moment
    )
    site.sign_in(cast.reception.user)
    page = site.open(f"/lam-viec/yeu-cau/{asked.reference}/loi-ke/{paper.uid}/", width=width, theme=theme)
    page.wait_for_function("() => document.querySelector('audio').readyState > 0")
    assert_accessible(page)
    picture(page, f"hear-{theme}")
    page.get_by_label("Lời kể, do cán bộ nghe và ghi").fill("Tiếng bíp.")
    page.get_by_role("button", name="Lưu lời kể").click()
    page.get_by_text("Đã ghi lời kể.").wait_for()
    assert_accessible(page)
