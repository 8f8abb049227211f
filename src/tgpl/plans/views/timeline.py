"""The plan in time: timeline and calendar, and the same as a file for one's own calendar."""

from datetime import UTC

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.plans.presenters import agenda, calendar_days, timeline_of
from tgpl.plans.queries import placed_tasks, share_rows
from tgpl.plans.rules.ics import Day, calendar_file
from tgpl.plans.views.importing import plan_of
from tgpl.plans.watching import watch


@requires(Permission.VIEW_PLANS)
@require_GET
def show_timeline(request: HttpRequest, pk: int) -> HttpResponse:
    """All tasks over the months, as a drawing and as a table."""
    plan = plan_of(request, pk)
    today = timezone.localdate()
    timeline = timeline_of(placed_tasks(plan, today), today)
    return render(request, "plans/timeline.html", {"plan": plan, "timeline": timeline, "today": today})


@requires(Permission.VIEW_PLANS)
@require_GET
def show_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """What is due, month by month."""
    plan = plan_of(request, pk)
    today = timezone.localdate()
    days = calendar_days(placed_tasks(plan, today), plan.duties.all())
    return render(request, "plans/calendar.html", {"plan": plan, "months": agenda(days), "today": today})


@requires(Permission.VIEW_PLANS)
@require_GET
def download_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The days of a plan for one's own calendar."""
    plan = plan_of(request, pk)
    days = calendar_days(placed_tasks(plan, timezone.localdate()), plan.duties.all())
    return _as_file(plan.title, days)


@requires(Permission.REPORT_WORK)
@require_GET
def download_share(request: HttpRequest) -> HttpResponse:
    """The days of one's own share of the plans in force."""
    rows = share_rows(request.actor, timezone.localdate())
    return _as_file(_("Phần việc kế hoạch"), calendar_days([row.placed for row in rows], []))


def _as_file(name: str, days: list[Day]) -> HttpResponse:
    content = calendar_file(name, days, timezone.now().astimezone(UTC), watch().remind)
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(True, "lich-ke-hoach.ics")
    return response
