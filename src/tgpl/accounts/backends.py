"""Finds the signed-in person on each request."""

from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from tgpl.accounts.models import Membership, User


class StaffBackend(AuthenticationBackend):
    """Password sign-in as allauth does it; the person and the posts of today come in one query.

    Nothing is kept between requests: a post that ends, or a person who is shut out, stops at the next one.
    """

    def get_user(self, user_id: int) -> User | None:
        posts = list(
            Membership.objects.filter(user=user_id)
            .held_on(timezone.localdate())
            .with_reach()
            .select_related("user", "agency")
        )
        user = posts[0].user if posts else User.objects.filter(pk=user_id).first()
        if user is None or not self.user_can_authenticate(user):
            return None
        user.posts = posts
        return user
