"""Keeping what people are told of each organisation: the door, the hours, the communes it serves."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent
from tgpl.directory import services
from tgpl.directory.forms import DescribePlace
from tgpl.directory.models import Place
from tgpl.directory.presenters import place_table
from tgpl.directory.queries import hours_of, organisations_with_places, served_communes
from tgpl.directory.services import DirectoryError


@requires(Permission.MANAGE_DIRECTORY)
def list_places(request: HttpRequest) -> HttpResponse:
    """Every organisation, with what is known of its door."""
    table = place_table(organisations_with_places(timezone.localdate()))
    return render(request, "directory/list_places.html", {"table": table})


@requires(Permission.MANAGE_DIRECTORY)
def describe_place(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation as its people describe it."""
    agency = get_object_or_404(organisations_with_places(timezone.localdate()), pk=pk)
    place = Place.objects.filter(agency=agency).first()
    shown = DescribePlace.shown(place, hours_of(agency), served_communes(agency))
    form = DescribePlace(**sent(request), initial=shown)
    if form.is_bound and form.is_valid() and carried_out(form, lambda: _keep(request, agency, form), DirectoryError):
        messages.success(request, _("Đã ghi nơi đón người dân của %(name)s.") % {"name": agency.name})
        return redirect("directory:list_places")
    return render(request, "directory/describe_place.html", {"form": form, "agency": agency})


@transaction.atomic
def _keep(request: HttpRequest, agency: Agency, form: DescribePlace) -> None:
    services.describe_place(by=request.actor, agency=agency, told=form.told, on=timezone.localdate())
    if form.new_hours:
        week, valid_from = form.new_hours
        basis = form.cleaned_data["basis"]
        services.set_hours(by=request.actor, agency=agency, week=week, valid_from=valid_from, basis=basis)
