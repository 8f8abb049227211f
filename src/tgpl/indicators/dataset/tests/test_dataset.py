"""Two traits of the data set crossed: counted, drawn, taken away, opened."""

import csv
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from io import BytesIO, StringIO
from itertools import pairwise
from zipfile import ZipFile

import pytest
from django.test import Client

from tgpl.accounts.testing import Cast
from tgpl.cases.testing import accept
from tgpl.core.pages.charts import Bar, bar_chart
from tgpl.core.testing.browser import PHONE, Site, assert_accessible
from tgpl.indicators.dataset.dimensions import TRAITS
from tgpl.indicators.dataset.queries import cross, requests_in_cell
from tgpl.indicators.dataset.rules import TOTAL, Crossed, without_empty
from tgpl.indicators.rules import Scope
from tgpl.intake.models import Request
from tgpl.intake.testing import ask
from tgpl.people.models import DisabilityKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast: Cast, moment: datetime) -> Scope:
    """Four requests of people with disabilities, one of somebody without, one of the year before."""
    needs = {"access_needs": ["sign_language", "home_visit"]}
    two_kinds = {"sex": "male", "birth": 1950, "disability_kinds": ["vision", "movement"], "ethnicity": "Kinh", **needs}
    ask(cast.centre, moment - timedelta(days=9), person=two_kinds, channel="telephone", matter_field="family")
    ask(
        cast.branch,
        moment - timedelta(days=8),
        person={"sex": "female", "ethnicity": "Tày", "disability_degree": "severe"},
    )
    ask(cast.centre, moment - timedelta(days=7), person={"disability_kinds": []}, wanted_form="advice")
    accept(cast, moment - timedelta(days=2), person={"sex": "female", "birth": 2010})
    ask(cast.centre, moment - timedelta(days=3), person={"has_disability": False, "disability_kinds": []})
    ask(cast.centre, moment - timedelta(days=100))
    return Scope.year_to(moment.date(), cast.department_officer.actor.offices)


def by_hand(scope: Scope) -> list[Request]:
    return list(
        Request.objects.filter(asker_has_disability=True, received_on__gte=scope.first, office_id__in=scope.offices)
        .select_related("person")
        .prefetch_related("person__disabilities", "person__access_needs")
    )


def test_kinds_by_sex_agree_with_counting_one_by_one(asked: Scope) -> None:
    found = cross(TRAITS["kind"], TRAITS["sex"], asked)
    counted = Counter(
        (kind, request.person.sex)
        for request in by_hand(asked)
        for kind in ([d.kind for d in request.person.disabilities.all()] or [""])
    )
    assert {place: found.at(*place) for place in counted} == counted
    assert found.at("vision", TOTAL) == 3
    assert (found.at(TOTAL, "male"), found.at(TOTAL, TOTAL)) == (1, 4)  # two kinds, one request


def test_two_traits_of_several_values_count_a_request_once_in_a_cell(asked: Scope) -> None:
    found = cross(TRAITS["kind"], TRAITS["need"], asked)
    assert (found.at("vision", "sign_language"), found.at("vision", ""), found.at("movement", "home_visit")) == (
        1,
        2,
        1,
    )
    assert (found.at("vision", TOTAL), found.at(TOTAL, "sign_language"), found.at(TOTAL, TOTAL)) == (3, 1, 4)


@pytest.mark.parametrize(
    ("trait", "values"),
    [
        ("degree", {"severe": 1, "": 3}),
        ("age", {"elder": 1, "minor": 1, "": 2}),
        ("ethnicity", {"kinh": 1, "minority": 1, "": 2}),
        ("channel", {"telephone": 1, "web": 3}),
        ("field", {"family": 1, "land": 3}),
        ("form", {"proceedings": 3, "advice": 1}),
        ("outcome", {"waiting": 3, "accepted": 1}),
        ("days", {"waiting": 3, "day": 1}),
        ("commune", {"": 4}),
    ],
)
def test_each_trait_says_what_is_known(asked: Scope, trait: str, values: dict[str, int]) -> None:
    found = cross(TRAITS[trait], TRAITS["sex"], asked)
    assert {value: found.at(value, TOTAL) for value in found.rows if found.at(value, TOTAL)} == values


@pytest.mark.parametrize(("row", "column"), [*pairwise(TRAITS), ("kind", "need"), ("days", "kind"), ("need", "sex")])
def test_every_cell_of_any_two_traits_opens_what_it_counts(cast: Cast, asked: Scope, row: str, column: str) -> None:
    actor, one, other = cast.department_officer.actor, TRAITS[row], TRAITS[column]
    found = cross(one, other, asked)
    filled = [place for place, number in found.counts.items() if number]
    assert filled
    for place in filled:
        assert requests_in_cell(one, other, place, asked, actor).count() == found.at(*place), place


def test_few_statements_whatever_is_crossed(asked: Scope, django_assert_max_num_queries) -> None:
    for row, column in (("sex", "age"), ("kind", "sex"), ("kind", "need")):
        with django_assert_max_num_queries(4):
            cross(TRAITS[row], TRAITS[column], asked)


def test_a_colleague_of_another_province_opens_nothing(cast: Cast, asked: Scope) -> None:
    actor = cast.other_director.actor
    assert not requests_in_cell(TRAITS["kind"], TRAITS["sex"], (TOTAL, TOTAL), asked, actor).exists()


def test_empty_rows_and_columns_are_left_out() -> None:
    crossed = Crossed({"a": "A", "b": "B"}, {"x": "X", "y": "Y"}, {("a", "x"): 1, ("a", TOTAL): 1, (TOTAL, "x"): 1})
    assert (without_empty(crossed).rows, without_empty(crossed).columns) == ({"a": "A"}, {"x": "X"})


def test_the_page_shows_chart_and_table_and_leads_to_lists(
    cast: Cast, asked: Scope, client_for: Callable[[str], Client]
) -> None:
    reader = client_for("director")
    page = reader.get("/bo-du-lieu/?hang=kind&cot=channel").content.decode()
    assert '<svg class="mo-chart" role="img"' in page
    assert "Điện thoại, đường dây nóng 1" in unescape(page)
    link = unescape(re.search(r'href="([^"]+)" aria-label="Khuyết tật nhìn, Tổng số: 3"', page)[1])
    assert reader.get(link).content.decode().count("<tr") == 4
    assert "cộng các mục có thể lớn hơn tổng số" in page
    assert 'value="hang=' not in page  # the search box of the frame stays empty


@pytest.mark.parametrize("query", ["hang=khong-co&cot=sex", "tu=2026-03-01&den=2026-01-01", "hang=sex&cot=sex"])
def test_nonsense_still_shows_a_page(cast: Cast, asked: Scope, client_for: Callable[[str], Client], query: str) -> None:
    assert client_for("director").get(f"/bo-du-lieu/?{query}").status_code == 200


@pytest.mark.parametrize("query", ["", "hang=kind", "hang=kind&cot=sex&gia-tri-hang=khong-co"])
def test_a_cell_that_is_not_there_is_not_found(cast: Cast, client_for: Callable[[str], Client], query: str) -> None:
    assert client_for("director").get(f"/bo-du-lieu/danh-sach/?{query}").status_code == 404


def test_files_open_with_the_right_letters(cast: Cast, asked: Scope, client_for: Callable[[str], Client]) -> None:
    reader = client_for("director")
    told = reader.get("/bo-du-lieu/tep/csv/?hang=kind&cot=sex").content
    assert told.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(told.decode("utf-8-sig"))))
    assert rows[0] == ["Dạng tật", "Nữ", "Nam", "Chưa rõ", "Tổng số"]
    assert rows[-1] == ["Tổng số", "2", "1", "1", "4"]
    book = ZipFile(BytesIO(reader.get("/bo-du-lieu/tep/xlsx/?hang=kind&cot=sex").content))
    assert "Khuyết tật nhìn" in book.read("xl/sharedStrings.xml").decode()
    assert reader.get("/bo-du-lieu/tep/pdf/").status_code == 404


def test_a_chart_escapes_what_it_is_given_and_tells_itself_in_words() -> None:
    drawn = bar_chart("<b>", ["x & y", "z"], [Bar("<script>", [2, 1]), Bar("dài " * 20, [0, 0])], "k")
    assert "<script>" not in drawn
    assert "&lt;script&gt;: x &amp; y 2, z 1" in drawn
    assert drawn.count("<rect") == 4  # two parts, two of the legend


def test_every_part_of_a_bar_has_its_own_look() -> None:
    drawn = bar_chart("t", [str(n) for n in range(8)], [Bar("a", [1] * 8)], "k")
    looks = re.findall(r'<rect [^>]*fill="([^"]+)" fill-opacity="([^"]+)"', drawn)[:8]
    assert len(set(looks)) == 8


def test_the_names_of_kinds_are_those_of_the_law(asked: Scope) -> None:
    assert set(cross(TRAITS["kind"], TRAITS["sex"], asked).rows) == {*DisabilityKind.values, ""}


@pytest.mark.browser
def test_pages_are_accessible(cast: Cast, asked: Scope, site: Site) -> None:
    site.sign_in(cast.director.user)
    for address in ("", "?hang=channel&cot=outcome", "?tu=2020-01-01&den=2020-02-01", "danh-sach/?hang=kind&cot=sex"):
        assert_accessible(site.open(f"/bo-du-lieu/{address}", width=PHONE))
