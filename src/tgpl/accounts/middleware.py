"""Puts the acting person on the request, and shuts every view that carries no mark of access."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from tgpl.accounts.queries import actor_of


class ActorMiddleware:
    """`request.actor` is the Actor of the signed-in person's chosen membership, or None."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = (
            actor_of(request.user, request.session.get("membership")) if request.session.session_key else None
        )
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if not hasattr(view, "access"):
            raise PermissionDenied(f"{view} carries no mark of access")
