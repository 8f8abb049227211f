"""The statistical tables: which there are, one counted now, the records behind a cell or a fault, files to take."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.language.text import fold
from tgpl.core.lists.paging import Place, key_page
from tgpl.documents.services import download
from tgpl.indicators.figures import Population
from tgpl.indicators.presenters import records
from tgpl.reports.tables.drawing import as_paper, as_xlsx, remarks
from tgpl.reports.tables.presenters import cell_title, page_of
from tgpl.reports.tables.queries.catalogue import (
    UnknownTable,
    due_days,
    is_in_force,
    offered_periods,
    period_of,
    table_on,
    tables,
)
from tgpl.reports.tables.queries.records import NoSuchCell, records_behind, records_of_fault
from tgpl.reports.tables.queries.sheets import read_sheet, span_of
from tgpl.reports.tables.rules.form import TableForm
from tgpl.reports.tables.rules.periods import Period, PeriodError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(Permission.VIEW_FIGURES)
@require_GET
def list_tables(request: HttpRequest) -> HttpResponse:
    """The tables that circulars ask for, period by period, with the day each is due."""
    today = timezone.localdate()
    offered = [
        (period, period.is_over(today), [(form, due_days(form, period)) for form in _asked_for(period)])
        for period in offered_periods()
        if period.first <= today
    ]
    return render(request, "reports/list_tables.html", {"offered": offered, "today": today})


def _asked_for(period: Period) -> list[TableForm]:
    return [form for form in tables() if is_in_force(form, period)]


@requires(Permission.VIEW_FIGURES)
@require_GET
def show_table(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """A table counted now, for the offices open to this post; every number opens its records."""
    form, asked = form_and_period(code, period)
    sheet = read_sheet(form.code, asked, request.actor.offices)
    context = {"form": form, "period": asked, "page": page_of(sheet), "remarks": list(remarks(sheet))}
    return render(request, "reports/show_table.html", context)


@requires(Permission.VIEW_FIGURES)
@require_GET
def download_table(request: HttpRequest, code: str, period: str, kind: str) -> HttpResponse:
    """The table counted now as a workbook or as PDF, not signed."""
    form, asked = form_and_period(code, period)
    sheet, name = read_sheet(form.code, asked, request.actor.offices), f"bieu {form.code} {asked.code}"
    if kind == "pdf":
        return download(as_paper(sheet), "pdf", name=name)
    if kind == "xlsx":
        return workbook(as_xlsx(sheet), name)
    raise Http404


def workbook(content: bytes, name: str) -> HttpResponse:
    """An answer that the browser saves as a workbook."""
    plain = fold(name).replace(" ", "-")
    return HttpResponse(
        content, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{plain}.xlsx"'}
    )


@requires(Permission.VIEW_FIGURES)
@require_GET
def list_table_cell(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """The records behind one cell, newest first."""
    form, asked = form_and_period(code, period)
    row, column = request.GET.get("dong", ""), request.GET.get("cot", "")
    try:
        source, rows = records_behind(form, row, column, span_of(asked, request.actor.offices), request.actor)
    except NoSuchCell:
        raise Http404 from None
    title = cell_title(form.title, form.row(row).label, form.column(column).label)
    return _records(request, form, asked, title, source.shown_as, rows)


@requires(Permission.VIEW_FIGURES)
@require_GET
def list_table_gap(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """The records for which a check does not hold: what is to be mended in them before the table is signed."""
    form, asked = form_and_period(code, period)
    number, place = request.GET.get("kiem", ""), request.GET.get("tai", "")
    if not number.isdecimal() or int(number) >= len(form.checks):
        raise Http404
    check = form.checks[int(number)]
    try:
        found = records_of_fault(form, check, place, span_of(asked, request.actor.offices), request.actor)
    except StopIteration:
        raise Http404 from None
    shown_as, rows = (found[0].shown_as, found[1]) if found else (None, None)
    return _records(request, form, asked, check.text, shown_as, rows)


def form_and_period(code: str, period: str) -> tuple[TableForm, Period]:
    """The table and period of an address; 404 for what is none."""
    try:
        asked = period_of(period)
        return table_on(code, asked.last), asked
    except (PeriodError, UnknownTable):
        raise Http404 from None


def _records(
    request: HttpRequest,
    form: TableForm,
    period: Period,
    title: str,
    shown_as: Population | None,
    rows: QuerySet[Any] | None,
) -> HttpResponse:
    page = None if rows is None else key_page(rows, Place.sent(request.GET))
    context = {
        "form": form,
        "period": period,
        "heading": title,
        "columns": shown_as.columns if shown_as else (),
        "records": records(shown_as, page.rows) if shown_as and page else [],
        "page": page,
    }
    return render(request, "reports/list_table_records.html", context)
