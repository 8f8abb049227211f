"""Where branches should stand: asked, reckoned in the background, opened again as it was."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.network.forms import SitingForm
from tgpl.network.models import Siting
from tgpl.network.presenters import curve, meaning, not_known, siting_map, steps_of, who_goes_where
from tgpl.network.rules import Inputs
from tgpl.network.services import NetworkError, ask_siting

USUAL = {"aim": "median", "unit": "km", "reach": 20, "most": 3, "fixed": "yes"}


@requires(Permission.VIEW_NETWORK)
@require_GET
def list_sitings(request: HttpRequest) -> HttpResponse:
    """Every reckoning, the newest first."""
    page = key_page(Siting.objects.defer("inputs", "steps"), Place.sent(request.GET))
    return render(request, "network/list_sitings.html", {"page": page})


@requires(Permission.MANAGE_NETWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new_siting(request: HttpRequest) -> HttpResponse:
    """Asks where further branches should stand."""
    form = SitingForm(**sent(request), initial=USUAL)
    made: list[Siting] = []

    def step() -> None:
        made.append(ask_siting(by=request.actor, question=form.question))

    if form.is_bound and form.is_valid() and carried_out(form, step, NetworkError):
        return redirect("network:show_siting", made[0].uid)
    back = reverse("network:list_sitings")
    return step_page(request, form, title=_("Tính nơi đặt chi nhánh"), button=_("Tính"), back=back)


@requires(Permission.VIEW_NETWORK)
@require_GET
def show_siting(request: HttpRequest, uid: object) -> HttpResponse:
    """A reckoning: the curve, the choice on the map and in a table, what it means and what it does not know."""
    siting = get_object_or_404(Siting, uid=uid)
    if siting.status != Siting.Status.DONE:
        return render(request, "network/siting_waiting.html", {"siting": siting})
    inputs, last = Inputs.from_json(siting.inputs), len(siting.steps) - 1
    wanted = request.GET.get("them", "")
    more = min(int(wanted), last) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 3 else last
    context = {
        "siting": siting,
        "inputs": inputs,
        "more": more,
        "meaning": meaning(siting, inputs, more),
        "not_known": not_known(inputs),
        "curve": curve(siting, inputs),
        "steps": steps_of(siting, inputs, more),
        "map": siting_map(siting, inputs, more),
        "ways": who_goes_where(siting, inputs, more),
    }
    return render(request, "network/siting.html", context)
