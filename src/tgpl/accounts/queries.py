"""Who a signed-in user is at work, and the lists by which administrators find agencies and people."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from tgpl.accounts.actor import Actor, Post
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import Role
from tgpl.core.database.prepared import prepared
from tgpl.core.language.text import fold

# Asked on every page of a signed-in person, so written by hand: built by the ORM it costs ten times as much.
# One row per post of the day, or one without a post. The offices of a post: its agency if that is one, and the
# branches under it; all of them for the department.
_PERSON_AT_WORK = """
    SELECT person.*, post.id AS post_id, post.role AS post_role, agency.id AS agency_id,
        COALESCE(NULLIF(agency.short_name, ''), agency.name) AS agency_name,
        (SELECT {joined_ids} FROM accounts_agency office
         WHERE office.kind IN ('centre', 'branch')
           AND (agency.kind = 'department' OR office.id = agency.id OR office.parent_id = agency.id)) AS office_ids,
        EXISTS (SELECT 1 FROM mfa_authenticator step
                WHERE step.user_id = person.id AND step.type IN ('totp', 'webauthn')) AS has_second_step
    FROM accounts_user person
    LEFT JOIN accounts_membership post
        ON post.user_id = person.id AND post.valid_from <= %s AND (post.valid_to IS NULL OR post.valid_to >= %s)
    LEFT JOIN accounts_agency agency ON agency.id = post.agency_id
    WHERE person.id = %s
    ORDER BY post.id
"""
_JOINED_IDS = {"sqlite": "GROUP_CONCAT(office.id)", "postgresql": "STRING_AGG(office.id::text, ',')"}


def person_at_work(user_id: int) -> User | None:
    """The person, with the `posts` they hold today, the oldest first: one statement."""
    today = timezone.localdate()
    statement = _PERSON_AT_WORK.format(joined_ids=_JOINED_IDS[connection.vendor])
    rows: list[Any] = list(User.objects.raw(statement, [today, today, user_id]))
    if not rows:
        return None
    person: User = rows[0]
    person.posts = [_post(row) for row in rows if row.post_id is not None]
    return person


def _post(row: Any) -> Post:
    return Post(
        id=row.post_id,
        role=Role(row.post_role),
        user_id=row.pk,
        name=row.full_name,
        agency_id=row.agency_id,
        agency_name=row.agency_name,
        offices=frozenset(int(number) for number in (row.office_ids or "").split(",") if number),
        has_second_step=bool(row.has_second_step),
    )


def post_of(user: User | AnonymousUser, membership_id: int | None = None) -> Post | None:
    """The post of today that `user` chose to work in, else the first; None without one."""
    if not isinstance(user, User):
        return None
    person = user if user.posts is not None else person_at_work(user.pk)
    posts = person.posts or [] if person else []
    return next((post for post in posts if post.id == membership_id), posts[0] if posts else None)


def actor_of(user: User | AnonymousUser, membership_id: int | None = None) -> Actor | None:
    """The Actor for the post that `user` chose to work in, else the first; None without one."""
    post = post_of(user, membership_id)
    return post.actor if post else None


def agencies_named(words: str, *, after: int | None = None, size: int = 50) -> list[Agency]:
    """Agencies that have all of `words` in their name, without diacritics, in order; past the agency `after`."""
    return list(_page(_named(Agency.objects.all(), words), after, size))


def people_named(words: str, *, after: int | None = None, size: int = 50) -> list[User]:
    """People with all of `words` in their name or user name, each with the posts of today."""
    today = Membership.objects.held_on(timezone.localdate())
    people = _named(User.objects.all(), words).prefetch_related(Prefetch("memberships", today, to_attr="posts_today"))
    return list(_page(people, after, size))


def _named(rows: QuerySet, words: str) -> QuerySet:
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    return rows


def _page(rows: QuerySet, after: int | None, size: int) -> QuerySet:
    if after is not None:
        name = rows.model.objects.filter(pk=after).values("folded")[:1]
        rows = rows.filter(Q(folded__gt=name) | Q(folded=name, pk__gt=after))
    return rows.order_by("folded", "pk")[:size]


def posts_in(agency: Agency) -> list[Membership]:
    """Every post in `agency`, the present and coming ones first, then the past."""
    posts = list(agency.memberships.select_related("user", "agency").order_by("user__folded", "pk"))
    return sorted(posts, key=lambda post: post.has_ended)


def default_office() -> Agency | None:
    """The centre that receives what is addressed to no office: the open one that was entered first."""
    return _first_centre.first(timezone.localdate())


@prepared
def _first_centre(day: date) -> QuerySet[Agency]:
    centres = Agency.objects.filter(kind=Agency.Kind.CENTRE, valid_from__lte=day)
    return centres.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("pk")[:1]
