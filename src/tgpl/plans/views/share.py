"""A body's own door: its share of the plans in force, and what it did, put down in two minutes on a telephone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.files.uploads import paper_response
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import sent
from tgpl.plans.forms import CorrectWorkForm, ProgressForm, WhyForm, WorkForm
from tgpl.plans.models import Explanation, PlanTask, WorkFile, WorkRecord
from tgpl.plans.presenters import kind_for
from tgpl.plans.queries import share_rows
from tgpl.plans.services import correct_work, record_work, withdraw_work
from tgpl.plans.views.steps import one_step
from tgpl.plans.views.task import reported_task


@requires(Permission.REPORT_WORK)
@require_GET
def list_share(request: HttpRequest) -> HttpResponse:
    """The tasks of plans in force in which one's own agency has a part, the most urgent first."""
    today = timezone.localdate()
    asked = Explanation.objects.filter(agency=request.actor.agency_id, answered_at=None).select_related("undertaking")
    rows = share_rows(request.actor, today)
    several = len({row.task.plan_id for row in rows}) > 1
    context = {"rows": rows, "several_plans": several, "today": today, "asked": list(asked)}
    return render(request, "plans/share_list.html", context)


@requires(Permission.REPORT_WORK)
@require_GET
def open_share(request: HttpRequest, pk: int) -> HttpResponse:
    """One task as a body with a part in it sees it: what is asked, what it reported, what it must explain."""
    task = reported_task(request, pk)
    today = timezone.localdate()
    own = WorkRecord.objects.filter(
        undertaking=task.undertaking_id, agency=request.actor.agency_id, withdrawn_on=None
    ).prefetch_related("files")
    whole = PlanTask.objects.whole().get(pk=task.pk)
    said = whole.undertaking.declared_on(today)
    context = {
        "task": whole,
        "plan": task.plan,
        "work": own,
        "progress": [said] if said else [],
        "asked": Explanation.objects.filter(undertaking=task.undertaking_id, agency=request.actor.agency_id),
        "leads": PlanTask.objects.led_by(request.actor).filter(pk=task.pk).exists(),
        "declaring": ProgressForm(),
    }
    return render(request, "plans/share.html", context)


@requires(Permission.REPORT_WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def report_work(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts down one piece of work."""
    task = reported_task(request, pk)
    form = WorkForm(**sent(request))
    form.initial.setdefault("kind", kind_for(task))

    def put_down() -> None:
        file = form.cleaned_data["file"]
        record_work(by=request.actor, task=task, fields=form.work, files=[file] if file else [], uid=form.sent_once)

    return one_step(
        request,
        form,
        put_down,
        back=_own_page(request, task),
        said=_("Đã ghi. Cảm ơn bạn."),
        title=_("Ghi việc đã làm"),
        lead=f"{task.number}. {task.title}",
        button=_("Ghi lại"),
    )


@requires(Permission.REPORT_WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts a corrected record in the place of one of one's own."""
    work, task = _work_of(request, pk)
    form = CorrectWorkForm(work, sent(request).get("data"))
    return one_step(
        request,
        form,
        lambda: correct_work(by=request.actor, task=task, work=work, fields=form.work, why=form.cleaned_data["why"]),
        back=_own_page(request, task),
        said=_("Đã sửa. Bản ghi cũ vẫn được giữ trong lịch sử."),
        title=_("Sửa việc đã ghi"),
        lead=work.title,
        button=_("Lưu bản sửa"),
    )


@requires(Permission.REPORT_WORK)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_record(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes one of one's own records back."""
    work, task = _work_of(request, pk)
    form = WhyForm(sent(request).get("data"))
    return one_step(
        request,
        form,
        lambda: withdraw_work(by=request.actor, task=task, work=work, why=form.cleaned_data["why"]),
        back=_own_page(request, task),
        said=_("Đã rút bản ghi."),
        title=_("Rút việc đã ghi"),
        lead=work.title,
        button=_("Rút bản ghi"),
        grave=True,
    )


def _work_of(request: HttpRequest, pk: int) -> tuple[WorkRecord, PlanTask]:
    """A record that this person may change, and the task of today's plan that it was done for."""
    own = WorkRecord.objects.filter(withdrawn_on=None)
    if not request.actor.may(Permission.MANAGE_PLANS):
        own = own.filter(agency=request.actor.agency_id)
    work = get_object_or_404(own, pk=pk)
    tasks = PlanTask.objects.reportable_by(request.actor).filter(undertaking=work.undertaking_id)
    return work, get_object_or_404(tasks.select_related("plan").order_by("-plan")[:1])


@requires(Permission.REPORT_WORK)
@require_GET
def list_work(request: HttpRequest, pk: int) -> HttpResponse:
    """The work recorded for a task: the list behind its figures, newest first."""
    task = reported_task_or_read(request, pk)
    rows = WorkRecord.objects.visible_to(request.actor).filter(undertaking=task.undertaking_id, withdrawn_on=None)
    kind = request.GET.get("loai", "")
    if kind in WorkRecord.Kind.values:
        rows = rows.filter(kind=kind)
    page = key_page(rows.select_related("agency").prefetch_related("files"), Place.sent(request.GET))
    return render(request, "plans/work_list.html", {"task": task, "plan": task.plan, "page": page, "kind": kind})


def reported_task_or_read(request: HttpRequest, pk: int) -> PlanTask:
    """The task, if this person may see its plan or has a part in it."""
    tasks = PlanTask.objects.visible_to(request.actor) | PlanTask.objects.reportable_by(request.actor)
    return get_object_or_404(tasks.distinct().select_related("plan"), pk=pk)


@requires(Permission.REPORT_WORK)
@require_GET
def download_file(request: HttpRequest, pk: int) -> HttpResponse:
    """A file of a record, to take away."""
    visible = WorkRecord.objects.visible_to(request.actor)
    kept = get_object_or_404(WorkFile.objects.filter(record__in=visible), pk=pk)
    return paper_response(kept.file.open("rb"), f"minh-chung-{kept.pk}")


def _own_page(request: HttpRequest, task: PlanTask) -> str:
    page = "plans:open_task" if request.actor.may(Permission.VIEW_PLANS) else "plans:open_share"
    return reverse(page, args=[task.pk])
