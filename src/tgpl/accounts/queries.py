"""Who a signed-in user is at work."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import Role


def memberships_of(user: User) -> "list[Membership]":
    """The posts `user` holds today, the oldest first."""
    today = timezone.localdate()
    return list(
        user.memberships.filter(valid_from__lte=today)
        .filter(Q(valid_to=None) | Q(valid_to__gte=today))
        .select_related("agency")
        .order_by("pk")
    )


def actor_of(user: User | AnonymousUser, membership_id: int | None = None) -> Actor | None:
    """The Actor for the chosen membership of `user` (else the first); None without one."""
    if not user.is_authenticated or not isinstance(user, User):
        return None
    posts = memberships_of(user)
    post = next((p for p in posts if p.pk == membership_id), posts[0] if posts else None)
    if post is None:
        return None
    return Actor(
        name=user.full_name,
        role=Role(post.role),
        user_id=user.pk,
        agency_id=post.agency_id,
        agency_name=post.agency.short_name or post.agency.name,
        offices=_offices_of(post.agency, Role(post.role)),
    )


def _offices_of(agency: Agency, role: Role) -> frozenset[int]:
    """The offices whose matters are open to this post: one query for a centre or the department, none for others."""
    if role in {Role.PARTNER, Role.AUDITOR, Role.ADMINISTRATOR}:
        return frozenset()
    if agency.kind == Agency.Kind.BRANCH:
        return frozenset({agency.pk})
    offices = Agency.objects.filter(kind__in=Agency.OFFICES)
    if agency.kind == Agency.Kind.CENTRE:
        offices = offices.filter(Q(pk=agency.pk) | Q(parent=agency.pk))
    elif agency.kind != Agency.Kind.DEPARTMENT:
        return frozenset()
    return frozenset(offices.values_list("pk", flat=True))
