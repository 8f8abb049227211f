"""Two records that are one person: merged, merged on, taken apart; random walks end where they began."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tgpl.accounts.testing import Cast
from tgpl.audit.queries import Trail
from tgpl.cases.models import Case, CaseNameTerm
from tgpl.cases.services import give_brief_advice
from tgpl.cases.testing import accept
from tgpl.desk.queries import found_by_name
from tgpl.intake.models import Request, RequestNameTerm
from tgpl.intake.queries import other_requests_of, perhaps_the_person_of
from tgpl.intake.services import withdraw_request
from tgpl.intake.testing import ask
from tgpl.people.models import Merge, Person, identity_index
from tgpl.people.queries import came_since, possibly_same
from tgpl.people.services import (
    PeopleError,
    SafeContactRules,
    merge_people,
    undo_merge,
    withdraw_consent,
)
from tgpl.people.services.records import held_of
from tgpl.people.ties import ties

pytestmark = pytest.mark.django_db
WHY = "Trùng ngày sinh, địa chỉ; đã hỏi lại qua điện thoại"


@pytest.fixture
def by(cast: Cast):
    return cast.director.actor


@pytest.fixture
def two(cast: Cast, moment) -> SimpleNamespace:
    """A case at the centre and a request at the branch, of one person taken down twice."""
    case = accept(cast, moment - timedelta(days=9), person={"full_name": "Đặng Thị Mẫu", "access_needs": ["woman"]})
    asked = ask(
        cast.branch,
        moment - timedelta(days=2),
        person={
            "full_name": "Dang Thi Mau Nua",
            "identity_number": "031180000001",
            "phone": "+84912000001",
            "access_needs": ["sign_language"],
            "disability_kinds": ["hearing_speech"],
            "safe_contact": SafeContactRules(do_not_call=True),
        },
        consents=["handle_request", "answer_referrer"],
    )
    return SimpleNamespace(case=case, asked=asked, survivor=case.person, other=asked.person)


def merge(two, by, at, **given) -> Merge:
    return merge_people(**{"by": by, "survivor": two.survivor, "other": two.other, "reason": WHY, "at": at, **given})


def test_everything_follows_and_nothing_that_protects_is_lost(two, by, moment) -> None:
    merge(two, by, moment)
    survivor = Person.objects.get(pk=two.survivor.pk)

    assert {request.person_id for request in Request.objects.all()} == {survivor.pk}
    assert {need.need for need in survivor.access_needs.all()} == {"woman", "sign_language"}
    assert survivor.kinds == ["hearing_speech", "vision"]
    assert survivor.safe_contact.do_not_call
    assert (survivor.identity_number, survivor.phone) == ("031180000001", "+84912000001")
    assert survivor.consents.filter(purpose="answer_referrer", withdrawn_at=None).exists()
    two.other.refresh_from_db()
    assert two.other.merged_into == survivor
    assert two.other.full_name == "Dang Thi Mau Nua"  # the pointer says what it said


def test_a_case_follows_its_request(two, by, moment) -> None:
    merge(two, by, moment, survivor=two.other, other=two.survivor)
    assert Case.objects.get().person == two.other


def test_the_person_is_found_once_under_either_name(two, by, moment) -> None:
    merge(two, by, moment)
    for name in ("đặng thị mẫu", "mau nua"):
        found = found_by_name(by, name)
        assert {request.person_id for request in found.requests} == {two.survivor.pk}
        assert (len(found.requests), len(found.cases)) == (2, 1)


def test_the_check_for_doubles_leads_to_the_record_that_speaks(two, by, moment, cast) -> None:
    """Also by a number that only the merged record knew, and the survivor knows otherwise."""
    old = "131180001"
    Person.objects.filter(pk=two.survivor.pk).update(identity_number=old, identity_index=identity_index(old))
    two.survivor.refresh_from_db()
    merge(two, by, moment)
    same = possibly_same(full_name="Ai Đó", identity_number="031180000001")
    assert same == [two.survivor.pk]
    again = ask(cast.centre, moment, person={"full_name": "Ai Đó", "identity_number": "031180000001"})
    assert {r.reference for r in other_requests_of(perhaps_the_person_of(again), by, again)} == {
        two.case.request.reference,
        two.asked.reference,
    }


def test_one_trail_tells_of_both_records(two, by, moment) -> None:
    withdraw_request(by=by, request=two.asked, reason="Nhầm", at=moment)
    merge(two, by, moment)
    trails = [{line.action for line in Trail(person=str(p.uid)).lines()} for p in (two.survivor, two.other)]
    assert trails[0] == trails[1] >= {"case.accepted", "request.withdrawn", "person.merged"}


def test_undone_each_thing_returns_and_the_row_stays(two, by, moment) -> None:
    first = state()
    done = merge(two, by, moment)
    undo_merge(by=by, merge=done, reason="Hai người cùng tên", at=moment)
    assert state() == first
    done.refresh_from_db()
    assert (done.undone_by_name, done.undone_because) == (by.name, "Hai người cùng tên")
    assert merge(two, by, moment).pk != done.pk  # and may be merged again


def test_what_came_since_is_asked(two, by, moment, cast) -> None:
    done = merge(two, by, moment)
    later = [ask(cast.centre, moment) for _ in range(2)]
    Request.objects.filter(pk__in=[r.pk for r in later]).update(person=two.survivor)
    keys = [later[0].reference, later[1].reference]
    assert {thing.key for thing in came_since(done)} == set(keys)

    undo_merge(by=by, merge=done, reason="Hai người", at=moment, along=[("request", keys[1])])
    assert [Request.objects.get(reference=key).person for key in keys] == [two.survivor, two.other]


def test_only_what_came_since_can_be_sent_along(two, by, moment) -> None:
    done = merge(two, by, moment)
    with pytest.raises(PeopleError, match="đến sau khi gộp"):
        undo_merge(by=by, merge=done, reason="x", at=moment, along=[("request", two.case.request.reference)])


def test_a_consent_withdrawn_since_stays_withdrawn_in_both(two, by, moment) -> None:
    done = merge(two, by, moment)
    survivor = Person.objects.get(pk=two.survivor.pk)
    withdraw_consent(by=by, person=survivor, purpose="handle_request", at=moment)
    undo_merge(by=by, merge=done, reason="Hai người", at=moment)
    for person in (two.survivor, two.other):
        assert not person.consents.filter(purpose="handle_request", withdrawn_at=None).exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reason": "  "}, "vì sao hai hồ sơ là của một người"),
        ({"other": "survivor"}, "cùng một hồ sơ"),
    ],
)
def test_a_merge_that_cannot_be_says_what_to_do(two, by, moment, given, words) -> None:
    given = {name: getattr(two, value, value) for name, value in given.items()}
    with pytest.raises(PeopleError, match=words):
        merge(two, by, moment, **given)


def test_of_two_officers_at_once_the_second_is_told(two, by, moment) -> None:
    """Each read both records while they were two."""
    merge(two, by, moment)
    for survivor, other in [(two.survivor, two.other), (two.other, two.survivor)]:
        with pytest.raises(PeopleError, match="vừa được gộp"):
            merge(two, by, moment, survivor=survivor, other=other)


def test_of_two_officers_who_take_it_apart_the_second_is_told(two, by, moment) -> None:
    done = merge(two, by, moment)
    undo_merge(by=by, merge=done, reason="x", at=moment)
    with pytest.raises(PeopleError, match="vừa tách"):
        undo_merge(by=by, merge=done, reason="x", at=moment)


def test_only_whoever_sees_all_offices_of_both_may_decide(two, moment, cast) -> None:
    with pytest.raises(PeopleError, match="Sở Tư pháp"):
        merge(two, cast.branch_head.actor, moment)
    merge(two, cast.department_officer.actor, moment)
    with pytest.raises(PeopleError, match="Sở Tư pháp"):
        undo_merge(by=cast.branch_head.actor, merge=Merge.objects.get(), reason="x", at=moment)


def test_the_database_holds_a_record_to_one_merge(two, by, moment) -> None:
    merge(two, by, moment)
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.create(survivor=two.survivor, other=two.other, reason="x", at=moment, by_name="x")


def test_every_table_that_belongs_to_people_is_tied() -> None:
    """A room above with a key to people hands in a Tie, or merged people lose what it holds."""
    held = {
        model
        for model in apps.get_models()
        if model._meta.app_label != "people" and any(f.related_model is Person for f in model._meta.fields)
    }
    assert held == {tie.model for tie in ties}


def test_a_case_accepted_while_the_person_is_merged_is_the_survivors(cast, two, by, moment) -> None:
    stale = Request.objects.select_related("person").get(pk=two.asked.pk)
    merge(two, by, moment)
    advice = give_brief_advice(by=by, request=stale, field="land", answer="Đã trả lời", at=moment)
    assert advice.person == two.survivor


# --- random walks


def state() -> list[object]:
    """Everything that a merge may touch, of every record."""
    people = [
        (person.pk, person.merged_into_id, person.own is None, held_of(person).details, set(held_of(person).consents))
        for person in Person.objects.order_by("pk")
    ]
    holders = list(Request.objects.order_by("pk").values_list("reference", "person"))
    cases = list(Case.objects.order_by("pk").values_list("code", "person"))
    terms = [
        sorted(t.objects.values_list(s, "term")) for t, s in [(RequestNameTerm, "request"), (CaseNameTerm, "case")]
    ]
    return [people, holders, cases, terms]


NAMES = ["Đặng Thị Mẫu", "Dang Thi Mau", "Đặng Mẫu", "Đặng Thị Mẫu Nữa"]
NEEDS = [["woman"], ["sign_language", "woman"], [], ["large_print"]]
CONTACTS = [
    SafeContactRules(),
    SafeContactRules(do_not_call=True, safe_hours="sau 18 giờ"),
    SafeContactRules(no_message=True, safe_hours="buổi sáng"),
    SafeContactRules(discreet_name="Hội chợ sách"),
]


@pytest.fixture
def four(cast: Cast, moment) -> list[Person]:
    at = moment - timedelta(days=3)
    described = [
        {"full_name": name, "access_needs": needs, "safe_contact": contact, "disability_kinds": []}
        for name, needs, contact in zip(NAMES, NEEDS, CONTACTS, strict=True)
    ]
    people = [accept(cast, at, person=described[0]).person]
    people += [ask(cast.centre, at, person=one, consents=["ask_opinion"]).person for one in described[1:]]
    withdraw_consent(by=cast.director.actor, person=people[2], purpose="ask_opinion", at=moment - timedelta(days=1))
    return people


@settings(
    max_examples=12, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_random_merges_and_unmerges_give_the_first_state_back(four, by, moment, data) -> None:
    with transaction.atomic():
        first = state()
        for _ in range(data.draw(st.integers(1, 6))):
            take_a_turn(by, moment, data)
            nothing_lost(four)
        for standing in data.draw(st.permutations(list(Merge.objects.standing()))):
            undo_merge(by=by, merge=Merge.objects.get(pk=standing.pk), reason="x", at=moment)
        assert state() == first
        transaction.set_rollback(True)


def take_a_turn(by, moment, data) -> None:
    """Merge two records that speak, or take two apart, whichever can be done."""
    standing = list(Merge.objects.standing())
    speaking = list(Person.objects.filter(merged_into=None))
    if len(speaking) < 2 or (standing and data.draw(st.booleans())):
        undo_merge(by=by, merge=data.draw(st.sampled_from(standing)), reason="x", at=moment)
        return
    survivor, other = data.draw(st.permutations(speaking))[:2]
    merge_people(by=by, survivor=survivor, other=other, reason=WHY, at=moment)


def nothing_lost(four: list[Person]) -> None:
    """Whatever was merged: who speaks for a person knows what the person asked for."""
    for number, record in enumerate(Person.objects.filter(pk__in=[p.pk for p in four]).order_by("pk")):
        speaking = record.merged_into or record
        held = held_of(speaking).details
        assert set(NEEDS[number]) <= set(held.access_needs)
        assert CONTACTS[number].do_not_call <= held.safe_contact.do_not_call
        assert CONTACTS[number].no_message <= held.safe_contact.no_message
        assert CONTACTS[number].safe_hours in held.safe_contact.safe_hours
    assert not Request.objects.exclude(person__merged_into=None).exists()
    assert Request.objects.count() == len(four)
