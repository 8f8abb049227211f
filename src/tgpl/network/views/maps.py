"""The map of need against service points, and what officers bring for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.network.forms import MapDataForm, NeedForm, PlaceForm
from tgpl.network.models import MapData
from tgpl.network.presenters import map_of, spot_listing, spots
from tgpl.network.queries import communes_of_home, need_by, places, service_points
from tgpl.network.services import NetworkError, bring_map_data, place_office


@requires(Permission.VIEW_NETWORK)
@require_GET
def show_map(request: HttpRequest) -> HttpResponse:
    """Need and service points: drawn, and as a table."""
    today, form = timezone.localdate(), NeedForm(request.GET)
    need, points, offices = need_by(form.wanted.get("need", ""), today), places(), service_points(today)
    found = spots(communes_of_home(today), points, need, offices)
    context = {
        "form": form,
        "need": need,
        "map": map_of(found, offices, points, need.label, request.GET.get("xa", "")),
        "listing": spot_listing(found, need),
        "offices": [(one, one.code in points) for one in offices],
        "without": [spot.commune for spot in found if spot.point is None],
        "sources": sorted({(one.source, one.mark) for one in points.values()}),
    }
    return render(request, "network/map.html", context)


@requires(Permission.MANAGE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_data(request: HttpRequest) -> HttpResponse:
    """Takes in a file of points or travel times, whole or not at all."""
    form, back = MapDataForm(**sent(request)), reverse("network:show_map")
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        bring_map_data(
            by=request.actor, kind=told["kind"], source=told["source"], mark=told["mark"], content=form.content
        )
        messages.success(request, _("Đã nhận số liệu của %s xã, phường.") % len(form.content))
        return redirect(back)
    brought = MapData.objects.all()[:20]
    words = {"title": _("Nộp tọa độ, thời gian đi"), "button": _("Nộp tệp"), "back": back, "brought": brought}
    return step_page(request, form, template="network/bring_data.html", **words)


@requires(Permission.MANAGE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def place_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Says in which commune an office stands."""
    office = get_object_or_404(Agency.objects.filter(kind__in=Agency.OFFICES).select_related("commune"), pk=pk)
    form, back = PlaceForm(**sent(request), initial={"commune": office.commune}), reverse("network:show_map")

    def step() -> None:
        place_office(by=request.actor, office=office, commune=form.cleaned_data["commune"])

    if form.is_bound and form.is_valid() and carried_out(form, step, NetworkError):
        return redirect(back)
    return step_page(request, form, title=_("Ghi trụ sở trên bản đồ"), button=_("Ghi lại"), back=back, lead=office.name)
