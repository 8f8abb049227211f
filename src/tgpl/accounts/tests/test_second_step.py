"""Code makers, recovery codes, and the posts that must have a second step."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client, override_settings

from tgpl.accounts.models import User
from tgpl.accounts.roles import SECOND_STEP_ROLES, Role
from tgpl.accounts.services import remove_second_step
from tgpl.accounts.testing import PASSWORD, Cast
from tgpl.audit.models import Entry

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OWN_ACCOUNT, WORK, CODE, APP = "/tai-khoan/", "/lam-viec/", "/dang-nhap/ma/", "/tai-khoan/bao-ve/ung-dung/"


def code_now(secret: str) -> str:
    _, now, _ = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def with_app(user: User) -> User:
    TOTP.activate(user, SECRET)
    return user


def test_setting_up_an_app_asks_who_is_there_and_hands_out_recovery_codes(cast: Cast, client: Client, sign_in) -> None:
    sign_in("director")
    confirm = client.get(APP).headers["Location"]
    client.post(confirm, {"password": PASSWORD, "next": APP})
    secret = client.get(APP).context["form"].secret
    response = client.post(APP, {"code": code_now(secret)}, follow=True)
    assert len(response.context["unused_codes"]) == 10
    assert Entry.objects.filter(action="account.app_added", key="director").exists()


def test_the_code_is_asked_after_the_password(cast: Cast, client: Client, sign_in) -> None:
    with_app(cast.director.user)
    assert sign_in("director").headers["Location"] == CODE
    assert client.get(OWN_ACCOUNT).status_code == 302, "the password alone opens nothing"
    assert client.post(CODE, {"code": code_now(SECRET)}).headers["Location"] == WORK
    assert client.get(OWN_ACCOUNT).status_code == 200


def test_a_wrong_code_opens_nothing_and_is_recorded(cast: Cast, client: Client, sign_in) -> None:
    with_app(cast.director.user)
    sign_in("director")
    page = client.post(CODE, {"code": "000000"}).content.decode()
    assert "Mã chưa đúng hoặc đã hết hạn" in page
    assert Entry.objects.get(action="account.sign_in_failed").key == "director"
    assert client.get(OWN_ACCOUNT).status_code == 302


def test_a_recovery_code_works_once(cast: Cast, client: Client, sign_in) -> None:
    with_app(cast.director.user)
    code = RecoveryCodes.activate(cast.director.user).get_unused_codes()[0]
    sign_in("director")
    assert client.post(CODE, {"code": code}).headers["Location"] == WORK
    client.post("/dang-xuat/")
    sign_in("director")
    assert client.post(CODE, {"code": code}).status_code == 200


def test_secrets_are_encrypted_at_rest(cast: Cast) -> None:
    with_app(cast.director.user)
    RecoveryCodes.activate(cast.director.user)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert SECRET not in kept
    assert get_adapter().decrypt(get_adapter().encrypt("đã mã hóa")) == "đã mã hóa"


def test_an_administrator_removes_the_step_of_a_person_who_lost_the_telephone(cast: Cast, sign_in) -> None:
    with_app(cast.director.user)
    remove_second_step(by=cast.administrator.actor, user=cast.director.user)
    assert sign_in("director").headers["Location"] == WORK
    assert Entry.objects.filter(action="account.second_step_removed", key="director", who="Dương Thị Quản").exists()


def test_posts_that_decide_need_it() -> None:
    assert {Role.ADMINISTRATOR, Role.CENTRE_DIRECTOR, Role.AUDITOR} <= SECOND_STEP_ROLES
    assert Role.PARTNER not in SECOND_STEP_ROLES


@override_settings(REQUIRE_SECOND_STEP=True)
def test_without_it_such_a_post_opens_nothing_but_the_way_to_set_it_up(cast: Cast, client_for) -> None:
    client = client_for("administrator")
    page = client.get("/quan-tri/co-quan/")
    assert page.status_code == 403
    assert "Cần bật bước xác nhận thứ hai" in page.content.decode()
    assert client.get("/tai-khoan/bao-ve/").status_code == 200
    with_app(cast.administrator.user)
    assert client.get("/quan-tri/co-quan/").status_code == 200


@override_settings(REQUIRE_SECOND_STEP=True)
def test_recovery_codes_alone_are_no_second_step(cast: Cast, client_for) -> None:
    RecoveryCodes.activate(cast.administrator.user)
    assert client_for("administrator").get("/quan-tri/co-quan/").status_code == 403


@override_settings(REQUIRE_SECOND_STEP=False)
def test_it_is_asked_of_nobody_where_the_setting_is_off(cast: Cast, client_for) -> None:
    assert client_for("administrator").get("/quan-tri/co-quan/").status_code == 200
