"""Rooms above show their part on the page of a case without being known to it."""

import pytest
from django.urls import reverse

from tgpl.accounts.roles import Permission
from tgpl.cases.parts import Part, Parts
from tgpl.cases.testing import accept

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts(monkeypatch) -> Parts:
    """An empty registry in the place of the one that rooms have filled."""
    fresh = Parts()
    monkeypatch.setattr("tgpl.cases.views.staff.case_parts", fresh)
    return fresh


@pytest.fixture
def shown(tmp_path, settings):
    """A template that a room above would bring."""
    (tmp_path / "part_of_a_room.html").write_text("<p>{{ part.words }} – {{ case.code }}</p>")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    return "part_of_a_room.html"


def test_parts_stand_in_their_order_and_know_the_case(parts, shown, cast, client_for, moment) -> None:
    case = accept(cast, moment)
    parts.register(Part("Phần sau", shown, lambda actor, case: {"words": actor.name}, order=20))
    parts.register(Part("Phần trước", shown, lambda actor, case: {"words": "<b>đậm</b>"}, order=10))
    page = client_for("director").get(reverse("cases:open_parts", args=[case.code])).content.decode()
    assert page.index("Phần trước") < page.index("Phần sau")
    assert f"<p>&lt;b&gt;đậm&lt;/b&gt; – {case.code}</p>" in page
    assert cast.director.user.full_name in page


def test_a_part_with_nothing_to_tell_is_not_there(parts, shown, cast, client_for, moment) -> None:
    def for_heads(actor, case):
        return {"words": "trả tiền"} if actor.may(Permission.ASSIGN_CASES) else None

    parts.register(Part("Thù lao", shown, for_heads, order=10))
    page = reverse("cases:open_parts", args=[accept(cast, moment).code])
    assert "trả tiền" in client_for("director").get(page).content.decode()
    assert "Thù lao" not in client_for("reception").get(page).content.decode()
