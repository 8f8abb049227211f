"""How allauth signs people in here: no public sign-up, every step on the record, secrets encrypted at rest."""

from base64 import b64decode, b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from tgpl.accounts.actor import Actor
from tgpl.accounts.lapsed import remember_person
from tgpl.accounts.models import User
from tgpl.accounts.services import change_password, record_own
from tgpl.core.safety.crypto import seal, unseal

_SECRET = "mfa_authenticator.data"


class AccountAdapter(DefaultAccountAdapter):
    """Password sign-in, sign-out and change of password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def post_login(self, request: HttpRequest, user: User, **about: Any) -> HttpResponse:
        record_own(user, action="account.signed_in")
        response = super().post_login(request, user, **about)
        remember_person(response, user.pk)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """On the record only for accounts that exist: what strangers type may be anything, even a password."""
        user = User.objects.filter(username=credentials.get("username", "")).first()
        if user:
            record_own(user, action="account.sign_in_failed", by=Actor.system("Người lạ"))

    def logout(self, request: HttpRequest) -> None:
        record_own(request.user, action="account.signed_out")
        super().logout(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:own_account")

    def set_password(self, user: User, password: str) -> None:
        change_password(by=Actor.of(user), user=user, password=password)


class SecondStepAdapter(DefaultMFAAdapter):
    """Code makers, passkeys and recovery codes."""

    def encrypt(self, text: str) -> str:
        return b64encode(seal(text.encode(), _SECRET)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(b64decode(encrypted_text), _SECRET).decode()

    def get_totp_label(self, user: User) -> str:
        return user.username

    def _get_site_name(self) -> str:
        return "TGPL Mở"
