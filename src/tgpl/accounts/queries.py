"""Who a signed-in user is at work, and the lists by which administrators find agencies and people."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import Role
from tgpl.core.text import fold

# Posts that see no matters by their office: partners have their own door, the others do not handle matters.
_WITHOUT_OFFICES = frozenset({Role.PARTNER, Role.AUDITOR, Role.ADMINISTRATOR})


def post_of(user: User | AnonymousUser, membership_id: int | None = None) -> Membership | None:
    """The post of today that `user` chose to work in, else the first; None without one."""
    posts = user.posts if isinstance(user, User) else []
    return next((post for post in posts if post.pk == membership_id), posts[0] if posts else None)


def actor_of(user: User | AnonymousUser, membership_id: int | None = None) -> Actor | None:
    """The Actor for the post that `user` chose to work in, else the first; None without one."""
    post = post_of(user, membership_id)
    return actor_in(post) if post else None


def actor_in(post: Membership) -> Actor:
    """The Actor that the holder of `post` (from `with_reach()`) is in it."""
    role = Role(post.role)
    return Actor(
        name=post.user.full_name,
        role=role,
        user_id=post.user_id,
        agency_id=post.agency_id,
        agency_name=post.agency.short_name or post.agency.name,
        offices=frozenset() if role in _WITHOUT_OFFICES else _ids(post.office_ids),
    )


def _ids(joined: str | None) -> frozenset[int]:
    return frozenset(int(number) for number in joined.split(",")) if joined else frozenset()


def agencies_named(words: str, *, after: int | None = None, size: int = 50) -> list[Agency]:
    """Agencies that have all of `words` in their name, without diacritics, in order; past the agency `after`."""
    return list(_page(_named(Agency.objects.all(), words), after, size))


def people_named(words: str, *, after: int | None = None, size: int = 50) -> list[User]:
    """People with all of `words` in their name or user name, each with the posts of today."""
    today = Membership.objects.held_on(timezone.localdate())
    people = _named(User.objects.all(), words).prefetch_related(Prefetch("memberships", today, to_attr="posts"))
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
    today = timezone.localdate()
    centres = Agency.objects.filter(kind=Agency.Kind.CENTRE, valid_from__lte=today)
    return centres.filter(Q(valid_to=None) | Q(valid_to__gte=today)).order_by("pk").first()
