"""Somebody asks for help over a poor line: 50 kbit/s, 600 ms until anything answers, and the line cut three times.

How soon the very first view can be used on such a line is measured by `make wire`.
"""

import pytest
from playwright.sync_api import Page, Route, expect

from tgpl.accounts.testing import Cast
from tgpl.core.pages.display import COOKIE
from tgpl.core.testing.browser import Site
from tgpl.intake.models import Request
from tgpl.portal.tests.walking import EASY, ROOT, Person, answer_easily, follow, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
_KBITS, _DELAY = 50, 600
_BYTES_A_SECOND = _KBITS * 1000 / 8
SCAN = b"%PDF-1.7" + bytes(range(256)) * 140  # two pieces


class PoorLine:
    """The line of one page. What is under way when it is cut is lost."""

    def __init__(self, page: Page) -> None:
        self._talk = page.context.new_cdp_session(page)
        self._talk.send("Network.enable")
        self.cuts = 0
        self.mend()

    def cut(self) -> None:
        self.cuts += 1
        self._set(offline=True)

    def mend(self) -> None:
        self._set(offline=False)

    def _set(self, *, offline: bool) -> None:
        slow = {"downloadThroughput": _BYTES_A_SECOND, "uploadThroughput": _BYTES_A_SECOND, "latency": _DELAY}
        self._talk.send("Network.emulateNetworkConditions", {"offline": offline, **slow})


@pytest.mark.journey("poor_line")
def test_a_poor_line_cut_three_times(site: Site, cast: Cast, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    site.set_cookie(COOKIE, "reading=easy")
    page = site.open("/khong-co-mang/")
    line, person = PoorLine(page), Person(page)
    page.goto(f"{site.address}/")
    person.press("Viết cho chúng tôi")
    answer_easily(person, EASY[:2])
    line.cut()
    answer_easily(person, EASY[2:3])  # does not arrive
    expect(page.locator("main")).to_have_count(0)
    line.mend()
    page.reload()  # the browser sends it again
    answer_easily(person, EASY[3:])
    person.arrive(f"{ROOT}de/gui/")
    send_into_silence(person, line)
    page.reload()
    person.arrive(f"{ROOT}da-gui/")
    asked = follow(person)
    bring_paper(person, line)
    assert line.cuts == 3
    assert Request.objects.get() == asked
    with asked.papers.get().file.open() as file:
        assert file.read() == SCAN


def send_into_silence(person: Person, line: PoorLine) -> None:
    """The request arrives; the answer does not come back."""
    person.pressable("Đúng, gửi").click(no_wait_after=True)
    wait_until(person.page, Request.objects.exists)
    line.cut()
    expect(person.page.locator("main")).to_have_count(0)
    line.mend()


def bring_paper(person: Person, line: PoorLine) -> None:
    """A paper in two pieces, the second lost on its way: the first is not sent again."""
    page, offsets = person.page, []

    def pass_on(route: Route) -> None:
        if route.request.method == "PATCH":
            offsets.append(route.request.headers["upload-offset"])
        route.abort() if len(offsets) == 2 else route.continue_()

    person.press("Gửi thêm giấy tờ")
    person.arrive("/theo-doi/giay-to/")
    page.route("**/tai-len/**", pass_on)
    file = {"name": "giấy.pdf", "mimeType": "application/pdf", "buffer": SCAN}
    page.get_by_label("Ảnh hoặc tệp").set_input_files(file)
    wait_until(page, lambda: len(offsets) == 2)
    line.cut()
    expect(page.get_by_role("status")).to_contain_text("Mạng bị ngắt")
    line.mend()
    expect(page.get_by_role("status")).to_have_text("Đã nhận tệp: giấy.pdf", timeout=20_000)
    assert offsets == ["0", offsets[1], offsets[1]]
    page.get_by_label("Giấy khác").check()
    person.press("Gửi")
    page.get_by_text("Đã nhận giấy tờ của bạn.").wait_for()
