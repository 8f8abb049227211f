"""People and their posts, for administrators."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from tgpl.accounts import services
from tgpl.accounts.forms import DayForm, InvitationForm, KnownPersonForm
from tgpl.accounts.models import Agency, Membership, User
from tgpl.accounts.queries import people_named
from tgpl.accounts.services import AccountError
from tgpl.accounts.views.agencies import administrators
from tgpl.accounts.views.listing import page_of


@administrators
def list_people(request: Any) -> HttpResponse:
    return render(
        request,
        "accounts/people.html",
        page_of(request, people_named, _("Họ tên hoặc tên đăng nhập")) | {"title": _("Người dùng")},
    )


@administrators
def show_person(request: Any, pk: int) -> HttpResponse:
    person = get_object_or_404(User, pk=pk)
    posts = person.memberships.select_related("agency").order_by("-valid_from", "-pk")
    return render(request, "accounts/person.html", {"title": person.full_name, "person": person, "posts": posts})


@administrators
def invite(request: Any, agency: int) -> HttpResponse:
    """A new person, their first post, and the link by which they set a password."""
    office = get_object_or_404(Agency, pk=agency)
    form = InvitationForm(request.POST or None, agency=office, initial={"valid_from": timezone.localdate()})
    if form.is_valid():
        about = {name: form.cleaned_data[name] for name in ["username", "full_name", "email"]}
        with transaction.atomic():
            person = services.invite_person(by=request.actor, **about)
            services.give_post(by=request.actor, user=person, agency=office, **form.post)
            return _show_link(request, person)
    context = {"title": _("Mời người vào %s") % office, "form": form, "button": _("Tạo tài khoản")}
    return render(request, "accounts/form.html", context)


@administrators
def give_post(request: Any, agency: int) -> HttpResponse:
    """One more post for a person who has an account."""
    office = get_object_or_404(Agency, pk=agency)
    form = KnownPersonForm(request.POST or None, agency=office, initial={"valid_from": timezone.localdate()})
    if form.is_valid():
        person = form.cleaned_data["username"]
        try:
            services.give_post(by=request.actor, user=person, agency=office, **form.post)
        except AccountError as fault:
            form.add_error("role", str(fault))
        else:
            messages.success(request, _("Đã giao vai trò."))
            return redirect("accounts:show_person", person.pk)
    context = {"title": _("Giao vai trò ở %s") % office, "form": form, "button": _("Giao vai trò")}
    return render(request, "accounts/form.html", context)


@administrators
def end_post(request: Any, pk: int) -> HttpResponse:
    post = get_object_or_404(Membership.objects.select_related("user", "agency"), pk=pk)
    form = DayForm(request.POST or None, initial={"day": timezone.localdate()})
    if form.is_valid():
        try:
            services.end_post(by=request.actor, post=post, on=form.cleaned_data["day"])
        except AccountError as fault:
            form.add_error("day", str(fault))
        else:
            messages.success(request, _("Đã ghi ngày kết thúc vai trò."))
            return redirect("accounts:show_person", post.user_id)
    context = {"title": _("Kết thúc vai trò: %s") % post, "form": form, "button": _("Kết thúc vai trò")}
    return render(request, "accounts/form.html", context)


@administrators
@require_POST
def make_link(request: Any, pk: int) -> HttpResponse:
    """For a person who lost the password, or the first link."""
    return _show_link(request, get_object_or_404(User, pk=pk))


def _show_link(request: Any, person: User) -> HttpResponse:
    link = request.build_absolute_uri(services.password_link(by=request.actor, user=person))
    context = {"title": _("Đường dẫn đặt mật khẩu"), "person": person, "link": link}
    return render(request, "accounts/password_link.html", context)


def _to_person(change: Callable[..., None], done: Any) -> Any:
    """A button on a person's page: makes the change and comes back."""

    @administrators
    @require_POST
    def press(request: Any, pk: int) -> HttpResponse:
        change(by=request.actor, user=get_object_or_404(User, pk=pk))
        messages.success(request, done)
        return redirect("accounts:show_person", pk)

    return press


shut_out = _to_person(services.shut_out_person, _("Đã khóa tài khoản. Mọi phiên đang mở dừng ngay."))
let_in = _to_person(services.let_person_in, _("Đã mở lại tài khoản."))
remove_second_step = _to_person(services.remove_second_step, _("Đã gỡ bước xác nhận thứ hai."))
