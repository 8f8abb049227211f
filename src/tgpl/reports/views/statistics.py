"""The statistics of a year, and the cases behind each cell."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.reports import presenters
from tgpl.reports.queries.statistics import ENDED, NEW, case_counts, cases_in_cell
from tgpl.reports.rules.statistics import TOTAL

FIRST_YEAR = 2018  # the law of 2017 in force: registers of today's kind begin


@requires(Permission.VIEW_FIGURES)
def this_year(request: HttpRequest) -> HttpResponse:
    """Leads to the table of the year that runs."""
    return redirect("reports:show_statistics", year=timezone.localdate().year)


@requires(Permission.VIEW_FIGURES)
def show_statistics(request: HttpRequest, year: int) -> HttpResponse:
    """New and ended cases of a year by field and form, each number leading to its cases."""
    _check(year)
    context = {
        "year": year,
        "years": range(timezone.localdate().year, FIRST_YEAR - 1, -1),
        "forms": presenters.FORMS.values(),
        "table_lines": presenters.table(case_counts(year, request.actor.offices), year),
    }
    return render(request, "reports/show_statistics.html", context)


@requires(Permission.VIEW_FIGURES)
def list_cell(request: HttpRequest, year: int) -> HttpResponse:
    """The cases behind one cell, newest first, by key."""
    _check(year)
    field, form, what = (request.GET.get(name, "") for name in ("linh-vuc", "hinh-thuc", "loai"))
    if field not in {*presenters.FIELDS, TOTAL} or form not in {*presenters.FORMS, TOTAL} or what not in {NEW, ENDED}:
        raise Http404
    cases = cases_in_cell(year=year, field=field, form=form, what=what, actor=request.actor)
    context = {
        "year": year,
        "heading": presenters.cell_title(field, form, what, year),
        "page": key_page(cases.select_related("office"), Place.sent(request.GET)),
    }
    return render(request, "reports/list_cell.html", context)


def _check(year: int) -> None:
    if not FIRST_YEAR <= year < date.max.year:
        raise Http404
