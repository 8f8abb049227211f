"""Long lists stay quick: the newest first, without sorting what is not shown."""

import pytest
from django.db import connection

from tgpl.cases.models import Case
from tgpl.cases.testing import accept
from tgpl.core.templatetags.page import chosen

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(cast, moment):
    return [accept(cast, moment, office=office) for office in (cast.centre, cast.branch, cast.centre)]


@pytest.mark.parametrize("few", [0, 3_000], ids=["every word is common", "every word is rare"])
def test_a_name_is_found_by_all_its_words_in_any_order(three, monkeypatch, few) -> None:
    monkeypatch.setattr("tgpl.core.database.search.FEW", few)
    name = three[0].person.full_name
    assert set(Case.objects.named(" ".join(reversed(name.split())))) == set(three)
    assert not Case.objects.named(f"{name} Khong Co").exists()
    assert Case.objects.named("").count() == 3


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by its statistics")
@pytest.mark.parametrize("status", [{}, {"status": "ended"}])
def test_a_page_over_several_offices_sorts_nothing(cast, three, status) -> None:
    seen = Case.objects.visible_to(cast.director.actor).filter(**status).order_by("-pk")
    assert len(cast.director.actor.offices) > 1
    assert "TEMP B-TREE" not in seen.explain()
    assert seen.count() == (0 if status else 3)


def test_a_choice_in_a_list_reads_as_on_its_page(three) -> None:
    case = three[0]
    assert (chosen(case, "form"), chosen(case, "field")) == (case.get_form_display(), case.get_field_display())
    assert chosen(Case(form="unknown"), "form") == "unknown"
