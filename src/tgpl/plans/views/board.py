"""Plans in force: the list, and the board of tasks on any day."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.plans.forms import DayForm
from tgpl.plans.models import Plan
from tgpl.plans.presenters import STAGE_LABELS
from tgpl.plans.queries import (
    BoardRow,
    board_of,
    by_body,
    by_stage,
    most_at_risk,
    plans_for,
    reminded_of,
    share_of,
    version_on,
    without_address,
)
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import switch_reminders
from tgpl.plans.views.importing import plan_of

BY_STAGE, BY_LEAD, BY_HELPER = "", "chu-tri", "phoi-hop"


@requires(Permission.VIEW_PLANS)
@require_GET
def list_plans(request: HttpRequest) -> HttpResponse:
    """The plans of one's department."""
    return render(request, "plans/list.html", {"plans": plans_for(request.actor)})


@requires(Permission.VIEW_PLANS)
@require_GET
def open_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The board: all tasks, by where they stand or by who leads or helps, today or as they stood on another day."""
    plan = plan_of(request, pk)
    form = DayForm(request.GET)
    day = form.day or timezone.localdate()
    then = version_on(plan, day) if form.day else plan
    rows = board_of(then, day)
    way = request.GET.get("nhom", BY_STAGE)
    context = _context(plan, then, rows, day, way) | {"form": form, "letters": _letters(plan, day)}
    return render(request, "plans/board.html", context)


@requires(Permission.MANAGE_PLANS)
@require_POST
def switch_letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Bodies are reminded of this plan's tasks by e-mail, or no longer."""
    switch_reminders(by=request.actor, plan=plan_of(request, pk), on=request.POST.get("on") == "1")
    return redirect("plans:open_plan", pk)


def _letters(plan: Plan, day: date) -> dict[str, Any] | None:
    """What the board says of reminders; nothing of a plan that is not carried out."""
    if plan.status != PlanStatus.IN_FORCE:
        return None
    return {"can_send": bool(settings.EMAIL_HOST), "last": reminded_of(plan), "missing": without_address(plan, day)}


def _context(plan: Plan, then: Plan, rows: list[BoardRow], day: date, way: str) -> dict[str, Any]:
    return {
        "plan": plan,
        "then": then,
        "groups": _groups(rows, way),
        "way": way,
        "today": day,
        "is_today": day == timezone.localdate(),
        "share": share_of(rows),
        "at_risk": most_at_risk(rows),
        "duties": then.duties.all(),
    }


def _groups(rows: list[BoardRow], way: str) -> list[tuple[Any, list[BoardRow]]]:
    if way == BY_LEAD:
        return [(name or _("Chưa ghi cơ quan chủ trì"), here) for name, here in by_body(rows)]
    if way == BY_HELPER:
        return [(name or _("Không ghi cơ quan phối hợp"), here) for name, here in by_body(rows, coordinating=True)]
    return [(STAGE_LABELS[stage], here) for stage, here in by_stage(rows)]
