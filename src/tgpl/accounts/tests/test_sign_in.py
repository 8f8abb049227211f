"""Signing in and out by password."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, override

from tgpl.accounts.services import let_person_in, shut_out_person
from tgpl.accounts.testing import Cast
from tgpl.audit.models import Entry

pytestmark = pytest.mark.django_db
OWN_ACCOUNT, WORK = "/tai-khoan/", "/lam-viec/"


def recorded() -> list[tuple[str, str, str]]:
    return list(Entry.objects.order_by("pk").values_list("who", "action", "key"))


def without_tokens(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_a_person_signs_in_and_out(cast: Cast, client: Client, sign_in) -> None:
    assert sign_in("reception").headers["Location"] == WORK
    assert "Lê Thị Tiếp" in client.get(OWN_ACCOUNT).content.decode()
    client.post("/dang-xuat/")
    assert client.get(OWN_ACCOUNT).status_code == 302
    name = "Lê Thị Tiếp"
    assert recorded() == [(name, "account.signed_in", "reception"), (name, "account.signed_out", "reception")]


def test_a_person_returns_to_the_page_they_asked_for(cast: Cast, client: Client, sign_in) -> None:
    asked = client.get("/tai-khoan/bao-ve/")
    assert asked.headers["Location"] == "/dang-nhap/?next=/tai-khoan/bao-ve/"
    assert sign_in("reception", next="/tai-khoan/bao-ve/").headers["Location"] == "/tai-khoan/bao-ve/"


def test_the_way_back_leads_to_no_other_site(cast: Cast, sign_in) -> None:
    assert sign_in("reception", next="https://example.org/").headers["Location"] == WORK


def test_a_wrong_password_and_an_unknown_name_are_told_alike(cast: Cast, sign_in) -> None:
    wrong = sign_in("reception", "khong phai mat khau").content.decode()
    unknown = sign_in("khong_ai", "khong phai mat khau").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in wrong
    assert without_tokens(wrong).replace("reception", "khong_ai") == without_tokens(unknown)


def test_a_failed_attempt_is_recorded_for_real_accounts_only(cast: Cast, sign_in) -> None:
    sign_in("reception", "khong phai mat khau")
    sign_in("mat khau go nham vao o ten", "x")
    assert recorded() == [("Người lạ", "account.sign_in_failed", "reception")]


def test_after_five_failures_even_the_right_password_waits(cast: Cast, client: Client, sign_in) -> None:
    for _ in range(5):
        sign_in("reception", "khong phai mat khau")
    assert "Đã sai quá nhiều lần" in sign_in("reception").content.decode()
    assert sign_in("officer").status_code == 302


def test_a_person_shut_out_cannot_sign_in_until_let_in(cast: Cast, client: Client, sign_in) -> None:
    shut_out_person(by=cast.administrator.actor, user=cast.reception.user)
    assert sign_in("reception").headers["Location"] == reverse("account_inactive")
    assert client.get(OWN_ACCOUNT).status_code == 302
    let_person_in(by=cast.administrator.actor, user=cast.reception.user)
    assert sign_in("reception").headers["Location"] == WORK


def test_a_person_shut_out_stops_at_the_next_request(cast: Cast, client: Client, sign_in) -> None:
    sign_in("reception")
    shut_out_person(by=cast.administrator.actor, user=cast.reception.user)
    assert client.get(OWN_ACCOUNT).status_code == 302


def test_the_password_is_changed_and_the_person_stays_signed_in(cast: Cast, client: Client, sign_in) -> None:
    sign_in("reception")
    other = Client()
    other.force_login(cast.reception.user)
    new = "ba con meo tren mai"
    sent = {"oldpassword": "chim-se-tren-mai-nha", "password1": new, "password2": new}
    assert client.post("/tai-khoan/mat-khau/", sent).headers["Location"] == OWN_ACCOUNT
    assert client.get(OWN_ACCOUNT).status_code == 200
    assert other.get(OWN_ACCOUNT).status_code == 302, "other devices are signed out"
    assert ("Lê Thị Tiếp", "account.password_changed", "reception") in recorded()


@pytest.mark.parametrize("weak", ["ngan", "password12345", "reception2026"])
def test_a_weak_password_is_refused(cast: Cast, client: Client, sign_in, weak: str) -> None:
    sign_in("reception")
    sent = {"oldpassword": "chim-se-tren-mai-nha", "password1": weak, "password2": weak}
    assert client.post("/tai-khoan/mat-khau/", sent).status_code == 200


@pytest.mark.parametrize("door", ["account_signup", "account_reset_password", "account_email", "account_confirm_email"])
def test_nobody_signs_up_and_no_letter_opens_an_account(door: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(door)


def test_passwords_are_kept_as_argon2() -> None:
    from tgpl.config import settings as configured

    assert configured.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_a_social_provider_would_use_pkce() -> None:
    """None is installed; whoever adds one must turn on PKCE for it, which allauth leaves off."""
    providers = [app for app in settings.INSTALLED_APPS if app.startswith("allauth.socialaccount.providers.")]
    configured = getattr(settings, "SOCIALACCOUNT_PROVIDERS", {})
    for name in (provider.rpartition(".")[2] for provider in providers):
        assert configured[name]["OAUTH_PKCE_ENABLED"], name


@pytest.mark.parametrize(
    "words",
    [
        "Username",
        "Incorrect code.",
        "Incorrect password.",
        "Use a security key",
        "Too many failed login attempts. Try again later.",
    ],
)
def test_the_words_of_the_sign_in_package_are_vietnamese(words: str) -> None:
    with override("vi"):
        assert gettext(words) != words
