"""Whoever takes the telephone and reads its disk finds no name, no number and no story."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tgpl.core.testing.browser import CHROMIUM, MADE_UP_DEVICES
from tgpl.intake.tests.writing import FOR_ANOTHER, FOR_HERSELF
from tgpl.portal.tests.on_device import APP, answer, begin, cut_line, finish, go_to_list, keep_app, kept_pieces, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# What must not be found. The neutral word must be: it shows that the search would have found the others.
SECRETS = [
    "TRẦN THỊ MẪU",
    "Nguyễn Văn Thử",
    "Lê Văn Láng",
    "031 185 000 001",
    "031185000001",
    "0912 888 777",
    "0912888777",
    "Chồng tôi đánh tôi",
    "Bị lấy mất đất",
    "Chị Lan",
    "mật khẩu một",
    "mật khẩu hai",
]
NEUTRAL = "kiem-chung-tim-duoc"
# How recordings of this browser begin, and the names of their codes inside.
OF_RECORDINGS = [b"\x1a\x45\xdf\xa3", b"A_OPUS", b"OpusHead", b"V_VP8"]


def written(profile: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file of the profile as it lies there, and inflated where it is compressed."""
    for path in profile.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            yield path, content
            yield path, inflated(content)


def inflated(content: bytes) -> bytes:
    """Whatever deflate or gzip streams lie in a file."""
    found = b""
    for start in (m.start() for m in re.finditer(rb"\x1f\x8b\x08", content)):
        try:
            found += zlib.decompressobj(31).decompress(content[start:], 5_000_000)
        except zlib.error:
            continue
    return found


def forms_of(words: str) -> list[bytes]:
    """How a browser may write it: leveldb and caches in UTF-8, strings of scripts in UTF-16."""
    return [words.encode(), words.encode("utf-16-le"), words.encode("utf-16-be"), words.encode("latin-1", "ignore")]


def found_in(profile: Path, words: str) -> list[str]:
    forms = [form for form in forms_of(words) if len(form) > 5]
    return [str(path) for path, content in written(profile) if any(form in content for form in forms)]


def record_both_ways(page: Page) -> None:
    """The same person tells it once more, aloud and in signs."""
    page.locator('main a[href$="/su-viec"]').first.click()
    answer(page, {"su-viec": {"told_by": ["speech", "signs"]}})
    for button in ("Bắt đầu ghi âm", "Bắt đầu quay"):
        before = len(kept_pieces(page))
        page.get_by_role("button", name=button).click()
        while len(kept_pieces(page)) < before + 2:
            page.wait_for_timeout(100)
        page.get_by_role("button", name="Dừng", exact=True).click()
        page.get_by_role("button", name="Xóa đoạn ghi").wait_for()
        page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("heading", name="Đọc lại trước khi gửi").wait_for()


@pytest.fixture
def profile(playwright: Playwright, live_server, cast, tmp_path) -> Path:
    """The disk of a device on which two people's requests were written, one of them left half done."""
    folder = tmp_path / "profile"
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", *MADE_UP_DEVICES], locale="vi-VN"
    )
    page = context.pages[0]
    page.goto(live_server.url + APP)
    keep_app(page)
    cut_line(context)
    begin(page, "mật khẩu một")
    write(page, FOR_HERSELF | {"lien-lac": {"phone": "0912 888 777"}})  # a number that is no example of ours
    finish(page)
    go_to_list(page)
    begin(page, "mật khẩu hai")
    write(page, FOR_ANOTHER)
    record_both_ways(page)
    page.evaluate("words => { localStorage.setItem('a', words); indexedDB.open(words) }", NEUTRAL)
    page.wait_for_timeout(1500)
    context.close()
    return folder


def test_nothing_personal_can_be_read_on_the_disk(profile: Path) -> None:
    assert found_in(profile, NEUTRAL), "the search itself does not work"
    assert {words: found_in(profile, words) for words in SECRETS} == {words: [] for words in SECRETS}
    assert {path for path, content in written(profile) if any(mark in content for mark in OF_RECORDINGS)} == set()
    assert any(path.stat().st_size for path in profile.rglob("IndexedDB/**/*.log"))
