"""Agencies, for administrators."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.access import requires
from tgpl.accounts.forms import AgencyForm, DayForm
from tgpl.accounts.models import Agency
from tgpl.accounts.presenters import facts
from tgpl.accounts.queries import agencies_named, posts_in
from tgpl.accounts.roles import Permission
from tgpl.accounts.services import AccountError, close_agency, save_agency
from tgpl.accounts.views.listing import page_of

administrators = requires(Permission.MANAGE_ACCOUNTS)


@administrators
def list_agencies(request: Any) -> HttpResponse:
    return render(
        request, "accounts/agencies.html", page_of(request, agencies_named, _("Tên cơ quan")) | {"title": _("Cơ quan")}
    )


@administrators
def show_agency(request: Any, pk: int) -> HttpResponse:
    agency = get_object_or_404(Agency.objects.select_related("parent"), pk=pk)
    context = {"title": agency.name, "agency": agency, "facts": facts(agency), "posts": posts_in(agency)}
    return render(request, "accounts/agency.html", context)


@administrators
def add_agency(request: Any) -> HttpResponse:
    return _edit(request, AgencyForm(request.POST or None), _("Thêm cơ quan"))


@administrators
def edit_agency(request: Any, pk: int) -> HttpResponse:
    agency = get_object_or_404(Agency, pk=pk)
    return _edit(request, AgencyForm(request.POST or None, instance=agency), _("Sửa thông tin cơ quan"))


def _edit(request: Any, form: AgencyForm, title: Any) -> HttpResponse:
    if form.is_valid():
        try:
            agency = save_agency(by=request.actor, agency=form.instance)
        except AccountError as fault:
            form.add_error("register_prefix", str(fault))
        else:
            messages.success(request, _("Đã lưu thông tin cơ quan."))
            return redirect("accounts:show_agency", agency.pk)
    return render(request, "accounts/form.html", {"title": title, "form": form, "button": _("Lưu")})


@administrators
def shut_agency(request: Any, pk: int) -> HttpResponse:
    """The last day of an agency, and of everybody's post in it."""
    agency = get_object_or_404(Agency, pk=pk)
    form = DayForm(request.POST or None, initial={"day": timezone.localdate()})
    if form.is_valid():
        try:
            close_agency(by=request.actor, agency=agency, on=form.cleaned_data["day"])
        except AccountError as fault:
            form.add_error(None, str(fault))
        else:
            messages.success(request, _("Đã đóng cơ quan; mọi vai trò ở đó kết thúc cùng ngày."))
            return redirect("accounts:show_agency", agency.pk)
    context = {"title": _("Đóng cơ quan: %s") % agency, "form": form, "button": _("Đóng cơ quan")}
    return render(request, "accounts/form.html", context)
