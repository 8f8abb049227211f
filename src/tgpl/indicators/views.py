"""Figures, and the records behind each of them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.indicators import presenters
from tgpl.indicators.catalogue import INDICATORS, UnknownIndicator, indicator
from tgpl.indicators.forms import SpanForm
from tgpl.indicators.queries import COUNTED, UnknownPart, read_figure, read_figures, records_behind


@requires(Permission.VIEW_FIGURES)
def list_figures(request: HttpRequest) -> HttpResponse:
    """Every figure over a span of time, for the offices open to this post."""
    form = SpanForm(request.GET or None)
    scope = form.scope(request.actor.offices)
    readings = read_figures(scope)
    figures = [presenters.line(figure, readings[figure.code], scope) for figure in INDICATORS]
    context = {
        "form": form,
        "scope": scope,
        "figures": figures,
        "whole": [line for line in figures if not line.parts],
        "split": [line for line in figures if line.parts],
    }
    return render(request, "indicators/list_figures.html", context)


@requires(Permission.VIEW_FIGURES)
def list_records(request: HttpRequest, code: str) -> HttpResponse:
    """The records that a figure counts, or that it misses, or of one of its parts; newest first, by key."""
    scope = SpanForm(request.GET).scope(request.actor.offices)
    part = request.GET.get("phan", COUNTED)
    try:
        figure = indicator(code)
        rows = records_behind(figure, scope, request.actor, part.removeprefix("="))
    except (UnknownIndicator, UnknownPart):
        raise Http404 from None
    line = presenters.line(figure, read_figure(scope, code), scope)
    page = key_page(rows, Place.sent(request.GET))
    context = {
        "line": line,
        "scope": scope,
        "parts": [(way, way.key == part) for way in presenters.ways(line, scope)],
        "columns": figure.population.columns,
        "records": presenters.records(figure.population, page.rows),
        "page": page,
    }
    return render(request, "indicators/list_records.html", context)
