"""Seven people ask for help, each in a real browser, from the start page to the codes and to where the request is.

The seventh, on a poor line, is in test_poor_line.py.
"""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import Page, expect

from tgpl.accounts.testing import Cast
from tgpl.cases.models import Case
from tgpl.cases.services import accept_request, close_case
from tgpl.cases.testing import assign, practitioner
from tgpl.core.testing.browser import (
    DESKTOP,
    PHONE,
    Site,
    assert_accessible,
    assert_large_targets,
    assert_nothing_cut_off,
)
from tgpl.intake.models import Draft, Request
from tgpl.intake.testing import find_eligible
from tgpl.intake.tests.writing import FOR_HERSELF
from tgpl.portal.tests.reading_aloud import Reader
from tgpl.portal.tests.test_no_voice import CALL
from tgpl.portal.tests.walking import (
    EASY,
    ROOT,
    SHORT,
    AtKeyboard,
    Person,
    answer,
    answer_easily,
    ask,
    follow,
    send,
    start,
)
from tgpl.quality.services import QualityError, ask_opinion

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
GOLDEN = Path(__file__).with_name("blind.txt")


@pytest.fixture(autouse=True)
def office(cast: Cast, settings, tmp_path) -> None:
    """Somebody receives what is sent."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def clock(moment) -> Iterator[time_machine.Traveller]:
    """The server's clock stands still until a story moves it."""
    with time_machine.travel(moment, tick=False) as clock:
        yield clock


# Blind: the keyboard, and what the screen reader says


class Listener(AtKeyboard):
    """Hears each page, and then what is under the keyboard wherever something is chosen, typed or pressed."""

    def __init__(self, page: Page) -> None:
        self.reader = Reader(page)
        super().__init__(page, self.reader.page)

    def heed(self) -> None:
        self.reader.focus()


@pytest.mark.journey("blind")
def test_blind_by_keyboard_and_by_ear(site: Site, clock) -> None:
    """`TGPL_TRANSCRIPT=write` writes what was heard: read it before it is kept."""
    listener = Listener(site.open("/"))
    ask(listener, FOR_HERSELF)
    asked = follow(listener)
    assert asked.story.splitlines() == ["Chồng tôi đánh tôi.", "Tôi phải đi viện."]
    heard = "\n".join(listener.reader.heard).strip() + "\n"
    if os.environ.get("TGPL_TRANSCRIPT") == "write":
        GOLDEN.write_text(heard)
    assert heard.splitlines() == GOLDEN.read_text().splitlines()


# Low vision: everything four times as large


@pytest.mark.journey("low_vision")
def test_low_vision_at_four_times_the_size(site: Site) -> None:
    person = Person(site.open("/", zoom=4), assert_accessible, assert_nothing_cut_off)
    ask(person, FOR_HERSELF)
    follow(person)


# Deaf: in signs, and no voice anywhere


@pytest.mark.journey("deaf")
def test_deaf_in_signs_and_never_called(site: Site, cast: Cast) -> None:
    person = Person(site.open("/"))
    told = {"matter_field": "family", "told_by": ["signs"]}
    start(person)
    answer(person, _until("su-viec") | {"su-viec": told})
    record_signs(person)
    answer(person, _from("viec-gap", "lien-lac") | {"an-toan": {}, "ho-tro": {"access_needs": ["sign_language"]}})
    person.looks.append(offers_no_call)
    answer(person, {"dong-y": {"purposes": ["handle_request", "ask_opinion"]}})
    send(person)
    asked = follow(person)
    assert [paper.kind for paper in asked.papers.all()] == ["signs"]
    site.sign_in(cast.reception.user)
    office = site.open(f"/lam-viec/yeu-cau/{asked.reference}/")
    expect(office.locator("main")).to_contain_text("Không gọi điện: chỉ bằng chữ hoặc ký hiệu")
    offers_no_call(office)
    with pytest.raises(QualityError, match="chữ hoặc ký hiệu"):
        ask_opinion(by=cast.reception.actor, case=carried_through(cast, asked), way="telephone", at=asked.received_at)


def _until(last: str) -> dict:
    names = list(SHORT)
    return {name: SHORT[name] for name in names[: names.index(last)]}


def _from(first: str, last: str) -> dict:
    names = list(SHORT)
    return {name: SHORT[name] for name in names[names.index(first) : names.index(last) + 1]}


def record_signs(person: Person) -> None:
    """Two seconds before the camera, seen again and sent."""
    said = person.page.locator("[data-said]")
    person.arrive(f"{ROOT}ke-bang-ky-hieu/")
    person.press("Bắt đầu quay")
    expect(person.page.get_by_text("Còn 2 phút 58 giây")).to_be_visible()
    person.press("Dừng")
    expect(said).to_contain_text("Hãy xem lại")
    person.press("Gửi đoạn này")
    expect(person.page.locator(".mo-file__said")).to_contain_text("Đã nhận tệp")
    person.press("Tiếp tục")


def offers_no_call(page: Page) -> None:
    assert not CALL.search(page.content()), page.url


def carried_through(cast: Cast, asked: Request) -> Case:
    """The request accepted, worked on and ended."""
    director, at = cast.director.actor, asked.received_at
    find_eligible(asked, at, by=director)
    case = accept_request(by=director, request=asked, form="proceedings", field="family", at=at)
    assign(case, practitioner(cast, cast.officer), at, by=director)
    close_case(by=director, case=case, ending="completed", result="Xong.", at=at)
    return case


# Motor: one key at a time, a minute between them


class OneKeyAMinute(AtKeyboard):
    """A switch: Tab, Space, Enter and the arrows, and a minute until the next."""

    def __init__(self, page: Page, clock: time_machine.Traveller) -> None:
        super().__init__(page, large_enough)
        self.clock = clock
        page.clock.install()

    def key(self, key: str) -> None:
        self.clock.shift(timedelta(minutes=1))
        self.page.clock.fast_forward(60_000)
        super().key(key)


def large_enough(page: Page) -> None:
    """At a desk and on a telephone."""
    for width in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        assert_large_targets(page)


@pytest.mark.journey("motor")
def test_motor_one_key_a_minute(site: Site, clock) -> None:
    person = OneKeyAMinute(site.open("/"), clock)
    ask(person, SHORT)
    assert follow(person).story == "Nhà bên lấn đất."


# Intellectual: easy words, two things to choose from

CHECKER = "/toi-co-duoc-giup-khong/"
BESIDE = {"Có", "Không", "Không có", "Không, việc khác", "Tôi không chắc", "Xem việc khác", "Xem thêm"}
_CHOICES = """() => [...document.querySelectorAll("a, summary, button, .govuk-radios__label, .govuk-checkboxes__label")]
    .filter((one) => one.closest("main") && one.checkVisibility())
    .map((one) => one.innerText.trim())"""


def few_choices(page: Page) -> None:
    """At most two things to choose from, beside yes, no and not sure; what sends an answer is no choice."""
    choices = [words for words in page.evaluate(_CHOICES) if words not in BESIDE | {"Tiếp tục"}]
    assert len(choices) <= 2, f"{page.url}: {choices}"


@pytest.mark.journey("intellectual")
def test_intellectual_in_easy_words(site: Site) -> None:
    person = Person(site.open("/cach-hien-thi/"))
    person.choose("reading", "easy")
    person.press("Dùng cách này")
    expect(person.page.locator("main")).to_contain_text("Đã nhớ cách hiển thị")
    person.page.goto(f"{site.address}/")
    person.looks += [few_choices, assert_accessible]
    check_easily(person)
    answer_easily(person, EASY)
    send(person, "Đúng, gửi", "de/gui/")
    asked = follow(person)
    assert (asked.person.full_name, asked.facts["household"]) == ("Lê Văn Dễ", "poor")


def check_easily(person: Person) -> None:
    """From the start page by the checker to the four questions."""
    for address, words in [
        ("/", "Xem việc khác"),
        ("/?them=1", "Tôi có được giúp miễn phí không?"),
        (CHECKER, "Bắt đầu"),
    ]:
        person.arrive(address)
        person.press(words)
    choices = {"1/": "Không, việc khác", "1/2/": "Việc đất, việc nhà", "2/": "", "3/": "Có giấy hộ nghèo"}
    for address, words in choices.items():
        person.arrive(CHECKER + address)
        if words:
            person.page.get_by_label(words, exact=True).check()
        person.press("Tiếp tục")
    person.arrive(f"{CHECKER}ket-qua/")
    person.press("Viết cho chúng tôi")


# Psychosocial: leave at once, come back days later


@pytest.mark.journey("psychosocial")
def test_psychosocial_leaves_at_once_and_comes_back_days_later(site: Site, clock) -> None:
    person = Person(site.open("/"))
    start(person)
    answer(person, _until("su-viec"))
    person.arrive(f"{ROOT}su-viec/")
    person.fill_in(SHORT["su-viec"])
    person.press("Lưu, viết tiếp sau")
    person.arrive(f"{ROOT}da-luu/")
    leave_quickly(person.page)

    clock.shift(timedelta(days=9))
    person = Person(days_later(site, person.page))
    person.press("Yêu cầu giúp đỡ")
    person.press("Viết tiếp")
    answer(person, _from("viec-gap", "dong-y"))
    send(person)
    assert follow(person).story == "Nhà bên lấn đất."
    assert not Draft.objects.get().answers


def leave_quickly(page: Page) -> None:
    page.route("https://www.google.com/**", lambda route: route.fulfill(body="<title>Thời tiết</title>"))
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.wait_for_url("https://www.google.com/**")
    page.go_back()
    assert not page.url.endswith("da-luu/")


def days_later(site: Site, page: Page) -> Page:
    """The browser was closed: what it keeps for longer than its window is still there."""
    site.cookies += [cookie for cookie in page.context.cookies(site.address) if cookie["expires"] > 0]
    return site.open("/")
