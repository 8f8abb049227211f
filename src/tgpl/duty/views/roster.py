"""Seeing the roster, and the sheet for the wall."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.deadlines.rulebook import office_hours_on
from tgpl.documents.queries import letterhead_of
from tgpl.documents.services import download
from tgpl.duty.presenters import Month, holes_in, roster_paper, roster_rows
from tgpl.duty.queries import answering_at, roster, rosters_open_to

FIRST_YEAR, LAST_YEAR = 2018, 2100


@requires(Permission.VIEW_DIRECTORY)
def show_own_roster(request: HttpRequest) -> HttpResponse:
    """This month of one's own office; who has none is led to the first one open to them."""
    offices = rosters_open_to(request.actor)
    office = offices.filter(pk=request.actor.agency_id).first() or offices.first()
    if office is None:
        raise Http404
    today = timezone.localdate()
    return redirect("duty:show_roster", office.pk, today.year, today.month)


@requires(Permission.VIEW_DIRECTORY)
def show_roster(request: HttpRequest, office: int, year: int, month: int) -> HttpResponse:
    """A month of one office, day by day, and who answers now."""
    place, shown = _office_or_404(request, office), _month_or_404(year, month)
    days, today = roster(place, shown.first, shown.last), timezone.localdate()
    page = {
        "office": place,
        "others": rosters_open_to(request.actor).exclude(pk=place.pk),
        "month": shown,
        "rows": roster_rows(days, today),
        "holes": holes_in(days, today),
        "now": answering_at(place, timezone.now()),
        "may_keep": request.actor.may(Permission.KEEP_DUTY_ROSTER),
    }
    return render(request, "duty/show_roster.html", page)


@requires(Permission.VIEW_DIRECTORY)
def print_roster(request: HttpRequest, office: int, year: int, month: int) -> HttpResponse:
    """The month as PDF/UA."""
    place, shown = _office_or_404(request, office), _month_or_404(year, month)
    days = roster(place, shown.first, shown.last)
    return download(roster_paper(letterhead_of(place), shown, days, opening_hour(shown.first)), "pdf")


def opening_hour(day: dt.date) -> str:
    """When a turn begins: "07:30"."""
    return f"{min((session[0] for session in office_hours_on(day).sessions), default=dt.time.min):%H:%M}"


def _office_or_404(request: HttpRequest, pk: int) -> Agency:
    return get_object_or_404(rosters_open_to(request.actor).select_related("parent"), pk=pk)


def _month_or_404(year: int, month: int) -> Month:
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise Http404
    return Month(year, month)
