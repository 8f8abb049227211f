"""A narrowed list shows what the query itself finds, page by page, in one statement."""

import pytest

from tgpl.cases.models import Case, CaseNameTerm
from tgpl.cases.queries import listed_cases
from tgpl.cases.testing import accept
from tgpl.core.database import search
from tgpl.core.lists.narrowing import NarrowedList
from tgpl.core.lists.paging import Place
from tgpl.core.pages.labels import labels_of
from tgpl.intake.models import FormOfAid

pytestmark = pytest.mark.django_db
COLUMNS = ("pk", "status", "person__full_name")


@pytest.fixture
def cases(cast, moment) -> NarrowedList:
    for _case in range(4):
        accept(cast, moment)
    Case.objects.filter(pk=Case.objects.latest("pk").pk).update(client_has_disability=True)
    return NarrowedList(listed_cases, CaseNameTerm, "case_id", COLUMNS)


@pytest.mark.parametrize("few", [0, 3_000], ids=["every term is common", "every term is rare"])
@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"status": "accepted"},
        {"status": "ended"},
        {"status": "open"},
        {"status": "open", "form": "advice", "name": "NGUYỄN"},
        {"name": "mau thi nguyen"},
        {"name": "' OR 1=1 --"},
        {"name": "ai do khac"},
        {"name": ""},
    ],
)
def test_it_finds_what_the_query_finds(cases, cast, monkeypatch, few: int, wanted: dict) -> None:
    monkeypatch.setattr(search, "FEW", few)
    expected = listed_cases(cast.director.actor).named(wanted.get("name", ""))
    choices = {field: value for field, value in wanted.items() if field != "name"}
    expected = expected.open() if choices.pop("status", "") == "open" else listed_again(expected, wanted)
    expected = expected.filter(**choices).order_by("-pk")
    rows = cases.page(cast.director.actor, wanted, Place()).rows
    assert [(row.pk, row.person__full_name) for row in rows] == list(expected.values_list("pk", "person__full_name"))


def listed_again(found, wanted: dict):
    return found.filter(status=wanted["status"]) if "status" in wanted else found


def test_each_page_begins_at_its_own_key(cases, cast) -> None:
    keys = list(Case.objects.order_by("-pk").values_list("pk", flat=True))
    for key in keys[:3]:
        assert [row.pk for row in cases.page(cast.director.actor, {}, Place(before=key)).rows] == [
            k for k in keys if k < key
        ]
        assert [row.pk for row in cases.page(cast.director.actor, {}, Place(after=key)).rows] == [
            k for k in keys if k > key
        ]
    assert cases.page(cast.director.actor, {}, Place()).older is None


def test_each_person_sees_their_own(cases, cast, django_assert_num_queries) -> None:
    for colleague in (cast.director, cast.other_director, cast.director):
        expected = list(listed_cases(colleague.actor).order_by("-pk").values_list("pk", flat=True))
        actor = colleague.actor
        with django_assert_num_queries(1):
            assert [row.pk for row in cases.page(actor, {}, Place()).rows] == expected


def test_labels_stay_whole() -> None:
    assert labels_of(FormOfAid)["advice"] == FormOfAid.ADVICE.label
    with pytest.raises(TypeError):
        labels_of(FormOfAid)["advice"] = "?"
