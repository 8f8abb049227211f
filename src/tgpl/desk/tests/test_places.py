"""An officer finds today's commune for an address on an old paper."""

import pytest
from django.test import Client
from django.urls import reverse

from tgpl.accounts.testing import Cast
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.territory.services import load_territory

FIND = reverse("desk:find_commune")


@pytest.fixture
def reception(territory: None, client_for) -> Client:
    return client_for("reception")


def asked(client: Client, query: str) -> str:
    return client.get(FIND, {"q": query}).content.decode()


def test_an_old_address_leads_to_the_commune_of_today(reception: Client) -> None:
    page = asked(reception, "xa kenh giang, thuy nguyen, hai phong")
    assert "Phường Lưu Kiếm, Thành phố Hải Phòng" in page
    assert "Phường Trần Hưng Đạo, Thành phố Thủy Nguyên, Thành phố Hải Phòng" in page


def test_a_commune_that_was_split_says_so(reception: Client) -> None:
    page = asked(reception, "xã Kênh Giang, thị xã Chí Linh, Hải Dương")
    assert page.count("Một phần") == 3


def test_a_part_of_a_name_is_enough(reception: Client) -> None:
    assert "Phường Thủy Nguyên, Thành phố Hải Phòng" in asked(reception, "thuy nguy")


def test_what_is_not_found_says_what_to_do_and_stays_in_the_box(reception: Client) -> None:
    page = asked(reception, "làng <Không Có>")
    assert "Hãy ghi tên xã hoặc phường" in page
    assert "làng &lt;Không Có&gt;" in page


def test_the_page_of_a_commune_tells_its_history_and_its_parts(
    reception: Client, django_assert_max_num_queries
) -> None:
    with django_assert_max_num_queries(8):
        page = reception.get(reverse("desk:show_commune", kwargs={"code": "26368"})).content.decode()
    assert "Xã Long Thành" in page
    assert "Nghị quyết 237/NQ-UBTVQH16 ngày 14/04/2026" in page
    assert "Thị trấn Long Thành, Huyện Long Thành, Tỉnh Đồng Nai" in page
    assert "Toàn bộ" in page


def test_an_unknown_code_is_not_found(reception: Client) -> None:
    assert reception.get(reverse("desk:show_commune", kwargs={"code": "00000"})).status_code == 404


@pytest.mark.browser
def test_places_can_be_looked_up_by_everybody(site: Site, cast: Cast) -> None:
    load_territory()
    site.sign_in(cast.reception.user)
    for path in (FIND, f"{FIND}?q=tran+hung+dao", f"{FIND}?q=khong+co", f"{FIND}?q=", f"{FIND}26368/"):
        assert_accessible(site.open(path, width=PHONE))
