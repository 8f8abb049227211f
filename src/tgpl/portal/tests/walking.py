"""People at a browser who go the way of a request: from the start page to the codes, and to where it stands.

A person has hands (a pointer, or the keyboard alone) and looks at every page they come to.
"""

from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tgpl.intake.models import Request

ROOT = "/gui-yeu-cau/"
# What somebody answers who says no more than they must.
SHORT: dict[str, dict[str, Any]] = {
    "cho-ai": {"for_whom": "self"},
    "ho-ten": {"full_name": "Trần Thị Mẫu"},
    "noi-o": {},
    "hoan-canh": {"household": "unsure", "true_of": ["unsure"]},
    "su-viec": {"matter_field": "land", "story": "Nhà bên lấn đất."},
    "viec-gap": {"detained": "no"},
    "cach-giup": {"wanted_form": "unsure"},
    "lien-lac": {"phone": "0901234567"},
    "an-toan": {},
    "ho-tro": {},
    "dong-y": {"purposes": ["handle_request"]},
}
# The four questions of the easy reading: number, box, answer.
EASY = [(1, "full_name", "Lê Văn Dễ"), (2, "story", "Nhà bên lấy đất."), (3, "phone", ""), (4, "agreed", "yes")]
_IS_AT = """([name, value]) => {
    const { activeElement: one } = document;
    return one.name === name && (value === null || one.value === value); }"""


class Person:
    """Somebody with a pointer. `looks` see every page that the person comes to."""

    def __init__(self, page: Page, *looks: Callable[[Page], object]) -> None:
        self.page, self.looks = page, list(looks)

    def arrive(self, address: str) -> None:
        self.page.wait_for_url(lambda url: url.partition("#")[0].endswith(address))
        self.page.wait_for_load_state()
        for look in self.looks:
            look(self.page)

    def press(self, words: str) -> None:
        """A link or a button of the page itself."""
        self._press(self.pressable(words))

    def pressable(self, words: str) -> Locator:
        main = self.page.locator("main")
        button, link = (main.get_by_role(role, name=words, exact=True) for role in ("button", "link"))
        return button.or_(link).first

    def fill_in(self, boxes: Mapping[str, Any]) -> None:
        for name, told in boxes.items():
            kind = self.page.locator(f'main [name="{name}"]').first.get_attribute("type")
            if kind == "radio":
                self.choose(name, told)
            elif kind == "checkbox":
                self.tick(name, told)
            else:
                self.write(name, told)

    def _press(self, what: Locator) -> None:
        what.click()

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f'main [name="{name}"][value="{value}"]').check()

    def tick(self, name: str, values: list[str]) -> None:
        for value in values:
            self.choose(name, value)

    def write(self, name: str, text: str) -> None:
        self.page.locator(f'main [name="{name}"]').fill(text)


class AtKeyboard(Person):
    """Somebody who reaches everything key by key. `heed` is called when the keyboard is where it was to go."""

    MOST = 150  # presses of Tab on one page

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)

    def heed(self) -> None:
        """What the person does with what is under the keyboard."""

    def arrive(self, address: str) -> None:
        super().arrive(address)
        if "#" not in self.page.url:  # past what is the same on every page, as the pages after it are from then on
            self.key("Tab")
            self.key("Enter")

    def _reach(self, is_there: Callable[[], bool]) -> None:
        for _press in range(self.MOST):
            if is_there():
                return self.heed()
            self.key("Tab")
        raise AssertionError(f"The keyboard does not come there on {self.page.url}")

    def _reach_box(self, name: str, value: str | None = None) -> None:
        self._reach(lambda: self.page.evaluate(_IS_AT, [name, value]))

    def _press(self, what: Locator) -> None:
        self._reach(lambda: what.evaluate("one => one === document.activeElement"))
        self.key("Enter")

    def choose(self, name: str, value: str) -> None:
        self._reach_box(name)
        self.key("Space")
        while not self.page.evaluate(_IS_AT, [name, value]):
            self.key("ArrowDown")
            self.heed()

    def tick(self, name: str, values: list[str]) -> None:
        for value in values:
            self._reach_box(name, value)
            self.key("Space")

    def write(self, name: str, text: str) -> None:
        self._reach_box(name)
        for letter in text:
            self.page.keyboard.type(letter)


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Until something holds that no page shows."""
    for _moment in range(1_000):
        if holds():
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"It does not come to hold: {holds}")


def ask(person: Person, answers: Mapping[str, Mapping[str, Any]]) -> None:
    """From the start page to the thank-you."""
    start(person)
    answer(person, answers)
    send(person)


def start(person: Person) -> None:
    person.arrive("/")
    person.press("Yêu cầu giúp đỡ")
    person.arrive(ROOT)
    person.press("Bắt đầu")


def answer(person: Person, answers: Mapping[str, Mapping[str, Any]]) -> None:
    for name, boxes in answers.items():
        person.arrive(f"{ROOT}{name}/")
        person.fill_in(boxes)
        person.press("Tiếp tục")


def answer_easily(person: Person, answers: list[tuple[int, str, str]]) -> None:
    for number, name, told in answers:
        person.arrive(f"{ROOT}de/{number}/")
        person.fill_in({name: told})
        person.press("Tiếp tục")


def send(person: Person, button: str = "Gửi yêu cầu", page: str = "kiem-tra/") -> None:
    person.arrive(ROOT + page)
    person.press(button)
    person.arrive(f"{ROOT}da-gui/")


def follow(person: Person) -> Request:
    """From the thank-you, with the two codes that stand there, to where the request is; the only one there is."""
    reference, secret = person.page.locator(".mo-reference").all_inner_texts()
    person.press("Theo dõi yêu cầu")
    person.arrive("/theo-doi/")
    person.write("reference", reference)
    person.write("secret", secret)
    person.press("Xem")
    person.arrive("/theo-doi/yeu-cau/")
    expect(person.page.get_by_role("heading", level=1)).to_have_text(f"Yêu cầu {reference}")
    return Request.objects.get(reference=reference)
