"""Every component in every state, by axe, at both widths and in each set of colours."""

import pytest
from django.test import Client

from tgpl.core.testing.browser import DESKTOP, PHONE, Look, assert_accessible, dress
from tgpl.core.testing.window import Window

GALLERY = "/thu-vien-giao-dien/"
COLOURS = [{"theme": "light"}, {"theme": "dark"}, {"forced": True}]
pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.mark.parametrize("path", [GALLERY, f"{GALLERY}?wrong=1", f"{GALLERY}can-bo/", f"{GALLERY}can-bo/?wrong=1"])
def test_every_component_is_accessible(window: Window, client: Client, path: str) -> None:
    window.show(client.get(path))
    for look in [Look(width, **colours) for width in (PHONE, DESKTOP) for colours in COLOURS]:
        dress(window.page, look)
        assert_accessible(window.page)


@pytest.mark.parametrize("display", ["size=400", "size=200&spacing=wide", "contrast=high", "contrast=high&theme=dark"])
@pytest.mark.parametrize("path", [GALLERY, f"{GALLERY}can-bo/?wrong=1"])
def test_every_component_is_accessible_as_a_person_chose_it(
    window: Window, client: Client, path: str, display: str
) -> None:
    client.cookies["cach-hien-thi"] = display
    window.show(client.get(path))
    for width in (PHONE, DESKTOP):
        dress(window.page, Look(width))
        assert_accessible(window.page)
