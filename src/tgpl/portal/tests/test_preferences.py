import pytest
from django.test import Client

from tgpl.core.pages.display import COOKIE
from tgpl.core.testing.browser import PHONE, Site, assert_accessible, assert_nothing_cut_off

PAGE = "/cach-hien-thi/"
CHOSEN = {"size": "200", "theme": "dark", "contrast": "high", "spacing": "wide", "face": "andika", "reading": "easy"}


def test_a_choice_is_kept_on_the_device_and_shown_at_once(client: Client) -> None:
    response = client.post(PAGE, CHOSEN, follow=True)
    page = response.content.decode()
    assert 'data-size="200" data-theme="dark" data-contrast="high" data-spacing="wide" data-face="andika"' in page
    assert "Đã nhớ cách hiển thị trên thiết bị này." in page
    cookie = client.cookies[COOKIE]
    assert cookie["max-age"] == 365 * 24 * 3600
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_the_form_shows_the_present_choice(client: Client) -> None:
    client.cookies[COOKIE] = "size=300"
    assert 'value="300" id="id_size_4" checked' in " ".join(client.get(PAGE).content.decode().split())


def test_the_choice_is_forgotten_on_demand(client: Client) -> None:
    client.post(PAGE, CHOSEN)
    page = client.post(f"{PAGE}xoa/", follow=True).content.decode()
    assert "data-size" not in page
    assert client.cookies[COOKIE].value == ""


def test_an_unknown_choice_is_refused_and_nothing_changes(client: Client) -> None:
    response = client.post(PAGE, CHOSEN | {"size": "999"})
    assert response.status_code == 200
    assert "Hãy chọn một mục trong danh sách" in response.content.decode()
    assert COOKIE not in client.cookies


@pytest.mark.parametrize("path", ["/", PAGE])
def test_the_front_door_opens_without_the_database(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200  # a query would fail here: this test has no database


@pytest.mark.browser
def test_it_works_without_scripts(site: Site) -> None:
    page = site.open(PAGE, width=PHONE, scripts=False)
    page.get_by_label("200 %").check()
    page.get_by_role("button", name="Dùng cách này").click()
    assert page.locator("html").get_attribute("data-size") == "200"


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", PAGE])
def test_letters_four_times_as_large_fit_on_a_telephone(site: Site, path: str) -> None:
    site.set_cookie(COOKIE, "size=400")
    page = site.open(path, width=390)
    assert_accessible(page)
    assert_nothing_cut_off(page)


def test_a_person_goes_on_where_they_were(client: Client) -> None:
    page = client.get(PAGE, headers={"referer": "http://testserver/yeu-cau/?buoc=3"}).content.decode()
    assert '<a class="govuk-back-link" href="/yeu-cau/?buoc=3">' in page
    saved = client.post(PAGE, CHOSEN | {"came_from": "/yeu-cau/?buoc=3"}, follow=True).content.decode()
    assert '<a class="govuk-back-link" href="/yeu-cau/?buoc=3">' in saved


@pytest.mark.parametrize(
    "page", ["https://example.org/", "//example.org/", "javascript:alert(1)", "http://testserver" + PAGE]
)
def test_the_way_back_leads_to_no_other_site_nor_round_in_a_circle(client: Client, page: str) -> None:
    assert "govuk-back-link" not in client.get(PAGE, headers={"referer": page}).content.decode()
    assert "govuk-back-link" not in client.get(PAGE, {"came_from": page}).content.decode()
