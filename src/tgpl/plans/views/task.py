"""One task: what the plan says of it, the three statuses, the work recorded, the explanations demanded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.plans.forms import AnswerForm, DemandForm, EvidenceForm, ProgressForm
from tgpl.plans.models import Explanation, PlanTask, WorkRecord
from tgpl.plans.queries import row_of
from tgpl.plans.services import (
    PlanError,
    accept_progress,
    answer_explanation,
    choose_evidence,
    declare_progress,
    demand_explanation,
)
from tgpl.plans.surveys import rounds_of
from tgpl.plans.views.correcting import task_of
from tgpl.plans.views.steps import one_step
from tgpl.reviews.queries.reviews import rounds_for_task

SHOWN_WORK = 20


def reported_task(request: HttpRequest, pk: int) -> PlanTask:
    """The task, if this person may say what was done for it."""
    tasks = PlanTask.objects.reportable_by(request.actor).select_related("plan__agency", "undertaking")
    return get_object_or_404(tasks, pk=pk)


@requires(Permission.VIEW_PLANS)
@require_GET
def open_task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task with all that the plan says of it and what was done."""
    return _task_page(request, task_of(request, pk))


@requires(Permission.REPORT_WORK)
@require_POST
def report_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes down how far the task is, as its unit says."""
    tasks = PlanTask.objects.led_by(request.actor).select_related("plan__agency", "undertaking")
    task = get_object_or_404(tasks, pk=pk)
    form = ProgressForm(request.POST)
    if form.is_valid() and carried_out(form, lambda: _declare(request, task, form), PlanError):
        messages.success(request, _("Đã ghi tiến độ."))
        return _back(request, task)
    if request.actor.may(Permission.VIEW_PLANS):
        return _task_page(request, task, declaring=form)
    return step_page(request, form, title=_("Khai tiến độ"), button=_("Ghi tiến độ"), back=_share_url(task))


def _declare(request: HttpRequest, task: PlanTask, form: ProgressForm) -> None:
    told = form.cleaned_data
    declare_progress(by=request.actor, task=task, declared=form.said, note=told["note"], reason=told["reason"])


@requires(Permission.MANAGE_PLANS)
@require_POST
def judge_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes down how far the department accepts the task to be."""
    task = task_of(request, pk)
    form = ProgressForm(request.POST, prefix="accept")

    def accept() -> None:
        told = form.cleaned_data
        accept_progress(by=request.actor, task=task, accepted=form.said, note=told["note"], reason=told["reason"])

    if form.is_valid() and carried_out(form, accept, PlanError):
        messages.success(request, _("Đã ghi kết quả công nhận."))
        return redirect("plans:open_task", task.pk)
    return _task_page(request, task, accepting=form)


def _task_page(
    request: HttpRequest,
    task: PlanTask,
    declaring: ProgressForm | None = None,
    accepting: ProgressForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    row = row_of(task, today)
    work = WorkRecord.objects.filter(undertaking=task.undertaking_id, withdrawn_on=None)
    context = {
        "plan": task.plan,
        "task": row.task,
        "row": row,
        "today": today,
        "source": task.plan.lines_of(task.first_line, task.last_line),
        "progress": row.task.undertaking.progress.all(),
        "work": work.select_related("agency").prefetch_related("files")[:SHOWN_WORK],
        "explanations": Explanation.objects.filter(undertaking=task.undertaking_id).select_related("agency"),
        "declaring": declaring or ProgressForm(initial={"declared": row.placed.declared}),
        "accepting": accepting or ProgressForm(prefix="accept", initial={"declared": row.placed.declared}),
        "form": declaring if declaring and declaring.errors else accepting,
        "rounds": rounds_of(row.task),
        "reviews": rounds_for_task(request.actor, str(task.undertaking_id)),
    }
    return render(request, "plans/task.html", context)


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Chooses the figures by which a task is judged, and what each should reach."""
    task = task_of(request, pk)
    form = EvidenceForm(task, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        chosen = form.chosen
        choose_evidence(by=request.actor, task=task, codes=chosen, targets=chosen)
        messages.success(request, _("Đã chọn số liệu minh chứng."))
        return redirect("plans:open_task", task.pk)
    return render(request, "plans/evidence_form.html", {"plan": task.plan, "task": task, "form": form})


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_explanation(request: HttpRequest, pk: int) -> HttpResponse:
    """Demands an explanation of a body that has a part in the task."""
    task = task_of(request, pk)
    form = DemandForm(task, sent(request).get("data"))
    return one_step(
        request,
        form,
        lambda: demand_explanation(by=request.actor, task=task, **form.cleaned_data),
        back=reverse("plans:open_task", args=[task.pk]),
        title=_("Yêu cầu giải trình: nhiệm vụ %(number)s") % {"number": task.number},
        button=_("Gửi yêu cầu"),
        said=_("Đã yêu cầu giải trình; thời hạn bắt đầu chạy."),
    )


@requires(Permission.REPORT_WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def give_explanation(request: HttpRequest, pk: int, asked: int) -> HttpResponse:
    """Answers a demand; the department may write down an answer that came on paper."""
    task = reported_task(request, pk)
    demands = Explanation.objects.filter(undertaking=task.undertaking_id)
    if not request.actor.may(Permission.MANAGE_PLANS):
        demands = demands.filter(agency=request.actor.agency_id)
    demand = get_object_or_404(demands, pk=asked)
    form = AnswerForm(sent(request).get("data"))
    back = "plans:open_task" if request.actor.may(Permission.VIEW_PLANS) else "plans:open_share"
    return one_step(
        request,
        form,
        lambda: answer_explanation(by=request.actor, task=task, asked=demand, answer=form.cleaned_data["answer"]),
        back=reverse(back, args=[task.pk]),
        title=_("Giải trình: nhiệm vụ %(number)s") % {"number": task.number},
        lead=demand.question,
        button=_("Gửi giải trình"),
        said=_("Đã gửi giải trình."),
    )


def _share_url(task: PlanTask) -> str:
    return reverse("plans:open_share", args=[task.pk])


def _back(request: HttpRequest, task: PlanTask) -> HttpResponse:
    return redirect("plans:open_task" if request.actor.may(Permission.VIEW_PLANS) else "plans:open_share", task.pk)
