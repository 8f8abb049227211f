"""Everything that may go wrong between a device and the office, at random, many times; then it is counted.

One run: somebody finishes a request, then a few mishaps in any order, then the line is back and every device opens the
app once more. Lost: the last content that a person finished, when the office does not hold it. Doubled: a request, or a
content of it, or its recording, that the office holds twice. Some requests are told aloud.
"""

import json
import random
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tgpl.core.testing.files import speech
from tgpl.intake.models import Request, RequestPaper
from tgpl.intake.tests.writing import FOR_HERSELF
from tgpl.portal.tests.cutting import DOWN, UP, Line

PASSPHRASE = "mật khẩu thử"
PATIENCE = 100  # seconds; outbox.js gives up on a silent line after 90
_LOAD = """() => Promise.all(["carry", "outbox", "pocket", "store"].map((one) => import(`/static/portal/${one}.js`)))"""
_FINISH = """async ([answers, passphrase, office, [uid, pieces]]) => {
    const pocket = await import("/static/portal/pocket.js");
    const { keyFrom, sealBytes } = await import("/static/portal/seal.js");
    const { putPiece } = await import("/static/portal/store.js");
    const id = await pocket.begin(passphrase), key = "ab".repeat(32);
    for (const [page, typed] of Object.entries(answers)) await pocket.keep(id, page, typed);
    if (uid) await pocket.keepRecording(id, uid, { kind: "speech", key });
    for (const [number, piece] of pieces.entries())
        await putPiece(uid, number, await sealBytes(await keyFrom(key), Uint8Array.from(piece), `${uid}/${number}`), 1);
    await pocket.finish(id, office, [uid]);
    return id; }"""
_CORRECT = """async ([id, story, passphrase, office]) => {
    const pocket = await import("/static/portal/pocket.js");
    const { entry } = await import("/static/portal/store.js");
    if (!pocket.isOpen(id) && !(await pocket.unlock(id, passphrase))) return false;
    if (!(await entry(id)).sealed) return false;
    await pocket.keep(id, "su-viec", { matter_field: ["land"], story: [story] });
    await pocket.finish(id, office, Object.keys(pocket.recordings(id)));
    return true; }"""
_SEND = """async (door) => {
    const { sendAll } = await import("/static/portal/outbox.js");
    return (await sendAll(door, { evenEarly: true })).left; }"""
_SEND_TEN = """async ([id, door]) => {
    const { entry } = await import("/static/portal/store.js");
    const one = await entry(id);
    if (!one?.letter) return;
    const send = () => fetch(door, { method: "POST", body: one.letter, credentials: "omit" }).catch(() => {});
    await Promise.all(Array.from({ length: 10 }, send)); }"""
_EXPORT = """async (id) => {
    const { entries } = await import("/static/portal/store.js");
    const { pack } = await import("/static/portal/carry.js");
    const packed = (await entries()).filter((one) => one.id === id).map(pack);
    return JSON.stringify({ kind: "tgpl-mo", version: 1, entries: packed }); }"""
_IMPORT = """async (packed) => {
    const { importFile } = await import("/static/portal/carry.js");
    return (await importFile(new File([packed], "yeu-cau.json"))).fresh; }"""
_LOG_OUT = """async () => {
    localStorage.clear(); sessionStorage.clear();
    for (const name of await caches.keys()) await caches.delete(name); }"""
_STATE = """async (id) => (await (await import("/static/portal/store.js")).entry(id))?.state ?? "gone" """


@dataclass
class Device:
    """A browser of its own, of which tabs may be killed."""

    context: BrowserContext
    address: str
    page: Page | None = None

    def tab(self) -> Page:
        if self.page is None or self.page.is_closed():
            self.page = self.context.new_page()
            self.page.goto(f"{self.address}/khong-co-mang/", wait_until="commit")
            self.page.evaluate(_LOAD)  # the app has its scripts before anything can happen
        return self.page

    def kill(self) -> None:
        if self.page is not None:
            self.page.close(run_before_unload=False)


@dataclass
class Count:
    """What was found at the end."""

    runs: int = 0
    recordings: int = 0
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    mishaps: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        told = ", ".join(f"{name} {count}" for name, count in sorted(self.mishaps.items()))
        ends = ", ".join(f"{name} {count}" for name, count in sorted(self.states.items()))
        found = f"lost {len(self.lost)}, doubled {len(self.doubled)}"
        return f"{self.runs} runs, {self.recordings} told aloud: {found} · {told} · {ends}"


class Harness:
    """Runs mishaps on two devices and counts."""

    def __init__(self, browser: Browser, line: Line, office: dict[str, Any], door: str, seed: int) -> None:
        self.line, self.office, self.door = line, office, door
        self.chance, self.seed = random.Random(seed), seed
        self.first, self.second = (Device(self._device(browser), line.address) for _ in range(2))
        self.count = Count()

    @staticmethod
    def _device(browser: Browser) -> BrowserContext:
        return browser.new_context(service_workers="block")

    def run(self) -> None:
        """One request through a few mishaps, to its end."""
        self.line.mend()
        self.line.source = _somewhere(self.count.runs)
        story = f"Chuyện số {self.seed}-{self.count.runs}"
        told = self._recording()
        uid = self.first.tab().evaluate(_FINISH, [_answers(story), PASSPHRASE, self.office, told])
        stories, devices = [story], [self.first]
        for _ in range(self.chance.randint(1, 4)):
            self._mishap(uid, stories, devices)
        self._come_to_rest(uid, stories, devices)
        if told[0]:
            self._listen(told[0])

    def _recording(self) -> tuple[str, list[list[int]]]:
        """Every third request is told aloud: the recording's id and its pieces."""
        if self.count.runs % 3:
            return "", []
        content = speech().read()
        return str(uuid.uuid4()), [list(content[at : at + 1000]) for at in range(0, len(content), 1000)]

    def _listen(self, recording: str) -> None:
        held = RequestPaper.objects.filter(uid=recording)
        self.count.recordings += 1
        if [paper.request.papers.count() for paper in held] != [1]:
            (self.count.doubled if held else self.count.lost).append(recording)

    def _mishap(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        kinds: list[Callable[..., None]] = [self._cut, self._cut, self._kill, self._ten, self._log_out, self._clock]
        kind = self.chance.choice([*kinds, self._two_devices, self._correct])
        self.count.mishaps[kind.__name__.strip("_")] += 1
        self._bring_back(devices)
        kind(uid, stories, devices)

    def _bring_back(self, devices: list[Device]) -> None:
        """Tabs that were closed can only be opened while there is a line: here no worker keeps the page."""
        if any(device.page is None or device.page.is_closed() for device in devices):
            self.line.mend()

    def _cut(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        """The line breaks at some byte while everything is being sent."""
        self.line.mend()
        tab = self.chance.choice(devices).tab()
        self.line.cut_after(
            self.chance.choice([UP, DOWN]),
            self.chance.choice([self.chance.randint(0, 1500), self.chance.randint(0, 8000)]),
        )
        tab.evaluate(_SEND, self.door)

    def _kill(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        """A tab is killed while it sends, at any moment."""
        device = self.chance.choice(devices)
        tab = device.tab()
        tab.evaluate(f"door => {{ ({_SEND})(door).catch(() => {{}}) }}", self.door)
        tab.wait_for_timeout(self.chance.choice([0, 0, 5, 20, 60]))
        device.kill()

    def _ten(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        self.line.mend()
        self.chance.choice(devices).tab().evaluate(_SEND_TEN, [uid, self.door])

    def _log_out(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        """Somebody signs out on a shared device: cookies, caches and page storage are cleared."""
        device = self.chance.choice(devices)
        device.tab().evaluate(_LOG_OUT)
        device.context.clear_cookies()

    def _clock(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        """The clock of a device jumps by years, either way."""
        moment = datetime(self.chance.randint(2001, 2040), self.chance.randint(1, 12), 5, tzinfo=UTC)
        tab = self.chance.choice(devices).tab()
        tab.clock.set_fixed_time(moment)
        tab.evaluate(_SEND, self.door)

    def _two_devices(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        """A file carries the request to another device, and both send it."""
        self._bring_back([self.first, self.second])
        packed = self.first.tab().evaluate(_EXPORT, uid)
        self.second.tab().evaluate(_IMPORT, packed)
        devices[:] = [self.first, self.second]

    def _correct(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        """The person corrects what waits; whether it had arrived already, nobody knows."""
        story = f"{stories[0]}, sửa lần {len(stories)}"
        if self.chance.choice(devices).tab().evaluate(_CORRECT, [uid, story, PASSPHRASE, self.office]):
            stories.append(story)

    def _come_to_rest(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        """The line is back; every device has the app open for as long as a tab that hangs may hold the sending."""
        self.line.mend()
        for device in devices:
            tab = device.tab()
            for _second in range(PATIENCE):
                if not tab.evaluate(_SEND, self.door):
                    break
                tab.wait_for_timeout(1000)
        self.count.states.update(device.tab().evaluate(_STATE, uid) for device in devices)
        self._look(uid, stories, devices)
        self.count.runs += 1

    def _look(self, uid: str, stories: list[str], devices: list[Device]) -> None:
        held = list(Request.objects.filter(uid=uid))
        told = Counter(asked.story for asked in held) + Counter(
            sending.content["answers"]["su-viec"]["story"][0]
            for asked in held
            for sending in asked.sendings.all()
            if sending.content
        )
        # What was corrected before it was sent was never to be sent: the last word of each device counts.
        waiting = {device.tab().evaluate(_STATE, uid) for device in devices} - {"sent", "conflict"}
        if stories[-1] not in told or waiting:
            self.count.lost.append(uid)
        if len(held) > 1 or any(times > 1 for times in told.values()):
            self.count.doubled.append(uid)


def _answers(story: str) -> dict[str, dict[str, list[str]]]:
    pages = FOR_HERSELF | {"su-viec": {"matter_field": "land", "story": story}}
    del pages["vai-tro"]
    return {
        name: {box: told if isinstance(told, list) else [told] for box, told in boxes.items()}
        for name, boxes in pages.items()
    }


def _somewhere(number: int) -> str:
    """Another network for each run: limits on floods are not what is looked at here."""
    return f"127.{1 + number // 62500}.{number // 250 % 250}.{1 + number % 250}"


def office_of(spec: bytes) -> dict[str, Any]:
    return json.loads(spec)["office"]
