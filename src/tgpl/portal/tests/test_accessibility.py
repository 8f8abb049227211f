"""The public page on accessibility: what the tests cover, in words, and what they cannot."""

import pytest
from django.test import Client

from tgpl.portal.accessibility import _covered, _words, statement

PAGE = "/ai-cung-dung-duoc/"


@pytest.mark.parametrize("part", ["looks", "states", "journeys"])
def test_whatever_the_tests_cover_has_words_and_no_words_are_left_over(part) -> None:
    assert sorted(_covered()[part]) == sorted(_words()[part])


@pytest.mark.django_db
def test_the_page_tells_what_is_checked_what_is_not_and_whom_to_tell(client: Client, cast) -> None:
    cast.centre.email = "trungtam@vidu.vn"
    cast.centre.save(update_fields=["email"])
    page, told = client.get(PAGE).content.decode(), statement()
    for line in [*told.looks, *told.states, *told.journeys, *told.only_people, *told.gaps]:
        assert line in page
    assert len(told.journeys) == 7
    assert len(told.only_people) > 3
    assert f"{told.on:%d/%m/%Y}" in page
    assert "trungtam@vidu.vn" in page


@pytest.mark.django_db
def test_the_page_speaks_english_as_well(client: Client) -> None:
    client.cookies["django_language"] = "en"
    page = client.get(PAGE).content.decode()
    assert "A blind person: by keyboard and by ear alone." in page
    assert "Người mù" not in page
