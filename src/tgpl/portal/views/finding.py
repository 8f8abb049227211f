"""Where and who: offices and practitioners, found by what matters to the person who looks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tgpl.accounts.access import public
from tgpl.portal.finding import find
from tgpl.portal.forms import FindHelp
from tgpl.portal.presenters.finding import shown


@public
@never_cache
@require_GET
def find_help(request: HttpRequest) -> HttpResponse:
    """The whole list at first; narrowed by what was asked for."""
    form, now = FindHelp(request.GET), timezone.localtime()
    found = find(form.wanted, now)
    offices = [shown(office) for office in found.offices]
    has_positions = any(office.office.place.latitude is not None for office in offices)
    context = {"form": form, "found": found, "offices": offices, "now": now, "has_positions": has_positions}
    return render(request, "portal/find_help.html", context)
