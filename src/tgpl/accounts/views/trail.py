"""Following one person's or one file's trail through the record, for auditors."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tgpl.accounts.access import requires
from tgpl.accounts.forms import TrailForm
from tgpl.accounts.models import Agency
from tgpl.accounts.presenters import moments
from tgpl.accounts.roles import Permission
from tgpl.accounts.services import note_trail_read
from tgpl.audit.queries import Trail

PAGE = 50


@requires(Permission.VIEW_AUDIT)
def follow_trail(request: Any) -> HttpResponse:
    """Reading a trail leaves a line in it."""
    form = TrailForm(request.GET or None)
    context = {"title": _("Nhật ký"), "form": form}
    if form.is_valid():
        note_trail_read(by=request.actor, trail=form.trail)
        context |= _page(form.trail, form.cleaned_data["before"])
    return render(request, "accounts/trail.html", context)


def _page(trail: Trail, before: int | None) -> dict[str, Any]:
    found = trail.lines(before=before, size=PAGE + 1)
    lines = found[:PAGE]
    agencies = Agency.objects.in_bulk({line.agency_id for line in lines if line.agency_id})
    earlier = "?" + urlencode(trail.asked | {"before": lines[-1].pk}) if len(found) > PAGE else ""
    return {"moments": moments(lines, agencies), "earlier": earlier}
