"""The same matter at another organisation: found, told only as far as it may be, decided by a person with a reason."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tgpl.cases.services import add_party
from tgpl.cases.testing import accept
from tgpl.intake.models import SameMatter
from tgpl.intake.same_matter import days_apart, decide_likeness, likenesses
from tgpl.intake.services import IntakeError
from tgpl.intake.testing import ask

pytestmark = pytest.mark.django_db
KNOWN = {"full_name": "Đặng Thị Mẫu", "identity_number": "031180000001"}


@pytest.fixture
def asked(cast, moment):
    return ask(cast.centre, moment, person=KNOWN)


def found_by(cast, asked, **given) -> dict[str, list[str]]:
    return {like.other.reference: list(like.why) for like in likenesses(cast.reception.actor, asked, **given)}


def against(cast, at, opponent: str, *, office=None, field: str = "land"):
    case = accept(cast, at, office=office or cast.other_centre, person={"full_name": "Người Khác Hẳn"})
    type(case).objects.filter(pk=case.pk).update(field=field)
    add_party(by=cast.director.actor, case=case, name=opponent, side="opponent")
    return case


def test_the_same_person_elsewhere_is_found_with_why(cast, asked, moment) -> None:
    there = ask(cast.other_centre, moment, person=KNOWN)
    other_field = ask(cast.branch, moment, person=KNOWN, matter_field="labour")
    assert found_by(cast, asked) == {
        there.reference: ["có thể cùng một người", "cùng lĩnh vực"],
        other_field.reference: ["có thể cùng một người"],
    }


@pytest.mark.parametrize(
    ("opponent", "typed", "field", "found"),
    [
        ("Lý Văn Kiện", "ly van kien", "land", True),  # without diacritics
        ("Lý Văn Kiện", "Kiện Lý", "land", False),  # an order that no office writes, and a word less
        ("Lý Văn Kiện", "Lý Văn Kiện", "labour", False),  # another field
        ("Lý Văn Kiện", "Lý Thị Kiện", "land", False),
        ("Lý Văn Kiện", "", "land", False),
    ],
)
def test_the_same_opponent_in_the_same_field_is_found(cast, asked, moment, opponent, typed, field, found) -> None:
    case = against(cast, moment - timedelta(days=30), opponent, field=field)
    assert found_by(cast, asked, opponent=typed) == (
        {case.request.reference: [f"cùng bên kia và lĩnh vực (vụ việc {case.code})"]} if found else {}
    )


@pytest.mark.parametrize(("earlier", "found"), [(0, True), (1, False)])
def test_what_lies_too_far_back_is_another_matter(cast, asked, moment, earlier, found) -> None:
    ask(cast.other_centre, moment - timedelta(days=days_apart(moment.date()) + earlier), person=KNOWN)
    assert bool(found_by(cast, asked)) is found


def test_of_another_organisation_the_content_is_not_told(cast, asked, moment, client_for) -> None:
    there = ask(cast.other_centre, moment, person=KNOWN, story="Nội dung kín")
    here = ask(cast.centre, moment, person=KNOWN)
    page = client_for("reception").get(reverse("intake:find_same_matter", args=[asked.reference])).content.decode()
    assert there.reference in page
    assert cast.other_centre.name in page
    assert reverse("intake:open_request", args=[there.reference]) not in page
    assert reverse("intake:open_request", args=[here.reference]) in page
    assert "Nội dung kín" not in page


def test_a_person_decides_with_a_reason(cast, asked, moment, client_for) -> None:
    there = ask(cast.other_centre, moment, person=KNOWN)
    client = client_for("reception")
    url = reverse("intake:decide_same_matter", args=[asked.reference, there.reference])
    assert client.post(url, {"decision": "refer", "reason": " "}).context["form"].errors["reason"]
    client.post(url, {"decision": "refer", "reason": "Đã gọi Trung tâm kia: họ đang làm"})
    decided = SameMatter.objects.get()
    assert (decided.decision, decided.why, decided.by_name) == (
        "refer", "có thể cùng một người, cùng lĩnh vực", cast.reception.user.full_name,
    )  # fmt: skip
    page = client.get(reverse("intake:find_same_matter", args=[asked.reference])).content.decode()
    assert "tổ chức kia làm tiếp" in page


def test_the_second_officer_is_told_that_it_was_decided(cast, asked, moment) -> None:
    ask(cast.other_centre, moment, person=KNOWN)
    told = {"by": cast.reception.actor, "request": asked, "decision": "another", "reason": "Việc khác", "at": moment}
    [likeness] = likenesses(cast.reception.actor, asked)
    decide_likeness(likeness=likeness, **told)
    with pytest.raises(IntakeError, match="cán bộ khác"):
        decide_likeness(likeness=likeness, **told)


def test_what_was_not_found_cannot_be_decided(cast, asked, moment, client_for) -> None:
    stranger = ask(cast.other_centre, moment, person={"full_name": "Người Khác Hẳn"})
    url = reverse("intake:decide_same_matter", args=[asked.reference, stranger.reference])
    assert client_for("reception").get(url).status_code == 404


def test_the_page_costs_the_same_for_one_and_for_many(
    cast, asked, moment, client_for, django_assert_max_num_queries
) -> None:
    client, url = client_for("reception"), reverse("intake:find_same_matter", args=[asked.reference])
    for _ in range(6):
        ask(cast.other_centre, moment, person=KNOWN)
        with django_assert_max_num_queries(12):
            client.get(url)
