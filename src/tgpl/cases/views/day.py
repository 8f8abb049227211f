"""The practitioner's day, first of all on a telephone: sessions, clocks, own matters, papers to add."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.cases.calendar_file import Session, calendar_file
from tgpl.cases.models import Case, Hearing
from tgpl.cases.presenters import status_tag
from tgpl.cases.queries import day_of, listed_cases, sessions_of
from tgpl.deadlines.presenters import clock_card
from tgpl.deadlines.queries import clocks_to_act

CLOCKS = 50


@requires(Permission.WORK_CASES)
def show_day(request: HttpRequest) -> HttpResponse:
    day = day_of(request.actor, _this_morning())
    clocks = [clock_card(clock) for clock in clocks_to_act(request.actor)[:CLOCKS]]
    about = listed_cases(request.actor).filter(code__in=[card.clock.subject_key for card in clocks])
    codes = {case.code: case for case in about.select_related("person")}
    context = {
        "day": day,
        "cases": [(case, status_tag(case)) for case in day.cases],
        "clocks": [(card, codes.get(card.clock.subject_key)) for card in clocks],
    }
    return render(request, "cases/show_day.html", context)


@requires(Permission.WORK_CASES)
def download_calendar(request: HttpRequest) -> HttpResponse:
    """The sessions as a calendar file; the person is not named in it."""
    sessions = [_session(hearing) for hearing in sessions_of(request.actor, _this_morning())]
    text = calendar_file(_("Lịch trợ giúp pháp lý"), sessions, timezone.now())
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="lich-tgpl.ics"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _session(hearing: Hearing) -> Session:
    case: Case = hearing.case
    title = f"{hearing.get_kind_display()} · {case.code}"
    return Session(str(hearing.uid), hearing.starts_at, title, hearing.place, hearing.called_off)


def _this_morning() -> datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
