"""python -m scripts.pictures: the main pages in each display mode, on a telephone and at a desk.

Over the demonstration province; pictures into docs/pictures/looks, the page that shows them into docs/looks.md.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from bench.server import running
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tgpl.core.pages.display import COOKIE
from tgpl.core.testing.browser import CHROMIUM

ROOT = Path(__file__).resolve().parents[1]
FOLDER, PAGE = ROOT / "docs/pictures/looks", ROOT / "docs/looks.md"
PREPARE = [["migrate", "-v", "0"], ["collectstatic", "--noinput", "-v", "0"], ["demo", "--once"]]
DEMO = {"TGPL_DATA_DIR": str(ROOT / "var/pictures")}
COLLEAGUE, PASSWORD = "tiepnhan", "mau-thu-2026"  # of the demonstration province
QUALITY = 55  # of WebP: letters stay readable


@dataclass(frozen=True)
class Device:
    """A screen, and how wide its pictures are."""

    name: str
    words: str
    size: tuple[int, int]
    shown: int


@dataclass(frozen=True)
class Look:
    """A display mode: what was chosen on the page, what the device asks for, how much the window is zoomed."""

    name: str
    words: str
    display: str = ""
    asks: dict[str, Any] = field(default_factory=dict)
    zoom: int = 1


DEVICES = [Device("phone", "Telephone", (390, 780), 260), Device("desk", "Desk", (1280, 800), 520)]
LOOKS = [
    Look("light", "Light"),
    Look("dark", "Dark", asks={"color_scheme": "dark"}),
    Look("forced", "Forced colours", asks={"forced_colors": "active", "color_scheme": "dark"}),
    Look("zoom", "400 %", zoom=4),
    Look("easy", "Easy reading", display="reading=easy&face=andika"),
    Look("wide", "Large spacing", display="spacing=wide&size=150"),
]
PAGES = {
    "start": ("/", "The start page"),
    "question": ("/gui-yeu-cau/cho-ai/", "A question of the request"),
    "checker": ("/toi-co-duoc-giup-khong/1/", "“Would I be helped for free?”"),
    "text": ("/tra-cuu/ai-duoc-tro-giup-phap-ly/", "A text to look up"),
    "find": ("/tim-noi-giup/", "Where to find help"),
    "statement": ("/ai-cung-dung-duoc/", "What is checked for everybody’s use"),
    "desk": ("/lam-viec/", "The desk of a colleague"),
}


def take_all(browser: Browser, root: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for device in DEVICES:
        for look in LOOKS:
            page = opened(browser, root, device, look)
            for name, (address, _words) in PAGES.items():
                page.goto(root + address, wait_until="networkidle")
                if look.zoom > 1:  # past what stands at the head of every page
                    page.evaluate("document.querySelector('h1').scrollIntoView()")
                keep(page, FOLDER / f"{name}-{device.name}-{look.name}.webp", device.shown)
            page.context.close()


def opened(browser: Browser, root: str, device: Device, look: Look) -> Page:
    """A window that looks so, in which a colleague is signed in."""
    width, height = (side // look.zoom for side in device.size) if device.name == "desk" else device.size
    display = look.display or ("size=400" if look.zoom > 1 and device.name == "phone" else "")
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=device.size[0] / width,
        service_workers="block",
        locale="vi-VN",
        **look.asks,
    )
    page = context.new_page()
    page.goto(f"{root}/dang-nhap/")
    page.fill("[name=login]", COLLEAGUE)
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/lam-viec/**")
    context.add_cookies([{"name": COOKIE, "value": display, "url": root}])
    return page


def keep(page: Page, path: Path, width: int) -> None:
    """What the window shows, small."""
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    height = round(picture.height * width / picture.width)
    picture.resize((width, height), Image.Resampling.LANCZOS).save(path, "WEBP", quality=QUALITY, method=6)


def lines() -> Iterator[str]:
    """The page of the documents."""
    yield "# How the pages look\n"
    yield "Every main page in each display mode, over the demonstration province; made by `make pictures`. 400 % is the"
    yield "zoom of the browser at a desk, the text size chosen on the page on a telephone, and shows the page from its"
    yield "heading on. Staff pages have no easy reading.\n"
    for name, (address, words) in PAGES.items():
        yield f"## {words}\n`{address}`\n"
        for device in DEVICES:
            yield f"| {' | '.join(look.words for look in LOOKS)} |"
            yield "|" + "---|" * len(LOOKS)
            shown = (f"![{words}, {device.words.lower()}, {look.words.lower()}]" for look in LOOKS)
            files = (f"(pictures/looks/{name}-{device.name}-{look.name}.webp)" for look in LOOKS)
            yield f"| {' | '.join(alt + file for alt, file in zip(shown, files, strict=True))} |\n"


def main() -> None:
    for command in PREPARE:
        subprocess.run([sys.executable, "-m", "tgpl.config.cli", *command], env={**os.environ, **DEMO}, check=True)
    with running("tgpl.config.wsgi", environment=DEMO, workers=2) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        take_all(browser, f"http://localhost:{server.port}")
        browser.close()
    PAGE.write_text("\n".join(lines()))
    print(f"{sum(path.stat().st_size for path in FOLDER.iterdir()) // 1024} kB in {FOLDER.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
