"""A person's own account, and what happens to a form when the session behind it has ended."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import own_account
from tgpl.accounts.forms import SetPasswordForm
from tgpl.accounts.lapsed import framed, kept_form, sent_fields
from tgpl.accounts.services import note_post_chosen
from tgpl.core.pages.views import csrf_failure


@own_account
def show_account(request: Any) -> HttpResponse:
    """Who I am here, in which posts, and how my sign-in is protected."""
    return render(request, "accounts/own_account.html", {"title": _("Tài khoản của tôi"), "posts": request.user.posts})


@own_account
@require_POST
def change_post(request: Any) -> HttpResponse:
    """Work in another of my posts from now on."""
    chosen = next((post for post in request.user.posts if str(post.id) == request.POST.get("post")), None)
    if chosen is None:
        raise Http404
    note_post_chosen(user=request.user, post=chosen)
    request.session["membership"] = chosen.id
    return redirect("accounts:own_account")


class SetPassword(PasswordResetConfirmView):
    """Opened by the link of an invitation; the link works once."""

    template_name = "accounts/set_password.html"
    form_class = SetPasswordForm
    success_url = reverse_lazy("account_login")
    title = _("Đặt mật khẩu")

    def form_valid(self, form: SetPasswordForm) -> HttpResponse:
        messages.success(self.request, _("Đã đặt mật khẩu. Hãy đăng nhập."))
        return super().form_valid(form)


@own_account
def send_again(request: Any, key: str) -> HttpResponse:
    """After signing in anew: what was being sent when the session ended, to be sent by one button."""
    kept = kept_form(key, request.user.pk)
    if kept is None:
        raise Http404
    return _offer_again(request, kept.path, kept.content["fields"], kept.content["files"])


def stale_form(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """A form of our own page whose token is too old (the person signed in anew elsewhere): offer to send it again.

    A form from another site gets no such offer.
    """
    fields = sent_fields(request.POST)
    came_from = request.headers.get("Origin") or request.headers.get("Referer", "")
    if urlsplit(came_from).netloc != request.get_host() or not fields:
        return csrf_failure(request, reason)
    return _offer_again(request, request.get_full_path(), fields, list(request.FILES), status=403)


def _offer_again(
    request: HttpRequest, path: str, fields: list[tuple[str, str]], files: list[str], status: int = 200
) -> HttpResponse:
    context = {"title": _("Gửi lại nội dung vừa nhập"), "path": path, "fields": fields, "files": files}
    return render(request, "accounts/send_again.html", context | framed(request), status=status)
