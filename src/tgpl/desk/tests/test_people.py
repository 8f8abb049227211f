"""The pages about one person, and about two records that may be one."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tgpl.audit.models import Entry
from tgpl.cases.testing import accept
from tgpl.core.testing.browser import DESKTOP, PHONE, Site, assert_accessible
from tgpl.intake.models import Request
from tgpl.intake.testing import ask
from tgpl.people.models import Merge
from tgpl.people.services import SafeContactRules, merge_people

pytestmark = pytest.mark.django_db
KNOWN = {"full_name": "Đặng Thị Mẫu", "phone": "+84912000001"}


@pytest.fixture
def two(cast, moment):
    """The same person at the centre, with a case, and at the branch."""
    case = accept(cast, moment - timedelta(days=9), person={**KNOWN, "birth": 1980})
    person = {**KNOWN, "identity_number": "031180000001", "safe_contact": SafeContactRules(do_not_call=True)}
    return case.person, ask(cast.branch, moment - timedelta(days=2), person=person).person


def page_of(person) -> str:
    return reverse("desk:open_person", args=[person.uid])


def comparison(two) -> str:
    return reverse("desk:compare_people", args=[two[0].uid, two[1].uid])


def test_a_person_has_all_their_matters_on_one_page_and_the_look_is_recorded(client_for, two) -> None:
    page = client_for("director").get(page_of(two[0]))
    assert [thing.kind for thing in page.context["here"]] == ["request", "case"]
    assert page.context["likely"] == [two[1]]
    assert Entry.objects.filter(action="person.read", person=str(two[0].uid)).count() == 1


def test_the_page_costs_the_same_whatever_there_is(
    client_for, two, cast, moment, django_assert_max_num_queries
) -> None:
    client = client_for("director")
    for _ in range(5):
        request = ask(cast.centre, moment)
        Request.objects.filter(pk=request.pk).update(person=two[0])
        with django_assert_max_num_queries(20):
            client.get(page_of(two[0]))


def test_of_another_organisation_only_that_a_matter_exists_and_where_is_told(client_for, two, cast, moment) -> None:
    there = ask(cast.other_centre, moment, story="Nội dung kín")
    Request.objects.filter(pk=there.pk).update(person=two[0])
    page = client_for("director").get(page_of(two[0]))
    assert [thing.key for thing in page.context["elsewhere"]] == [there.reference]
    assert "Nội dung kín" not in page.content.decode()


def test_the_comparison_says_what_agrees_and_what_only_one_knows(client_for, two) -> None:
    page = client_for("director").get(comparison(two))
    tags = {fact.label: str(fact.tag) for fact in page.context["facts"]}
    assert "Trùng" in tags["Họ và tên"]
    assert two[0].requests.get().reference in page.content.decode()
    assert "Một bên" in tags["Số định danh"]
    assert "Chưa rõ" in tags["Dân tộc"]


def test_merged_with_a_reason_and_taken_apart_again(client_for, two) -> None:
    client = client_for("director")
    client.post(comparison(two), {"survivor": str(two[0].uid), "reason": "Cùng số điện thoại, đã hỏi lại"})
    page = client.get(page_of(two[1]), follow=True)  # the merged one leads to the one that speaks
    assert page.request["PATH_INFO"] == page_of(two[0])
    assert len(page.context["here"]) == 3
    undo = reverse("desk:undo_merge", args=[two[0].uid, Merge.objects.get().pk])
    assert escape(two[1].full_name) in client.get(undo).content.decode()
    client.post(undo, {"reason": "Hai chị em"})
    assert len(client.get(page_of(two[0])).context["here"]) == 2


def test_without_a_reason_nothing_happens_and_nothing_typed_is_lost(client_for, two) -> None:
    page = client_for("director").post(comparison(two), {"survivor": str(two[1].uid), "reason": " "})
    assert page.context["form"].errors["reason"]
    assert page.context["form"]["survivor"].value() == str(two[1].uid)
    assert not Merge.objects.exists()


def test_what_came_since_must_be_answered(client_for, two, cast, moment) -> None:
    merge = merge_people(by=cast.director.actor, survivor=two[0], other=two[1], reason="Một người", at=moment)
    later = ask(cast.centre, moment)
    Request.objects.filter(pk=later.pk).update(person=two[0])
    client, undo = client_for("director"), reverse("desk:undo_merge", args=[two[0].uid, merge.pk])
    assert client.post(undo, {"reason": "Hai người"}).context["form"].errors["thing-0"]
    client.post(undo, {"reason": "Hai người", "thing-0": "along"})
    later.refresh_from_db()
    assert later.person == two[1]


def test_a_second_officer_is_told_that_it_was_done(client_for, two, cast, moment) -> None:
    """They had the page open; what they sent says which record speaks now."""
    merge_people(by=cast.director.actor, survivor=two[0], other=two[1], reason="Một người", at=moment)
    answer = client_for("director").post(comparison(two), {"survivor": str(two[0].uid), "reason": "x"})
    assert answer.url == page_of(two[0])


def test_whoever_does_not_see_all_is_sent_to_the_department(client_for, two, cast, moment) -> None:
    there = ask(cast.other_centre, moment)
    Request.objects.filter(pk=there.pk).update(person=two[1])
    page = client_for("director").get(comparison(two))
    assert page.context["foreign"] == [cast.other_centre.name]
    client_for("director").post(comparison(two), {"survivor": str(two[0].uid), "reason": "x"})
    assert not Merge.objects.exists()


@pytest.mark.parametrize(("typed", "found"), [("reference", True), ("YC-2222-2222", False)])
def test_another_record_is_found_by_the_code_of_a_request(client_for, two, typed, found) -> None:
    code = two[1].requests.get().reference if typed == "reference" else typed
    answer = client_for("director").get(reverse("desk:find_record", args=[two[0].uid]), {"code": code.lower()})
    assert answer.url == (comparison(two) if found else page_of(two[0]))


def test_a_request_leads_to_the_comparison(client_for, two) -> None:
    request = two[0].requests.get()
    page = client_for("director").get(reverse("intake:open_request", args=[request.reference]))
    assert comparison(two) in page.content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_are_accessible(cast, site: Site) -> None:
    at = timezone.now()
    one, other = (
        ask(cast.centre, at, person={**KNOWN, "full_name": name}).person for name in ("Đặng Thị Mẫu " * 8, "Mẫu")
    )
    site.sign_in(cast.director.user)
    for width in (PHONE, DESKTOP):
        assert_accessible(site.open(page_of(one), width=width))
        page = site.open(comparison((one, other)), width=width)
        page.get_by_role("button", name="Gộp hai hồ sơ").click()
        page.get_by_role("alert").wait_for()
        assert_accessible(page)
    merge = merge_people(by=cast.director.actor, survivor=one, other=other, reason="Một người", at=at)
    assert_accessible(site.open(page_of(one), width=PHONE))
    assert_accessible(site.open(reverse("desk:undo_merge", args=[one.uid, merge.pk]), width=PHONE))
