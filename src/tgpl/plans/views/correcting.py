"""Correcting what was read: head, tasks, duties."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.plans.forms import DutyForm, HeadForm, WholeTaskForm
from tgpl.plans.models import Duty, Plan, PlanTask
from tgpl.plans.queries import pages_of_task
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import PlanError, add_task, correct_duty, correct_head, correct_task, remove_task
from tgpl.plans.views.importing import plan_of


def task_of(request: HttpRequest, pk: int) -> PlanTask:
    """The task, if this person may see its plan."""
    return get_object_or_404(PlanTask.objects.visible_to(request.actor).select_related("plan"), pk=pk)


def _back_to(plan: Plan) -> HttpResponse:
    return redirect("plans:review_plan" if plan.status == PlanStatus.READ else "plans:open_plan", plan.pk)


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_head(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects what stands above the tasks."""
    plan = plan_of(request, pk)
    form = HeadForm(request.POST if request.method == "POST" else None, initial=HeadForm.shown(plan))
    if request.method == "POST" and form.is_valid():
        try:
            correct_head(by=request.actor, plan=plan, fields=form.head)
            return _back_to(plan)
        except PlanError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "plans/head_form.html", {"form": form, "plan": plan})


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects a task beside its source lines."""
    task = task_of(request, pk)
    form = WholeTaskForm(task.plan, task, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            correct_task(by=request.actor, task=task, fields=form.fields)
            return _back_to(task.plan)
        except PlanError as refusal:
            form.task.add_error("number", str(refusal))
    lines = task.plan.lines_of(task.first_line, task.last_line)
    doubts = task.doubts.filter(answer="")
    return render(
        request,
        "plans/task_form.html",
        {
            "form": form,
            "task": task,
            "plan": task.plan,
            "source": lines,
            "doubts": doubts,
            "pages": pages_of_task(task),
        },
    )


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds a task that the reader did not find."""
    plan = plan_of(request, pk)
    form = WholeTaskForm(plan, None, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            add_task(by=request.actor, plan=plan, fields=form.fields)
            return _back_to(plan)
        except PlanError as refusal:
            form.task.add_error("number", str(refusal))
    return render(request, "plans/task_form.html", {"form": form, "plan": plan})


@requires(Permission.MANAGE_PLANS)
@require_POST
def drop_task(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes out what is no task."""
    task = task_of(request, pk)
    try:
        remove_task(by=request.actor, task=task)
    except PlanError as refusal:
        messages.error(request, str(refusal))
    return _back_to(task.plan)


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_duty(request: HttpRequest, pk: int) -> HttpResponse:
    """Corrects a duty outside the tasks."""
    duty = get_object_or_404(Duty.objects.filter(plan__in=Plan.objects.visible_to(request.actor)), pk=pk)
    form = DutyForm(request.POST if request.method == "POST" else None, initial=DutyForm.shown(duty))
    if request.method == "POST" and form.is_valid():
        try:
            correct_duty(by=request.actor, duty=duty, fields=form.duty)
            return _back_to(duty.plan)
        except PlanError as refusal:
            form.add_error(None, str(refusal))
    return render(request, "plans/duty_form.html", {"form": form, "plan": duty.plan})
