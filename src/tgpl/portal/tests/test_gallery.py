"""Every component in every state, by axe, at both widths and in each set of colours."""

from typing import Any

import pytest

from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible

COLOURS: list[dict[str, Any]] = [{"theme": "light"}, {"theme": "dark"}, {"forced": True}]
GALLERY = "/thu-vien-giao-dien/"


@pytest.mark.browser
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("colours", COLOURS, ids=["light", "dark", "forced"])
@pytest.mark.parametrize("path", [GALLERY, f"{GALLERY}?wrong=1", f"{GALLERY}can-bo/", f"{GALLERY}can-bo/?wrong=1"])
def test_every_component_is_accessible(site: Site, path: str, colours: dict[str, Any], width: int) -> None:
    page = site.open(path, width=width, **colours)
    page.locator("summary").evaluate_all("all => all.forEach(one => one.parentElement.open = true)")
    assert_accessible(page)


@pytest.mark.browser
@pytest.mark.parametrize("display", ["size=400", "size=200&spacing=wide", "contrast=high", "contrast=high&theme=dark"])
@pytest.mark.parametrize("path", [GALLERY, f"{GALLERY}can-bo/?wrong=1"])
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_every_component_is_accessible_as_a_person_chose_it(site: Site, path: str, display: str, width: int) -> None:
    site.set_cookie("cach-hien-thi", display)
    assert_accessible(site.open(path, width=width))
