"""Who may open a view. Deny by default: a view without one of these marks opens for nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from tgpl.accounts.roles import Permission

View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """Anyone may open this page, signed in or not."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Any signed-in member of staff or partner may open this page."""
    return _guard(view, "signed_in", lambda request: True)


def requires(permission: Permission) -> Callable[[View], View]:
    """Only a person whose role has `permission` may open this page; others get 403, strangers the sign-in page."""

    def decorate(view: View) -> View:
        return _guard(view, permission, lambda request: request.actor.may(permission))

    return decorate


def _guard(view: View, mark: str, allowed: Callable[[Any], bool]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if getattr(request, "actor", None) is None:
            return redirect_to_login(request.get_full_path())
        if not allowed(request):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    guarded.access = mark  # type: ignore[attr-defined]
    return guarded
