"""Finds the signed-in person on each request."""

from allauth.account.auth_backends import AuthenticationBackend

from tgpl.accounts.models import User
from tgpl.accounts.queries import person_at_work


class StaffBackend(AuthenticationBackend):
    """Password sign-in as allauth does it; the person comes with the posts of today.

    Nothing is kept between requests: a post that ends, or a person who is shut out, stops at the next one.
    """

    def get_user(self, user_id: int) -> User | None:
        person = person_at_work(user_id)
        return person if person and self.user_can_authenticate(person) else None
