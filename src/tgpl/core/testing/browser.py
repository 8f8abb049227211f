"""Pages in a real browser: a pytest plugin (registered in conftest.py).

    @pytest.mark.browser
    def test_home(site: Site) -> None:
        page = site.open("/", width=320, theme="dark")
        page.get_by_role("link", name="Yêu cầu giúp đỡ").click()
        assert_accessible(page)

`site` serves the product on this machine with the test's own database. `site.sign_in(user)` signs a person in.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

CHROMIUM = os.environ.get("TGPL_CHROMIUM", "/usr/bin/chromium")
PHONE, DESKTOP = 320, 1280
# Every rule of WCAG 2.0 to 2.2 A and AA, and axe's best practice. No rule is ever switched off.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Of what is well, axe reports one example for each rule: the whole of it is half a megabyte a page.
_OPTIONS = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
# A camera that shows a clock and a microphone that beeps; pages that may use them are allowed to.
MADE_UP_DEVICES = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
Theme = Literal["light", "dark", "no-preference"]


@dataclass(frozen=True)
class Look:
    """How a device shows pages, and what its person chose on the page of display (as its cookie says it)."""

    width: int
    theme: Theme = "light"
    forced: bool = False
    display: str = ""


LOOKS = {
    "phone": Look(PHONE),  # and the screen of a computer at 400 %
    "dark_and_large": Look(DESKTOP, theme="dark", display="size=400&spacing=wide&face=andika"),
    "forced_colours": Look(DESKTOP, forced=True, display="reading=easy&contrast=high"),
}


@dataclass
class Site:
    """The product as a person at a browser meets it."""

    address: str
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    cookies: list[dict[str, Any]] = field(default_factory=list)

    def sign_in(self, user: Any) -> None:
        """Every page opened from now on is `user`'s."""
        client = Client()
        client.force_login(user)
        self.set_cookie(settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value)

    def set_cookie(self, name: str, value: str) -> None:
        self.cookies.append({"name": name, "value": value, "url": self.address})

    def open(
        self,
        path: str = "/",
        *,
        width: int = DESKTOP,
        theme: Theme = "light",
        forced: bool = False,
        scripts: bool = True,
        worker: bool = False,
        zoom: int = 1,
    ) -> Page:
        """A new window on `path`, as this kind of device shows it. A wrong answer of a script fails the test.

        `worker`: what the device keeps to work without a line is fetched as well. `zoom`: the window shows its pages so
        many times as large, and so much less of them.
        """
        context = self.browser.new_context(
            viewport={"width": width // zoom, "height": 900 // zoom},
            device_scale_factor=zoom,
            color_scheme=theme,
            forced_colors="active" if forced else "none",
            java_script_enabled=scripts,
            service_workers="allow" if worker else "block",
            reduced_motion="reduce",
            locale="vi-VN",
        )
        context.add_cookies(self.cookies)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", fail)
        page.goto(path if urlsplit(path).netloc else self.address + path)
        return page


def fail(error: Exception) -> None:
    raise error


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # The browser's driver runs an event loop in this thread, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = playwright.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", *MADE_UP_DEVICES]
    )
    yield chromium
    chromium.close()


@pytest.fixture
def site(live_server: Any, browser: Browser) -> Iterator[Site]:
    """The product, served; windows are closed when the test ends."""
    running = Site(live_server.url, browser)
    yield running
    for context in running.contexts:
        context.close()


_DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def dress(page: Page, look: Look) -> None:
    """The window becomes that of another device; what was chosen for display comes with the next page."""
    page.set_viewport_size({"width": look.width, "height": 900})
    page.emulate_media(color_scheme=look.theme, forced_colors="active" if look.forced else "none")
    page.evaluate(_DRAWN)


def assert_accessible_in_every_look(page: Page) -> None:
    for look in LOOKS.values():
        dress(page, look)
        assert_accessible(page)


def assert_accessible(page: Page) -> None:
    """No fault by axe at WCAG 2.2 A and AA and best practice, and no sideways scrolling of the page."""
    page.wait_for_load_state()  # a page still without its style sheet is another page
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate("options => axe.run(document, options)", _OPTIONS))
    assert not found.violations_count, f"{page.url}: {found.generate_report()}"
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px wider than its window"


# Every line of text against the window and whatever cuts off what does not fit into it.
_CUT_OFF = """() => {
    const beside = ".govuk-visually-hidden, .govuk-skip-link, script, style, template", found = [];
    const cuts = (part) => [...function* () {
        for (let up = part; up && up !== document.body; up = up.parentElement)
            if (getComputedStyle(up).overflowX !== "visible") yield up.getBoundingClientRect();
    }()];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), line = document.createRange();
    while (texts.nextNode()) {
        const { currentNode: text } = texts, part = text.parentElement;
        if (!text.data.trim() || part.closest(beside) || part.offsetWidth <= 1 || !part.checkVisibility()) continue;
        line.selectNodeContents(text);
        const frames = [{ left: 0, right: innerWidth, bottom: Infinity }, ...cuts(part)];
        const isCut = (box) => frames.some((frame) =>
            box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1);
        if ([...line.getClientRects()].some(isCut)) found.push(text.data.trim());
    }
    return found; }"""


def assert_nothing_cut_off(page: Page) -> None:
    """No text stands outside the window or outside the part that it is in."""
    cut = page.evaluate(_CUT_OFF)
    assert not cut, f"{page.url}: {cut}"


# Links in the middle of a sentence are as high as their line (WCAG 2.5.8 lets them be).
_SMALL_TARGETS = """least => [...document.querySelectorAll("a, button, summary, input, select, textarea")]
    .filter(one => one.checkVisibility() && getComputedStyle(one).display !== "inline")
    .filter(one => !one.matches(".govuk-skip-link, .govuk-visually-hidden *, [type=hidden]"))
    .map(one => [one.getBoundingClientRect(), one])
    .filter(([box]) => box.height < least || box.width < least)
    .map(([box, one]) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${one.outerHTML.slice(0, 90)}`)"""


def assert_large_targets(page: Page, least: int = 44) -> None:
    """Whatever stands by itself to be pressed is at least this many pixels wide and high."""
    small = page.evaluate(_SMALL_TARGETS, least)
    assert not small, "\n".join(small)


def picture(page: Page, name: str) -> Path:
    """The whole page as a PNG under TGPL_PICTURES (nothing is kept when that is not set)."""
    path = Path(os.environ.get("TGPL_PICTURES", settings.DATA_DIR)) / f"{name}.png"
    page.screenshot(path=path, full_page=True)
    return path
