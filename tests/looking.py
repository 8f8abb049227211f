"""Pages looked at by axe, in every look, and once more with their forms sent as no one should send them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.test import Client

from tests.pages import Visit, undone
from tgpl.core.pages.display import COOKIE
from tgpl.core.testing.browser import LOOKS, assert_accessible, dress
from tgpl.core.testing.window import Window

LONG = "Một lời kể rất dài, nhiều lần. " * 3 + "kéodàikhôngdứt" * 6
AT_DESK = ["dark_and_large", "forced_colours"]
# What each form of this page sends when a person wrote far too much, chose nothing, and pressed its first button.
_FORMS = """(long) => [...document.querySelectorAll("main form[method=post]")]
    .filter((form) => new URL(form.action).pathname === location.pathname)
    .filter((form) => form.querySelector("textarea, select, input:not([type=hidden])"))
    .map((form) => {
        const texts = "textarea, input:not([type]), [type=text], [type=search], [type=tel], [type=email]";
        const typed = [...form.querySelectorAll(texts)].filter((one) => one.name && !one.value);
        const button = form.querySelector("button[name]");
        const chosen = [...new FormData(form)].filter(([, value]) => typeof value === "string");
        if (button) chosen.push([button.name, button.value]);
        return Object.fromEntries([...chosen, ...typed.map((one) => [one.name, long])]);
    })"""


def as_everybody(window: Window, come_to: Visit) -> None:
    """A page for everybody, drawn for each look as its visitor chose it."""
    for look in LOOKS.values():
        client = Client()
        client.cookies[COOKIE] = look.display
        dress(window.page, look)
        with undone():
            shown = come_to(client)
            window.show(shown)
            assert_accessible(window.page)
            for answer in sent_wrongly(window, client, shown):
                window.show(answer)
                assert_accessible(window.page)


def as_colleague(window: Window, client: Client, come_to: Visit, at_desk: Iterable[str] = AT_DESK) -> None:
    """A page of those who work here: one window that becomes that of another device.

    On a telephone, a page with a form is looked at as it comes back from being sent wrongly.
    """
    with undone():
        shown = come_to(client)
        window.show(shown)
        answers = list(sent_wrongly(window, client, shown))
        for look in at_desk:
            dress(window.page, LOOKS[look])
            assert_accessible(window.page)
        dress(window.page, LOOKS["phone"])
        if not any(answer.wsgi_request.path == shown.wsgi_request.path for answer in answers):
            assert_accessible(window.page)
        for answer in answers:
            window.show(answer)
            assert_accessible(window.page)


def sent_wrongly(window: Window, client: Client, shown: Any) -> Iterator[Any]:
    """The pages that a person gets who sends the forms of this page so."""
    for typed in window.page.evaluate(_FORMS, LONG):
        with undone():
            answer = client.post(shown.wsgi_request.get_full_path(), typed, follow=True)
            if "html" in answer.headers.get("Content-Type", ""):
                yield answer
