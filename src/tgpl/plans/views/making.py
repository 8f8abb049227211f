"""Plans that amend the one in force, are written by hand, or are copied from an earlier one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import sent, step_page
from tgpl.plans.forms import EarlierForm, HeadForm, PairForm, YearsForm
from tgpl.plans.models import PlanChange
from tgpl.plans.services import (
    PlanError,
    amend_plan,
    copy_plan,
    pair_task,
    settle_all,
    settle_change,
    what_moves,
    write_plan,
)
from tgpl.plans.views.correcting import task_of
from tgpl.plans.views.importing import plan_of
from tgpl.plans.views.steps import one_step


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_earlier(request: HttpRequest, pk: int) -> HttpResponse:
    """Says which plan in force this one replaces, and compares the two."""
    plan = plan_of(request, pk)
    form = EarlierForm(plan, sent(request).get("data"))
    return one_step(
        request,
        form,
        lambda: amend_plan(by=request.actor, plan=plan, earlier=form.cleaned_data["earlier"]),
        back=reverse("plans:review_plan", args=[plan.pk]),
        to=reverse("plans:compare_plan", args=[plan.pk]),
        title=_("So với kế hoạch đang thực hiện"),
        lead=_("Từng nhiệm vụ được so với nhau; mỗi thay đổi chờ bạn xác nhận. Kế hoạch trước ở lại trong lịch sử."),
        button=_("So sánh"),
    )


@requires(Permission.VIEW_PLANS)
@require_GET
def compare_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What the amended plan changes, task by task, with what was settled."""
    plan = plan_of(request, pk)
    changes = list(plan.changes.select_related("task", "earlier"))
    context = {
        "plan": plan,
        "open": [change for change in changes if change.is_open],
        "settled": [change for change in changes if not change.is_open],
    }
    return render(request, "plans/compare.html", context)


@requires(Permission.MANAGE_PLANS)
@require_POST
def answer_change(request: HttpRequest, pk: int, change: int) -> HttpResponse:
    """Takes one change over, or keeps what the plan before said."""
    plan = plan_of(request, pk)
    asked = get_object_or_404(plan.changes.select_related("plan", "task__plan", "earlier"), pk=change)
    keeps = request.POST.get("decision") == PlanChange.Decision.KEPT
    decision = PlanChange.Decision.KEPT if keeps else PlanChange.Decision.TAKEN
    try:
        settle_change(by=request.actor, change=asked, decision=decision)
    except PlanError as refusal:
        messages.error(request, str(refusal))
    return redirect("plans:compare_plan", plan.pk)


@requires(Permission.MANAGE_PLANS)
@require_POST
def answer_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes all open changes over."""
    plan = plan_of(request, pk)
    try:
        settled = settle_all(by=request.actor, plan=plan)
        messages.success(request, ngettext("Đã xác nhận %d thay đổi.", "Đã xác nhận %d thay đổi.", settled) % settled)
    except PlanError as refusal:
        messages.error(request, str(refusal))
    return redirect("plans:compare_plan", plan.pk)


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_pair(request: HttpRequest, pk: int) -> HttpResponse:
    """Says by hand which task of the plan before this one goes on."""
    task = task_of(request, pk)
    form = PairForm(task, sent(request).get("data"))
    return one_step(
        request,
        form,
        lambda: pair_task(by=request.actor, task=task, earlier=form.cleaned_data["earlier"]),
        back=reverse("plans:compare_plan", args=[task.plan_id]),
        title=_("Ghép nhiệm vụ %(number)s") % {"number": task.number},
        lead=task.title,
        button=_("Ghép"),
    )


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def begin_plan(request: HttpRequest) -> HttpResponse:
    """Begins a plan by hand: its head first, then its tasks on the page of review."""
    form = HeadForm(sent(request).get("data"))
    if form.is_bound and form.is_valid():
        plan = write_plan(by=request.actor, head=form.head)
        return redirect("plans:review_plan", plan.pk)
    return step_page(
        request,
        form,
        title=_("Viết kế hoạch"),
        lead=_("Ghi phần đầu trước; sau đó thêm từng nhiệm vụ, rồi xác nhận."),
        button=_("Bắt đầu"),
        back=reverse("plans:list_plans"),
    )


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def copy_earlier(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows every date of a copy, old beside new; then makes it, still to be confirmed."""
    plan = plan_of(request, pk)
    form = YearsForm(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        made = copy_plan(by=request.actor, plan=plan, years=form.years)
        messages.success(request, _("Đã chép. Hãy xem lại từng nhiệm vụ rồi xác nhận."))
        return redirect("plans:review_plan", made.pk)
    context = {"plan": plan, "form": form, "years": form.years, "moves": what_moves(plan, form.years)}
    return render(request, "plans/copy.html", context)
