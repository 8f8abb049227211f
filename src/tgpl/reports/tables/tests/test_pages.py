"""The pages of the statistical tables."""

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.cases.testing import practitioner
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.reports.tables.testing import accepted, ended

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(cast: Cast, moment: datetime) -> Cast:
    ended(accepted(cast, moment), cast, practitioner(cast, cast.officer), moment)
    accepted(cast, moment)
    return cast


def test_the_list_offers_the_tables_of_each_period_with_their_due_days(cast: Cast, moment, client_for) -> None:
    page = client_for("director").get("/thong-ke/bieu/").content.decode()
    assert 'href="/thong-ke/bieu/15a/2026-H1/"' in page
    assert 'href="/thong-ke/bieu/24/2025/"' in page
    assert 'href="/thong-ke/bieu/24/2026/"' not in page
    assert "20/01/2026" in page


def test_a_number_leads_to_its_records(register: Cast, client_for: Callable[[str], Client]) -> None:
    reader = client_for("director")
    page = reader.get("/thong-ke/bieu/15b/2026/").content.decode()
    links = [unescape(link) for link in re.findall(r'href="(/thong-ke/bieu/15b/2026/o/[^"]+)"', page)]
    assert len(links) > 10
    assert "TT.TGTT.01.2026" in reader.get(links[0]).content.decode()
    assert "tất cả đều khớp" in page
    assert "Kỳ báo cáo chưa kết thúc" in page


def test_a_fault_is_shown_with_its_records(register: Cast, moment, client_for: Callable[[str], Client]) -> None:
    who = register.officer.user.practitioner
    ended(accepted(register, moment, sex="unstated"), register, who, moment)
    reader = client_for("director")
    page = reader.get("/thong-ke/bieu/15a/2026/").content.decode()
    link = unescape(re.search(r'href="(/thong-ke/bieu/15a/2026/lech/[^"]+)"', page)[1])
    assert "TT.TGTT.03.2026" in reader.get(link).content.decode()


def test_nobody_sees_the_records_of_another_province(register: Cast, client_for: Callable[[str], Client]) -> None:
    reader = client_for("other_director")
    address = "/thong-ke/bieu/15b/2026/o/?dong=TS&cot=3"
    assert "Không có hồ sơ nào" in reader.get(address).content.decode()
    assert "/thong-ke/bieu/15b/2026/o/" not in reader.get("/thong-ke/bieu/15b/2026/").content.decode()


@pytest.mark.parametrize("kind", ["xlsx", "pdf"])
def test_files_to_take_away(register: Cast, client_for: Callable[[str], Client], kind: str) -> None:
    response = client_for("director").get(f"/thong-ke/bieu/25/2025-H1/tep/{kind}/")
    assert response.headers["Content-Disposition"] == f'attachment; filename="bieu-25-2025-h1.{kind}"'
    assert response.content[:4] in (b"PK\x03\x04", b"%PDF")


@pytest.mark.parametrize(
    "address",
    [
        "26/2026/",
        "25/2026-H3/",
        "25/1999/",
        "25/2026/o/?dong=TS&cot=99",
        "25/2026/o/?dong=&cot=1",
        "15c/2026/o/?dong=I&cot=2",
        "25/2026/lech/?kiem=99&tai=TS",
        "25/2026/lech/?kiem=x&tai=TS",
        "25/2026/lech/?kiem=0&tai=khong",
        "25/2026/tep/docx/",
    ],
)
def test_what_is_not_there_is_not_found(cast: Cast, moment, client_for: Callable[[str], Client], address: str) -> None:
    assert client_for("director").get(f"/thong-ke/bieu/{address}").status_code == 404


@pytest.mark.parametrize(("code", "statements"), [("15a", 12), ("15b", 14)])
def test_the_page_takes_the_same_statements_however_many_cases(
    register: Cast, moment, client_for: Callable[[str], Client], django_assert_max_num_queries, code, statements
) -> None:
    reader = client_for("director")
    with django_assert_max_num_queries(statements):
        reader.get(f"/thong-ke/bieu/{code}/2026/")
    for _ in range(3):
        accepted(register, moment)
    with django_assert_max_num_queries(statements):
        reader.get(f"/thong-ke/bieu/{code}/2026/")


@pytest.mark.browser
def test_pages_are_accessible(register: Cast, moment: datetime, site: Site) -> None:
    ended(accepted(register, moment, sex="unstated"), register, register.officer.user.practitioner, moment)
    site.sign_in(register.director.user)
    for address in ("", "15a/2026/", "15c/2026/", "15b/2026/o/?dong=TS&cot=3", "15b/2026/o/?dong=I.3&cot=3"):
        assert_accessible(site.open(f"/thong-ke/bieu/{address}", width=PHONE))
