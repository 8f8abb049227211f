"""Statements as a list, the register of payments, and the scans behind the rows."""

import datetime as dt
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.files.uploads import paper_response
from tgpl.core.lists.paging import Place, key_page
from tgpl.fees import services
from tgpl.fees.forms import FilterStatements
from tgpl.fees.presenters import state_sums, status_tag
from tgpl.fees.queries import listed_statements, moved_between, paid_between, scan_open_to, sums_by_status
from tgpl.fees.workbook import register_workbook, workbook_response


@requires(Permission.VIEW_FEES)
def list_statements(request: HttpRequest) -> HttpResponse:
    """By state, with the sums of a period: this year, if no other was asked for."""
    form = FilterStatements(request.GET)
    first, last = _period(form.wanted)
    of_period = moved_between(listed_statements(request.actor), first, last)
    status = form.wanted.get("status")
    page = key_page(of_period.filter(status=status) if status else of_period, Place.sent(request.GET))
    asked = {"first": first.isoformat(), "last": last.isoformat()}
    context = {
        "form": form,
        "page": page,
        "rows": [(statement, status_tag(statement)) for statement in page.rows],
        "sums": state_sums(sums_by_status(of_period), asked),
        "first": first,
        "last": last,
    }
    return render(request, "fees/list_statements.html", context)


def _period(wanted: dict[str, Any]) -> tuple[dt.date, dt.date]:
    last = wanted.get("last") or timezone.localdate()
    return wanted.get("first") or last.replace(month=1, day=1), last


@requires(Permission.PAY_FEES, Permission.APPROVE_FEES)
def take_register(request: HttpRequest) -> HttpResponse:
    """The register of payments of a period, as a workbook."""
    first, last = _period(FilterStatements(request.GET).wanted)
    content = register_workbook(paid_between(request.actor, first, last), first, last)
    services.note_register_taken(by=request.actor, first=first, last=last)
    return workbook_response(content, f"so-chi-thu-lao-{first:%Y%m%d}-{last:%Y%m%d}")


@requires(Permission.VIEW_FEES)
def take_scan(request: HttpRequest, uid: str) -> HttpResponse:
    paper = scan_open_to(request.actor, uid)
    if paper is None:
        raise Http404
    response = paper_response(paper.file, paper.title[:80], sha256=paper.sha256)
    services.note_scan_taken(by=request.actor, paper=paper)
    return response
