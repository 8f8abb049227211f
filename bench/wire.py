"""python -m bench.wire: what the citizens' pages weigh on the wire, and how soon they can be used on slow lines.

A real browser with a line made slow; pages compressed as the product sends them, every file counted as it came over the
line. Web fonts are told apart: pages can be used before they come.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.databases import Database
from bench.server import running
from tgpl.core.testing.browser import CHROMIUM

LINES = {"50 kbit/s, 600 ms": (50, 600), "400 kbit/s, 400 ms": (400, 400)}
ROUNDS = 5
FIRST, NEXT = "/gui-yeu-cau/cho-ai/", "/gui-yeu-cau/ho-ten/"
PATIENCE = 120_000  # milliseconds
DRAWN = "performance.getEntriesByName('first-contentful-paint')"
USABLE = "main input:not([type=hidden])"


@dataclass
class Wire:
    """What came over the line for one page."""

    html: int = 0
    pages: int = 0  # everything but fonts
    fonts: int = 0
    requests: int = 0
    _kinds: dict[str, str] = field(default_factory=dict)

    def asked(self, event: dict[str, Any]) -> None:
        self._kinds[event["requestId"]] = event["type"]

    def came(self, event: dict[str, Any]) -> None:
        kind, size = self._kinds.get(event["requestId"], ""), event["encodedDataLength"]
        if kind == "Font":
            self.fonts += size
            return
        self.pages += size
        self.requests += size > 0  # what was kept on the device asks for nothing
        self.html += size if kind == "Document" else 0


@contextmanager
def a_browser(browser: Browser, line: tuple[int, int] | None = None) -> Iterator[tuple[Page, Wire]]:
    """A fresh device on this line, without anything kept from before."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page, wire = context.new_page(), Wire()
    talk = context.new_cdp_session(page)
    talk.send("Network.enable")
    talk.on("Network.requestWillBeSent", wire.asked)
    talk.on("Network.loadingFinished", wire.came)
    if line:
        bytes_a_second = line[0] * 1000 / 8
        rule = {"downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second, "latency": line[1]}
        talk.send("Network.emulateNetworkConditions", {"offline": False, **rule})
    yield page, wire
    context.close()


def seconds_until_usable(browser: Browser, address: str, line: tuple[int, int]) -> float:
    """From the press until the first question is drawn and can be answered, on a device that was never here."""
    with a_browser(browser, line) as (page, _wire):
        page.goto(address, wait_until="commit", timeout=PATIENCE)
        page.wait_for_selector(USABLE, timeout=PATIENCE)
        page.wait_for_function(f"() => {DRAWN}.length > 0", timeout=PATIENCE)
        drawn: float = page.evaluate(f"{DRAWN}[0].startTime")
        return drawn / 1000


def weights(browser: Browser, root: str) -> Iterator[tuple[str, Wire]]:
    """The first page of the request on a device that was never here, then the next one."""
    with a_browser(browser) as (page, wire):
        page.goto(root + FIRST, wait_until="networkidle")
        yield "first view", wire
    with a_browser(browser) as (page, wire):
        page.goto(root + FIRST, wait_until="networkidle")
        page.locator(USABLE).first.check()
        wire.html = wire.pages = wire.fonts = wire.requests = 0
        page.locator("main form button").first.click()
        page.wait_for_url(f"**{NEXT}")
        page.wait_for_load_state("networkidle")
        yield "next page", wire


def main() -> None:
    """Print both tables."""
    database = Database("sqlite", 100)
    database.prepare()
    environment = {**database.environment, "TGPL_COMPRESS": "1"}
    with running("tgpl.config.wsgi", environment=environment, workers=2) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        root = f"http://127.0.0.1:{server.port}"
        print(f"{'':12}{'requests':>9}{'HTML':>9}{'all':>9}{'fonts':>9}   bytes on the wire")
        for name, wire in weights(browser, root):
            print(f"{name:12}{wire.requests:>9}{wire.html:>9}{wire.pages:>9}{wire.fonts:>9}")
        for name, line in LINES.items():
            times = sorted(seconds_until_usable(browser, root + FIRST, line) for _ in range(ROUNDS))
            print(f"{name}: usable after {times[len(times) // 2]:.1f} s (median of {ROUNDS})")
        browser.close()


if __name__ == "__main__":
    main()
