"""The statistics of a year, and the cases behind each cell."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.cases.services import close_case
from tgpl.cases.testing import accept, assign, practitioner
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.intake.models import FormOfAid, MatterField
from tgpl.reports.queries.statistics import ENDED, NEW, case_counts, cases_in_cell
from tgpl.reports.rules.statistics import TOTAL, Counts, rows, with_totals

CELLS = st.dictionaries(
    st.tuples(st.sampled_from(MatterField.values), st.sampled_from(FormOfAid.values)),
    st.builds(Counts, st.integers(0, 99), st.integers(0, 99)),
)


@given(cells=CELLS)
def test_totals_are_the_sums_of_their_cells(cells: dict) -> None:
    whole = with_totals(cells)
    assert whole.get((TOTAL, TOTAL), Counts()) == sum(cells.values(), Counts())
    lines = dict(rows(cells, MatterField.values, FormOfAid.values))
    for field in MatterField.values:
        *forms, total = lines[field]
        assert total == sum(forms, Counts())
    for position in range(len(FormOfAid.values) + 1):
        column = [lines[field][position] for field in MatterField.values]
        assert lines[TOTAL][position] == sum(column, Counts())


@pytest.fixture
def year(cast: Cast, moment) -> Cast:
    """Three cases of 2026, one of them ended; one of the branch; one accepted in 2025 and ended in 2026."""
    by, who = cast.director.actor, practitioner(cast, cast.officer)
    old = accept(cast, moment - timedelta(days=100))
    ended = accept(cast, moment)
    accept(cast, moment, form="advice")
    accept(cast, moment, office=cast.branch)
    for case in (old, ended):
        assign(case, who, moment, by=by)
        close_case(by=by, case=case, ending="completed", result="Xong.", at=moment)
    return cast


def test_new_and_ended_are_counted_by_their_own_day(year: Cast) -> None:
    offices = year.director.actor.offices
    assert case_counts(2026, offices) == {("land", "proceedings"): Counts(2, 2), ("land", "advice"): Counts(1, 0)}
    assert case_counts(2025, offices) == {("land", "proceedings"): Counts(1, 0)}
    assert case_counts(2026, frozenset({year.branch.pk})) == {("land", "proceedings"): Counts(1, 0)}


def test_every_cell_opens_the_cases_it_counts(year: Cast) -> None:
    actor = year.director.actor
    for (field, form), counts in with_totals(case_counts(2026, actor.offices)).items():
        for what, value in ((NEW, counts.new), (ENDED, counts.ended)):
            cases = cases_in_cell(year=2026, field=field, form=form, what=what, actor=actor)
            assert cases.count() == value


def test_the_table_takes_one_statement_answered_by_indexes(year: Cast) -> None:
    offices = year.director.actor.offices
    with CaptureQueriesContext(connection) as taken:
        case_counts(2026, offices)
    assert len(taken) == 1
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {taken[0]['sql']}")
            plan = str(cursor.fetchall())
        assert "COVERING INDEX cases_by_day" in plan
        assert "COVERING INDEX cases_by_last_day" in plan


def test_the_page_shows_the_table_and_leads_to_the_cases(year: Cast, client_for: Callable[[str], Client]) -> None:
    reader = client_for("director")
    assert reader.get("/thong-ke/").headers["Location"] == "/thong-ke/2026/"
    page = reader.get("/thong-ke/2026/").content.decode()
    assert "Thống kê vụ việc năm 2026" in page
    link = re.search(r'href="([^"]+)" aria-label="Đất đai, nhà ở, Tham gia tố tụng, kết thúc: 2"', page)
    assert link
    cases = reader.get(link[1].replace("&amp;", "&")).content.decode()
    assert "TT.TGTT.01.2026" in cases
    assert "TT.TGTT.01.2025" in cases


def test_a_colleague_of_another_province_sees_nothing(year: Cast, client_for: Callable[[str], Client]) -> None:
    address = "/thong-ke/2026/vu-viec/?linh-vuc=land&hinh-thuc=proceedings&loai=new"
    assert "Không có vụ việc nào" in client_for("other_director").get(address).content.decode()


@pytest.mark.parametrize("address", ["/thong-ke/1999/", "/thong-ke/10000/", "/thong-ke/2026/vu-viec/?loai=khac"])
def test_what_is_no_table_is_not_found(cast: Cast, client_for: Callable[[str], Client], address: str) -> None:
    assert client_for("director").get(address).status_code == 404


@pytest.mark.browser
def test_pages_are_accessible(year: Cast, site: Site) -> None:
    site.sign_in(year.director.user)
    assert_accessible(site.open("/thong-ke/2026/", width=PHONE))
    assert_accessible(site.open("/thong-ke/2026/vu-viec/?loai=new", width=PHONE))
