"""The list of forms, one form, and a form filled in."""

from io import BytesIO

import docx
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.documents.tests.reading import pages
from tgpl.documents.tests.things import FORM, KIND, hand_in


@pytest.fixture
def director(client_for) -> Client:
    hand_in()
    return client_for("director")


def test_the_list_tells_law_mark_and_what_the_product_does(director: Client) -> None:
    page = director.get("/bieu-mau/").content.decode()
    for words in ["Thông tư 02/2021/TT-BTP", "TP-TGPL-15", "Chưa đối chiếu mẫu in", "Phần mềm không lập mẫu này"]:
        assert words in page
    assert page.count(">TP-TGPL-01<") == 2


def test_a_form_without_a_text_says_so_and_offers_no_blank(director: Client) -> None:
    page = director.get("/bieu-mau/tt-12-2018-10/").content.decode()
    assert "Hãy dùng bản in kèm thông tư" in page
    assert "trong.pdf" not in page
    assert director.get("/bieu-mau/tt-12-2018-10/trong.pdf").status_code == 404


def test_anyone_takes_a_blank_away_also_in_large_print(client: Client, db: None) -> None:
    blank = client.get(f"/bieu-mau/{FORM}/trong.pdf")
    assert blank["Content-Type"] == "application/pdf"
    large = client.get(f"/bieu-mau/{FORM}/trong.docx", {"chu": "lon"})
    assert docx.Document(BytesIO(large.content)).styles["Normal"].font.size.pt == 20.5
    assert len(pages(client.get(f"/bieu-mau/{FORM}/trong.pdf?chu=lon").content)) > len(pages(blank.content))


def test_no_such_form_and_no_such_kind(director: Client) -> None:
    assert director.get("/bieu-mau/khong-co/").status_code == 404
    assert director.get(f"/bieu-mau/{FORM}/trong.exe").status_code == 404


def test_a_form_is_filled_in_and_that_is_recorded(director: Client, cast: Cast) -> None:
    address = f"/giay-to/{KIND}/{cast.centre.pk}/{FORM}"
    assert "Nguyễn Thị Mẫu" in director.get(f"{address}/").content.decode()
    assert "Nguyễn Thị Mẫu" in pages(director.get(f"{address}.pdf").content)[0]
    assert Entry.objects.filter(action="form.drawn", key=str(cast.centre.pk)).count() == 2


def test_no_form_from_a_thing_that_does_not_fill_it_in(director: Client, cast: Cast) -> None:
    assert director.get(f"/giay-to/{KIND}/{cast.centre.pk}/tt-12-2018-07/").status_code == 404
    assert director.get(f"/giay-to/khong-co/{cast.centre.pk}/{FORM}/").status_code == 404


def test_the_list_costs_no_more_than_signing_in(
    director: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(3):
        director.get("/bieu-mau/")
