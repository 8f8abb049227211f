"""A prepared query answers as the query itself does."""

from datetime import date
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from django.db.models import F, QuerySet
from django.utils import timezone

from tgpl.accounts.models import Agency, Membership, User
from tgpl.core.database.prepared import prepared, prepared_for
from tgpl.intake.testing import ask
from tgpl.people.models import Person

pytestmark = pytest.mark.django_db


@prepared
def posts_in(agency: int, day: date) -> QuerySet[Membership]:
    """The posts of an agency on a day, with their holders."""
    posts = Membership.objects.filter(agency=agency, valid_from__lte=day).select_related("user", "agency")
    return posts.annotate(called=F("user__full_name")).order_by("-pk")[:3]


@prepared
def people_called(name: str) -> QuerySet[User]:
    return User.objects.filter(full_name=name)


@prepared
def lapsed_sessions(now: timezone.datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lte=now)


def test_it_answers_what_the_query_answers_for_each_of_its_values(cast) -> None:
    today = timezone.localdate()
    for agency in (cast.centre, cast.branch, cast.other_centre):
        expected = list(posts_in.__wrapped__(agency.pk, today))
        answered = posts_in(agency.pk, today)
        assert answered == expected
        assert [post.called for post in answered] == [post.user.full_name for post in expected]
    assert posts_in(cast.centre.pk, date(1990, 1, 1)) == []


def test_one_statement_brings_what_belongs_to_a_row(cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert {post.agency.name for post in posts_in(cast.centre.pk, timezone.localdate())} == {cast.centre.name}


def test_words_are_values_whatever_stands_in_them(cast) -> None:
    assert people_called(cast.reception.user.full_name) == [cast.reception.user]
    for name in ("' OR 1=1 --", "%s", "%", ""):
        assert people_called(name) == []


def test_a_moment_is_a_value_too(client_for) -> None:
    client_for("reception")
    assert lapsed_sessions(timezone.now()) == []
    assert len(lapsed_sessions(Session.objects.get().expire_date)) == 1


@prepared
def people_of(uid: UUID) -> QuerySet[Person]:
    return Person.objects.filter(uid=uid)


def test_a_key_that_nobody_guesses_is_a_value_too(cast, moment) -> None:
    person = ask(cast.centre, moment).person
    assert people_of(person.uid) == [person]
    assert people_of(UUID(int=1)) == []


def test_the_statement_is_made_once(cast) -> None:
    made = []

    @prepared
    def agencies(pk: int) -> QuerySet[Agency]:
        made.append(pk)
        return Agency.objects.filter(pk=pk)

    assert [agencies(agency.pk) for agency in (cast.centre, cast.branch)] == [[cast.centre], [cast.branch]]
    assert len(made) == 2  # twice to find the places of its values, never again


@prepared
def names_of_posts(day: date) -> QuerySet:
    posts = Membership.objects.filter(valid_from__lte=day).order_by("-pk")
    return posts.values_list("role", "valid_from", "user__full_name", named=True)


def test_plain_rows_carry_their_names(cast) -> None:
    rows = names_of_posts(timezone.localdate())
    assert rows == list(names_of_posts.__wrapped__(timezone.localdate()))
    assert {row.user__full_name for row in rows} >= {cast.reception.user.full_name}
    assert all(isinstance(row.valid_from, date) for row in rows)


@prepared_for
def people_beside(agency: Agency, name: str) -> QuerySet[User]:
    return User.objects.filter(memberships__agency=agency, full_name=name)


def test_who_asks_has_a_statement_of_their_own(cast) -> None:
    name = cast.reception.user.full_name
    assert people_beside(cast.centre).first(name) == cast.reception.user
    assert people_beside(cast.branch).first(name) is None


@prepared_for
def people_in(agencies: frozenset[int], name: str) -> QuerySet[User]:
    return User.objects.filter(memberships__agency__in=agencies, full_name=name)


def test_where_nothing_can_be_seen_nothing_is_asked(cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert people_in(frozenset())(cast.reception.user.full_name) == []
    assert people_in(frozenset([cast.centre.pk]))(cast.reception.user.full_name) == [cast.reception.user]


@pytest.mark.parametrize(
    "build",
    [
        pytest.param(lambda name: User.objects.filter(full_name__contains=name), id="a value is rewritten"),
        pytest.param(lambda name: User.objects.all(), id="a value is not asked for"),
        pytest.param(lambda name: User.objects.filter(full_name=name).values_list("pk"), id="no whole rows"),
        pytest.param(lambda name: User.objects.filter(full_name=name).prefetch_related("memberships"), id="prefetched"),
    ],
)
def test_what_cannot_be_prepared_says_so(build) -> None:
    with pytest.raises(TypeError):
        prepared(build)("Mẫu")
