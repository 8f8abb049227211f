"""Who may open a view. Deny by default: a view without one of these marks opens for nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from tgpl.accounts.lapsed import lead_to_sign_in
from tgpl.accounts.roles import Permission

View = Callable[..., HttpResponse]
# Answers a request that may not pass; None lets it pass.
Check = Callable[[Any], HttpResponse | None]


def public(view: View) -> View:
    """Anyone may open this page, signed in or not."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def own_account(view: View) -> View:
    """Any person with an account, also without a post today: pages about their own password and keys."""
    return _guard(view, "own_account", _refuse_stranger)


def signed_in(view: View) -> View:
    """Any member of staff or partner at work may open this page."""
    return _guard(view, "signed_in", _refuse_stranger, _refuse_without_post)


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Only a person whose role has one of `permissions` may open this page; others get 403, strangers sign in first."""

    def refuse_without_permission(request: Any) -> None:
        if not any(request.actor.may(permission) for permission in permissions):
            raise PermissionDenied

    mark = " | ".join(permissions)
    return lambda view: _guard(view, mark, _refuse_stranger, _refuse_without_post, refuse_without_permission)


def _refuse_stranger(request: Any) -> HttpResponse | None:
    return None if request.user.is_authenticated else lead_to_sign_in(request)


def _refuse_without_post(request: Any) -> HttpResponse | None:
    if request.post is None:
        return render(request, "accounts/without_post.html", status=403)
    if settings.REQUIRE_SECOND_STEP and request.post.lacks_second_step:
        return render(request, "accounts/without_second_step.html", status=403)
    return None


def _guard(view: View, mark: str, *checks: Check) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answers = (check(request) for check in checks)
        response = next((answer for answer in answers if answer), None) or view(request, *args, **kwargs)
        # The next person at this computer must not find the page by the Back button.
        add_never_cache_headers(response)
        return response

    guarded.access = mark  # type: ignore[attr-defined]
    return guarded
