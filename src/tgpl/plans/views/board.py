"""Plans in force: the list, the board of tasks, one task."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.plans.evidence import evidence_of
from tgpl.plans.forms import EvidenceForm, ProgressForm
from tgpl.plans.models import PlanTask
from tgpl.plans.presenters import STAGE_LABELS
from tgpl.plans.queries import by_lead, by_stage, plans_for, tasks_with_standing
from tgpl.plans.rules import Declared
from tgpl.plans.services import PlanError, choose_evidence, declare_progress
from tgpl.plans.views.correcting import task_of
from tgpl.plans.views.importing import plan_of


@requires(Permission.VIEW_PLANS)
@require_GET
def list_plans(request: HttpRequest) -> HttpResponse:
    """The plans of one's department."""
    return render(request, "plans/list.html", {"plans": plans_for(request.actor)})


@requires(Permission.VIEW_PLANS)
@require_GET
def open_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The board: all tasks, grouped by where they stand or by who leads."""
    plan = plan_of(request, pk)
    today = timezone.localdate()
    placed = tasks_with_standing(plan, today)
    evidence = evidence_of([one.task for one in placed], today, request.actor.offices)
    by_body = request.GET.get("nhom") == "chu-tri"
    groups = (
        [(name or _("Chưa ghi cơ quan chủ trì"), tasks) for name, tasks in by_lead(placed)]
        if by_body
        else [(STAGE_LABELS[stage], tasks) for stage, tasks in by_stage(placed)]
    )
    context = {
        "plan": plan,
        "groups": [(label, [(one, evidence[one.task.pk]) for one in tasks]) for label, tasks in groups],
        "by_body": by_body,
        "today": today,
        "duties": plan.duties.all(),
    }
    return render(request, "plans/board.html", context)


@requires(Permission.VIEW_PLANS)
@require_GET
def open_task(request: HttpRequest, pk: int) -> HttpResponse:
    """One task with all that the plan says of it and what was declared."""
    return _task_page(request, task_of(request, pk), None)


@requires(Permission.MANAGE_PLANS)
@require_POST
def report_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes down how far the task is."""
    task = task_of(request, pk)
    form = ProgressForm(request.POST)
    if form.is_valid():
        declared = Declared(form.cleaned_data["declared"])
        try:
            declare_progress(by=request.actor, task=task, declared=declared, note=form.cleaned_data["note"])
            messages.success(request, _("Đã ghi tiến độ."))
            return redirect("plans:open_task", task.pk)
        except PlanError as refusal:
            form.add_error(None, str(refusal))
    return _task_page(request, task, form)


def _task_page(request: HttpRequest, task: PlanTask, form: ProgressForm | None) -> HttpResponse:
    today = timezone.localdate()
    whole = PlanTask.objects.whole().select_related("plan__source").get(pk=task.pk)
    context = {
        "plan": whole.plan,
        "task": whole,
        "standing": whole.standing(today),
        "today": today,
        "source": whole.plan.source.lines(whole.first_line, whole.last_line) if whole.first_line else [],
        "evidence": evidence_of([whole], today, request.actor.offices)[whole.pk],
        "progress": whole.progress.all(),
        "form": form or ProgressForm(initial={"declared": whole.declared}),
    }
    return render(request, "plans/task.html", context)


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def choose_figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Chooses the figures by which a task is judged."""
    task = task_of(request, pk)
    chosen = [bound.indicator for bound in task.evidence.all()]
    form = EvidenceForm(request.POST if request.method == "POST" else None, initial={"figures": chosen})
    if form.is_bound and form.is_valid():
        choose_evidence(by=request.actor, task=task, codes=form.cleaned_data["figures"])
        messages.success(request, _("Đã chọn số liệu minh chứng."))
        return redirect("plans:open_task", task.pk)
    return render(request, "plans/evidence_form.html", {"plan": task.plan, "task": task, "form": form})
