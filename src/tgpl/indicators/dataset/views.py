"""The unified data set on people with disabilities: any two traits side by side as a chart and a table."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.indicators.catalogue.requests import OF_DISABLED
from tgpl.indicators.dataset import presenters
from tgpl.indicators.dataset.dimensions import TRAITS
from tgpl.indicators.dataset.queries import cross, requests_in_cell
from tgpl.indicators.dataset.rules import TOTAL, without_empty
from tgpl.indicators.forms import CrossForm
from tgpl.indicators.presenters import records

FILES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@requires(Permission.VIEW_FIGURES)
@require_GET
def show_crossed(request: HttpRequest) -> HttpResponse:
    """Requests of people with disabilities by two traits, as a chart and as a table."""
    form = CrossForm(request.GET or None)
    row, column = form.trait("hang", "kind"), form.trait("cot", "sex")
    scope = form.scope(request.actor.offices)
    crossed = without_empty(cross(row, column, scope))
    context = {
        "form": form,
        "scope": scope,
        "row": row,
        "column": column,
        "columns": list(crossed.columns.values()),
        "table_lines": presenters.lines(row, column, crossed, scope),
        "chart": presenters.chart(row, column, crossed) if crossed.rows else "",
        "several": [trait for trait in (row, column) if trait.several],
        "asked": request.GET.urlencode(),
    }
    return render(request, "indicators/show_crossed.html", context)


@requires(Permission.VIEW_FIGURES)
@require_GET
def download_crossed(request: HttpRequest, kind: str) -> HttpResponse:
    """The same table as CSV or as a workbook."""
    if kind not in FILES:
        raise Http404
    form = CrossForm(request.GET or None)
    row, column = form.trait("hang", "kind"), form.trait("cot", "sex")
    rows = presenters.grid(row, without_empty(cross(row, column, form.scope(request.actor.offices))))
    content = presenters.as_csv(rows) if kind == "csv" else presenters.as_xlsx(rows, presenters.title(row, column))
    disposition = f'attachment; filename="nguoi-khuyet-tat-{row.code}-{column.code}.{kind}"'
    return HttpResponse(content, content_type=FILES[kind], headers={"Content-Disposition": disposition})


@requires(Permission.VIEW_FIGURES)
@require_GET
def list_crossed(request: HttpRequest) -> HttpResponse:
    """The requests behind one cell, newest first."""
    form = CrossForm(request.GET or None)
    row, column = TRAITS.get(request.GET.get("hang", "")), TRAITS.get(request.GET.get("cot", ""))
    if row is None or column is None:
        raise Http404
    values = (request.GET.get("gia-tri-hang", TOTAL), request.GET.get("gia-tri-cot", TOTAL))
    names = [_name(trait.names(), value) for trait, value in zip((row, column), values, strict=True)]
    scope = form.scope(request.actor.offices)
    page = key_page(requests_in_cell(row, column, values, scope, request.actor), Place.sent(request.GET))
    context = {
        "heading": ", ".join(filter(None, names)) or presenters.title(row, column),
        "scope": scope,
        "columns": OF_DISABLED.columns,
        "records": records(OF_DISABLED, page.rows),
        "page": page,
    }
    return render(request, "indicators/list_crossed.html", context)


def _name(names: object, value: str) -> str:
    if value == TOTAL:
        return ""
    known = dict(names)  # type: ignore[call-overload]
    if value not in known:
        raise Http404
    return str(known[value])
