"""Who may open the pages of sign-in, of one's own account, and of administration."""

from typing import Any

from django.urls import resolve

from tgpl.accounts.roles import Role
from tgpl.accounts.services import invite_person, password_link
from tgpl.accounts.testing import Cast, Door

LEADS_ON = 302


def an_invitation(cast: Cast) -> dict[str, Any]:
    user = invite_person(by=cast.administrator.actor, username="nguoi_moi", full_name="Võ Thị Mới")
    return resolve(password_link(by=cast.administrator.actor, user=user)).kwargs


# Pages about one's own account are everybody's; those that change its protection first ask who is there.
OWN = Door()
OWN_CONFIRMED = Door(opens_with=LEADS_ON)
SIGN_IN = Door.public(opens_with=LEADS_ON, nobody=200)  # a person who is signed in already is led on


def an_agency(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.police.pk}


def a_person(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.police_partner.user.pk}


def in_an_agency(cast: Cast) -> dict[str, Any]:
    return {"agency": cast.police.pk}


ADMINISTRATORS = {Role.ADMINISTRATOR}
BUTTON: dict[str, Any] = {"open_to": ADMINISTRATORS, "given": a_person, "method": "post", "opens_with": LEADS_ON}

DOORS = {
    "account_login": SIGN_IN,
    "mfa_authenticate": Door.public(opens_with=LEADS_ON, others=LEADS_ON),
    "mfa_login_webauthn": Door.public(opens_with=LEADS_ON, others=LEADS_ON),
    "account_inactive": Door.public(),
    "account_logout": Door.public(nobody=LEADS_ON),
    "account_change_password": OWN,
    "account_reauthenticate": OWN,
    "mfa_reauthenticate": OWN_CONFIRMED,
    "mfa_reauthenticate_webauthn": OWN_CONFIRMED,
    "mfa_index": OWN,
    "mfa_activate_totp": OWN_CONFIRMED,
    "mfa_deactivate_totp": Door(opens_with=404),
    "mfa_list_webauthn": OWN,
    "mfa_add_webauthn": OWN_CONFIRMED,
    "mfa_remove_webauthn": Door(given=lambda cast: {"pk": 1}, opens_with=LEADS_ON),
    "mfa_view_recovery_codes": Door(opens_with=404),
    "mfa_generate_recovery_codes": OWN_CONFIRMED,
    "mfa_download_recovery_codes": Door(opens_with=404),
    "accounts:own_account": OWN,
    "accounts:change_post": Door(opens_with=405),
    "accounts:send_again": Door(given=lambda cast: {"key": "x"}, opens_with=404),
    "accounts:list_agencies": Door(open_to=ADMINISTRATORS),
    "accounts:add_agency": Door(open_to=ADMINISTRATORS),
    "accounts:show_agency": Door(open_to=ADMINISTRATORS, given=an_agency),
    "accounts:edit_agency": Door(open_to=ADMINISTRATORS, given=an_agency),
    "accounts:close_agency": Door(open_to=ADMINISTRATORS, given=an_agency),
    "accounts:invite_person": Door(open_to=ADMINISTRATORS, given=in_an_agency),
    "accounts:give_post": Door(open_to=ADMINISTRATORS, given=in_an_agency),
    "accounts:list_people": Door(open_to=ADMINISTRATORS),
    "accounts:show_person": Door(open_to=ADMINISTRATORS, given=a_person),
    "accounts:end_post": Door(open_to=ADMINISTRATORS, given=lambda cast: {"pk": cast.police_partner.post.pk}),
    "accounts:make_link": Door(**BUTTON | {"opens_with": 200}),
    "accounts:shut_out": Door(**BUTTON),
    "accounts:let_in": Door(**BUTTON),
    "accounts:remove_second_step": Door(**BUTTON),
    "accounts:follow_trail": Door(open_to={Role.AUDITOR}),
    "accounts:set_password": Door.public(given=an_invitation, opens_with=LEADS_ON),
}
