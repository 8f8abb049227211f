"""What a plan costs: the estimate, its lines, and the table for the finance department."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.forms.base import Form
from tgpl.core.pages.steps import sent
from tgpl.documents.services import download
from tgpl.plans.estimate import estimate_paper, estimate_workbook
from tgpl.plans.forms.budget import BudgetLineForm
from tgpl.plans.models import BudgetLine, PlanTask
from tgpl.plans.queries.budget import PlanBudget, budget_of
from tgpl.plans.services import add_budget_line, change_budget_line, remove_budget_line
from tgpl.plans.views.correcting import task_of
from tgpl.plans.views.importing import plan_of
from tgpl.plans.views.steps import one_step

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@requires(Permission.VIEW_PLANS)
@require_GET
def show_budget(request: HttpRequest, pk: int) -> HttpResponse:
    """The estimate of a year, task by task."""
    plan = plan_of(request, pk)
    return render(request, "plans/budget.html", {"plan": plan, "budget": _budget(request, pk)})


def _budget(request: HttpRequest, pk: int) -> PlanBudget:
    year = request.GET.get("nam", "")
    return budget_of(plan_of(request, pk), int(year) if year.isdecimal() and len(year) == 4 else None)


@requires(Permission.VIEW_PLANS)
@require_GET
def download_budget(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The estimate as Excel, Word or PDF."""
    plan, budget = plan_of(request, pk), _budget(request, pk)
    if kind == "xlsx":
        response = HttpResponse(estimate_workbook(plan, budget), content_type=XLSX)
        response.headers["Content-Disposition"] = content_disposition_header(True, f"du-toan-{budget.year}.xlsx")
        return response
    if kind not in {"pdf", "docx"}:
        raise Http404
    paper = estimate_paper(plan, budget, plan.agency.name, timezone.localdate())
    return download(paper, "pdf" if kind == "pdf" else "docx", name=f"du-toan-{budget.year}")


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Adds a line to a task's estimate."""
    task = task_of(request, pk)
    form = BudgetLineForm(sent(request).get("data"), initial={"year": timezone.localdate().year, "source": "state"})
    return one_step(
        request,
        form,
        lambda: add_budget_line(by=request.actor, task=task, fields=form.line),
        back=_back(task),
        title=_("Thêm dòng dự toán"),
        lead=f"{task.number}. {task.title}",
        button=_("Thêm dòng"),
    )


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_line(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Writes a line anew: what was allocated, what was spent."""
    task = task_of(request, pk)
    found = get_object_or_404(BudgetLine, pk=line, undertaking=task.undertaking_id)
    form = BudgetLineForm(sent(request).get("data"), initial=BudgetLineForm.shown(found))
    return one_step(
        request,
        form,
        lambda: change_budget_line(by=request.actor, task=task, line=found, fields=form.line),
        back=_back(task),
        title=_("Sửa dòng dự toán"),
        lead=found.content,
        button=_("Lưu dòng"),
    )


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def drop_line(request: HttpRequest, pk: int, line: int) -> HttpResponse:
    """Takes a line out."""
    task = task_of(request, pk)
    found = get_object_or_404(BudgetLine, pk=line, undertaking=task.undertaking_id)
    return one_step(
        request,
        Form(sent(request).get("data")),
        lambda: remove_budget_line(by=request.actor, task=task, line=found),
        back=_back(task),
        title=_("Bỏ dòng dự toán"),
        lead=found.content,
        button=_("Bỏ dòng này"),
        grave=True,
    )


def _back(task: PlanTask) -> str:
    return reverse("plans:show_budget", args=[task.plan_id])
