"""Puts the acting person on the request, and shuts every view that carries no mark of access."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from tgpl.accounts.lapsed import clock_wrong
from tgpl.accounts.queries import post_of
from tgpl.core.safety.wall_clock import ClockWrong


class ActorMiddleware:
    """`request.post` is the post that the signed-in person chose to work in, `request.actor` who they are in it.

    Both are None for a stranger, and for a person who holds no post today.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signed_in = request.session.session_key is not None
        request.post = post_of(request.user, request.session.get("membership")) if signed_in else None
        request.actor = request.post.actor if request.post else None
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        if not hasattr(view, "access"):
            raise PermissionDenied(f"{view} carries no mark of access")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return clock_wrong(request, exception) if isinstance(exception, ClockWrong) else None
