"""Changes to agencies, people and their posts; every one on the record."""

from datetime import date, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.tokens import default_token_generator
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.actor import Actor, Post
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.roles import Role
from tgpl.audit.queries import Trail
from tgpl.audit.services import record


class AccountError(Exception):
    """Why a change cannot be made, worded for the person who asked for it."""


def record_own(user: User, *, action: str, by: Actor | None = None, **details: Any) -> None:
    """A line about a person's own account."""
    record(by=by or Actor.of(user), action=action, kind="user", key=user.username, **details)


def _post_details(post: Membership) -> dict[str, str]:
    return {"role": post.role, "agency": post.agency.name, "name": post.user.full_name}


def note_post_chosen(*, user: User, post: Post) -> None:
    """`user` works in `post` from now on; the page remembers the choice in the session."""
    record_own(user, action="account.post_chosen", by=post.actor, role=post.role, agency=post.agency_name)


def note_trail_read(*, by: Actor, trail: Trail) -> None:
    """Who reads the record is on the record: a line in the trail that was read."""
    kind, key = (trail.kind, trail.key) if trail.key else ("person", trail.person)
    record(by=by, action="trail.read", kind=kind, key=key, person=trail.person)


# People and their posts


@transaction.atomic
def invite_person(*, by: Actor, username: str, full_name: str, email: str = "") -> User:
    """A new account without a password: `password_link` opens it."""
    user = User(username=username.lower(), full_name=full_name, email=email)
    user.set_unusable_password()
    user.save(force_insert=True)
    record_own(user, action="account.made", by=by, name=full_name)
    return user


def password_link(*, by: Actor, user: User) -> str:
    """The path by which `user` sets a password: works once, for some days, and ends when the password changes."""
    record_own(user, action="account.link_made", by=by, name=user.full_name)
    token = default_token_generator.make_token(user)
    return reverse("accounts:set_password", args=[urlsafe_base64_encode(force_bytes(user.pk)), token])


@transaction.atomic
def change_password(*, by: Actor, user: User, password: str) -> None:
    """Every session of `user` ends, but the one that keeps itself alive (allauth does so for the person's own)."""
    user.set_password(password)
    user.save(update_fields=["password"])
    record_own(user, action="account.password_changed", by=by, name=user.full_name)


@transaction.atomic
def give_post(
    *, by: Actor, user: User, agency: Agency, role: Role, valid_from: date, valid_to: date | None = None
) -> Membership:
    """`user` holds `role` in `agency` from one day to another."""
    if role not in agency.roles:
        raise AccountError(_("Cơ quan này không có vai trò đó."))
    try:
        with transaction.atomic():
            post = Membership.objects.create(
                user=user, agency=agency, role=role, valid_from=valid_from, valid_to=valid_to
            )
    except IntegrityError as fault:
        raise AccountError(_("Người này đang giữ vai trò đó ở cơ quan đó.")) from fault
    record_own(user, action="post.given", by=by, since=valid_from, until=valid_to, **_post_details(post))
    return post


@transaction.atomic
def end_post(*, by: Actor, post: Membership, on: date) -> None:
    """From the day `on`, the post opens nothing: its last day is the one before."""
    last_day = on - timedelta(days=1)
    still_longer = Membership.objects.filter(pk=post.pk).exclude(valid_to__lte=last_day)
    if not still_longer.update(valid_to=last_day):
        raise AccountError(_("Vai trò này đã kết thúc trước ngày đó."))
    record_own(post.user, action="post.ended", by=by, on=on, **_post_details(post))


@transaction.atomic
def shut_out_person(*, by: Actor, user: User) -> None:
    """At once and until let in again: a telephone is lost, a person is gone."""
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        record_own(user, action="account.shut", by=by, name=user.full_name)


@transaction.atomic
def let_person_in(*, by: Actor, user: User) -> None:
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        record_own(user, action="account.opened", by=by, name=user.full_name)


@transaction.atomic
def remove_second_step(*, by: Actor, user: User) -> None:
    """For a person who lost the telephone and the recovery codes: they set it up anew after the password."""
    removed, _models = Authenticator.objects.filter(user=user).delete()
    if removed:
        record_own(user, action="account.second_step_removed", by=by, name=user.full_name)


# Agencies


@transaction.atomic
def save_agency(*, by: Actor, agency: Agency) -> Agency:
    """A new agency, or its details as they are now."""
    action = "agency.changed" if agency.pk else "agency.added"
    try:
        with transaction.atomic():
            agency.save()
    except IntegrityError as fault:
        raise AccountError(_("Một Trung tâm hoặc Chi nhánh khác đang dùng ký hiệu sổ này.")) from fault
    record(by=by, action=action, kind="agency", key=str(agency.pk), name=agency.name)
    return agency


@transaction.atomic
def close_agency(*, by: Actor, agency: Agency, on: date) -> None:
    """From the day `on` the agency is no more, and every post in it has ended."""
    last_day = on - timedelta(days=1)
    if not Agency.objects.filter(pk=agency.pk, valid_to=None).update(valid_to=last_day):
        raise AccountError(_("Cơ quan này đã đóng."))
    record(by=by, action="agency.closed", kind="agency", key=str(agency.pk), name=agency.name, on=on)
    for post in agency.memberships.exclude(valid_to__lte=last_day).select_related("user", "agency"):
        end_post(by=by, post=post, on=on)
