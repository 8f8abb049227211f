import pytest
from django.test import Client

from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible


@pytest.mark.browser
@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_home_is_accessible(site: Site, width: int, theme: str) -> None:
    assert_accessible(site.open("/", width=width, theme=theme))


def test_the_language_is_chosen_on_the_device_and_the_page_stays(client: Client) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "/?q=1"})
    assert response.headers["Location"] == "/?q=1"
    assert 'lang="en"' in client.get("/").content.decode()


def test_a_language_choice_leads_to_no_other_site(client: Client) -> None:
    response = client.post("/ngon-ngu/", {"language": "en", "next": "https://example.org/"})
    assert response.headers["Location"] == "/"
