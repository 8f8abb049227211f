"""The open tables of a year, from live requests to the public page."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import cycle

import pytest
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.intake.testing import ask
from tgpl.reports.models import OpenData, SnapshotAltered
from tgpl.reports.open_data.queries import count_year, names
from tgpl.reports.open_data.rules.tables import TOTAL, Counted, sums_of
from tgpl.reports.open_data.services import OpenDataError, publish_year, tables_of, withdraw_year
from tgpl.reports.open_data.tests.attacking import attack
from tgpl.reports.rules.content import digest
from tgpl.reports.tables.queries.catalogue import period_of

pytestmark = pytest.mark.django_db
YEAR = "2025"
KINDS = [["vision"], ["vision"], ["movement"], ["vision", "movement"], ["mental"], ["vision"], []]


@pytest.fixture
def asked(cast: Cast, moment: datetime) -> Cast:
    """Thirty requests of 2025, few of some sorts, and one of 2026."""
    then = moment - timedelta(days=120)
    sorts = zip(
        range(30), cycle(KINDS), cycle(["female", "female", "male"]), cycle(["web"] * 5 + ["telephone"]), strict=False
    )
    for number, kinds, sex, channel in sorts:
        person = {"disability_kinds": kinds, "sex": sex, "birth": 1950 + number, "has_disability": True}
        ask(cast.centre, then + timedelta(hours=number), person=person, channel=channel)
    ask(cast.centre, moment)
    return cast


def test_counts_add_up_in_every_sum_that_a_reader_knows(asked: Cast) -> None:
    counted = count_year(period_of(YEAR))
    assert counted[TOTAL] == Counted(30, 30)
    assert counted["kind", "several"].requests == 4
    for one in sums_of(names()):
        parts = sum(counted[part].requests for part in one.parts if part in counted)
        assert parts == (counted[one.total].requests if one.total in counted else 0), one.total


def test_few_statements(asked: Cast, django_assert_num_queries) -> None:
    names()
    with django_assert_num_queries(29):
        count_year(period_of(YEAR))


def test_nothing_small_is_shown_nor_found_again(asked: Cast) -> None:
    published = tables_of(period_of(YEAR)).as_json()
    tables = published["tables"] + published["funnel"]
    shown = [number for table in tables for _, numbers in table["rows"] for number in numbers]
    assert not {1, 2, 3, 4}.intersection(shown)
    assert any(number and number >= 5 for number in shown)
    outcomes = names()["outcome"]
    for place, (least, greatest) in attack(published, served=(outcomes["accepted"], outcomes["advised"])).items():
        assert greatest - least >= 5 or least >= 5 or greatest == 0, place


def test_a_year_is_published_once_and_only_when_it_is_over(asked: Cast) -> None:
    by = asked.department_officer.actor
    with pytest.raises(OpenDataError, match="năm đã kết thúc"):
        publish_year(by=by, year=period_of("2026"))
    with pytest.raises(OpenDataError, match="năm đã kết thúc"):
        publish_year(by=by, year=period_of("2025-H1"))
    published = publish_year(by=by, year=period_of(YEAR))
    with pytest.raises(OpenDataError, match="đã được công bố"):
        publish_year(by=by, year=period_of(YEAR))
    with pytest.raises(OpenDataError, match="lý do"):
        withdraw_year(by=by, published=published, reason=" ")
    withdraw_year(by=by, published=published, reason="Sai năm.")
    with pytest.raises(OpenDataError, match="đã được rút"):
        withdraw_year(by=by, published=published, reason="Lần nữa.")
    said = Entry.objects.filter(kind="open_data").values_list("action", flat=True)
    assert list(said) == ["open_data.published", "open_data.withdrawn"]


def test_a_year_with_few_requests_stays_closed(cast: Cast, moment: datetime) -> None:
    with pytest.raises(OpenDataError, match="quá ít"):
        publish_year(by=cast.department_officer.actor, year=period_of(YEAR))
    assert not OpenData.objects.exists()


def test_tables_changed_behind_our_back_are_noticed(asked: Cast) -> None:
    published = publish_year(by=asked.department_officer.actor, year=period_of(YEAR))
    OpenData.objects.update(content={**published.content, "total": 99})
    published.refresh_from_db()
    with pytest.raises(SnapshotAltered):
        published.read()


def test_anyone_reads_and_takes_the_tables(asked: Cast, client: Client, client_for: Callable[[str], Client]) -> None:
    assert "Chưa có số liệu nào" in client.get("/so-lieu-mo/").content.decode()
    officer = client_for("department_officer")
    assert "Mỗi năm chỉ công bố một lần" in officer.get("/so-lieu-mo/cong-bo/").content.decode()
    assert officer.post("/so-lieu-mo/cong-bo/", {"year": YEAR}).status_code == 302
    assert "đã được công bố" in officer.post("/so-lieu-mo/cong-bo/", {"year": YEAR}).content.decode()
    page = client.get("/so-lieu-mo/").content.decode()
    assert "30 lượt yêu cầu" in page
    assert "…" in page
    told = client.get("/so-lieu-mo/2025/kind-sex.csv").content.decode("utf-8-sig")
    assert told.startswith("Dạng tật,Nữ,Nam,Chưa rõ,Tổng số")
    funnel = client.get("/so-lieu-mo/2025/tung-buoc-disabled.csv").content.decode("utf-8-sig")
    assert funnel.startswith("Người khuyết tật,Đã yêu cầu,Đã thụ lý hoặc trả lời ngay,Đã có người giúp,Đã xong")
    for gone in ("/so-lieu-mo/2024/", "/so-lieu-mo/2025/khong-co.csv", "/so-lieu-mo/2024/kind-sex.csv"):
        assert client.get(gone).status_code == 404
    officer.post("/so-lieu-mo/2025/rut/", {"reason": "Sai năm."})
    assert client.get("/so-lieu-mo/2025/").status_code == 404


def test_the_funnel_is_told_with_the_promise(asked: Cast, client: Client) -> None:
    page = client.get("/giup-nhu-nhau/").content.decode()
    assert "ít nhất 3 lần, vào 3 ngày khác nhau" in page
    assert "Chưa có số liệu" in page
    publish_year(by=asked.department_officer.actor, year=period_of(YEAR))
    shown = client.get("/giup-nhu-nhau/")
    [disabled, others] = shown.context["funnel"]
    assert disabled[1][-1] == ("Tổng số", ["30", "0", "0", "0"])
    assert {number for _, numbers in others[1] for number in numbers} == {"0"}


def test_a_year_published_before_the_funnel_was_counted_has_none(asked: Cast, client: Client) -> None:
    published = publish_year(by=asked.department_officer.actor, year=period_of(YEAR))
    content = {key: value for key, value in published.content.items() if key != "funnel"}
    OpenData.objects.update(content=content, sha256=digest(content))
    assert "Chưa có số liệu" in client.get("/giup-nhu-nhau/").content.decode()


@pytest.mark.browser
def test_pages_are_accessible(asked: Cast, site: Site) -> None:
    assert_accessible(site.open("/so-lieu-mo/", width=PHONE))
    publish_year(by=asked.department_officer.actor, year=period_of(YEAR))
    assert_accessible(site.open("/so-lieu-mo/", width=PHONE, theme="dark"))
    assert_accessible(site.open("/giup-nhu-nhau/", width=PHONE))
    site.sign_in(asked.department_officer.user)
    for address in ("cong-bo/", "2025/rut/"):
        assert_accessible(site.open(f"/so-lieu-mo/{address}", width=PHONE))
