"""The page about where a person lives, with all communes of the country behind it."""

import gzip

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tgpl.intake.models import Draft, Request
from tgpl.intake.tests.writing import FOR_HERSELF, ROOT, write
from tgpl.territory.models import Commune

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("territory")]


@pytest.fixture
def writer(client: Client, cast, moment) -> Client:
    return client


def test_a_commune_is_kept_by_its_code_and_sending_still_costs_few_statements(writer) -> None:
    commune = Commune.objects.filter(province__code="31").latest("pk")
    write(writer, FOR_HERSELF | {"noi-o": {"commune": commune.address, "address": "Thôn Thử"}})
    assert Draft.objects.get().answers["noi-o"]["commune_code"] == [commune.code]
    with CaptureQueriesContext(connection) as queries:
        writer.post(f"{ROOT}kiem-tra/")
    # The test's own transaction turns the request's into savepoints, which a real one does not send.
    sent = [query for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(sent) <= 20
    assert Request.objects.get().person.commune == commune


def test_an_unknown_name_stays_in_the_box_with_a_way_on(writer) -> None:
    write(writer, {"cho-ai": {"for_whom": "self"}})
    page = writer.post(f"{ROOT}noi-o/", {"commune": "Xã Không Đâu Cả", "address": ""}).content.decode()
    assert "để trống ô này" in page
    assert 'value="Xã Không Đâu Cả"' in page
    assert writer.post(f"{ROOT}noi-o/", {"commune": "", "address": "Xã Không Đâu Cả"}).status_code == 302


def test_the_page_is_light_with_every_commune_of_the_province_suggested(writer) -> None:
    write(writer, {"cho-ai": {"for_whom": "self"}})
    page = writer.get(f"{ROOT}noi-o/").content
    assert b"<datalist" in page
    assert len(gzip.compress(page)) <= 10_000
