"""The funnel of equal treatment, and the requests behind each number."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.indicators.catalogue.requests import ALL
from tgpl.indicators.forms import FunnelForm
from tgpl.indicators.funnel.presenters import lines
from tgpl.indicators.funnel.queries import count_funnel, requests_behind
from tgpl.indicators.funnel.steps import GROUPS, STEPS, reached
from tgpl.indicators.presenters import records
from tgpl.intake.services.attempts import attempt_rule


@requires(Permission.VIEW_FIGURES)
@require_GET
def show_funnel(request: HttpRequest) -> HttpResponse:
    """How many of those who asked came to each step, by channel or by disability."""
    form = FunnelForm(request.GET or None)
    scope, by = form.scope(request.actor.offices), form.group()
    asked = {name: value for name, value in request.GET.items() if name in form.fields and value}
    context = {
        "form": form,
        "scope": scope,
        "by": by,
        "steps": STEPS,
        "funnel": lines(by, count_funnel(scope, by, form.narrowed()), asked),
        "rule": attempt_rule(timezone.localdate()),
    }
    return render(request, "indicators/show_funnel.html", context)


@requires(Permission.VIEW_FIGURES)
@require_GET
def list_funnel(request: HttpRequest) -> HttpResponse:
    """The requests behind one number, newest first."""
    form = FunnelForm(request.GET)
    by, value = GROUPS.get(request.GET.get("theo", "")), request.GET.get("gia-tri", "")
    if by is None or value not in by.names():
        raise Http404
    try:
        label, condition = reached(request.GET.get("buoc", ""))
    except KeyError:
        raise Http404 from None
    scope = form.scope(request.actor.offices)
    rows = requests_behind(scope, request.actor, by.holds(value), form.narrowed(), condition(scope))
    page = key_page(rows, Place.sent(request.GET))
    context = {
        "heading": f"{by.names()[value]}, {label}",
        "scope": scope,
        "columns": ALL.columns,
        "records": records(ALL, page.rows),
        "page": page,
    }
    return render(request, "indicators/list_funnel.html", context)
