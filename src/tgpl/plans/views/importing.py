"""From the file to the plan in force: upload, see what was understood, answer, confirm."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.reading import UnreadableFile, scanned_pages
from tgpl.plans.forms import AnswersForm, BodiesForm, Question, SetAsideForm, UploadForm
from tgpl.plans.models import Plan, PlanSource
from tgpl.plans.pictures import page_picture
from tgpl.plans.presenters import Beside, doubt_choices, doubt_question, nearest, proposed_choice
from tgpl.plans.queries import bodies_named_in, known_agencies, pages_of, pages_of_task
from tgpl.plans.rules import PlanStatus
from tgpl.plans.services import (
    AlreadyImported,
    NotAPlan,
    PlanError,
    answer_doubt,
    confirm_import,
    import_plan,
    link_bodies,
    mean_kind,
    queue_scan,
    register_body,
    set_aside_plan,
)

MOST_AT_ONCE = 2  # pages that are pictures, read while the person waits


def plan_of(request: HttpRequest, pk: int) -> Plan:
    """The plan, if this person may see it."""
    return get_object_or_404(Plan.objects.visible_to(request.actor), pk=pk)


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def upload_plan(request: HttpRequest) -> HttpResponse:
    """Sends a plan document in."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            plan = _take_in(request, file.read(), file.name)
        except AlreadyImported as known:
            messages.info(request, _("Tệp này đã được đọc rồi: đây là kế hoạch đó."))
            return redirect("plans:open_plan", known.plan.pk)
        except NotAPlan:
            return render(request, "plans/narrative.html", {"file_name": file.name}, status=422)
        except UnreadableFile as fault:
            form.add_error("file", str(fault))
        else:
            return redirect("plans:review_plan", plan.pk)
    return render(request, "plans/upload.html", {"form": form})


def _take_in(request: HttpRequest, content: bytes, file_name: str) -> Plan:
    """The plan, read at once, or kept to be read in the background where many pages are pictures."""
    if scanned_pages(content) > MOST_AT_ONCE:
        return queue_scan(by=request.actor, content=content, file_name=file_name)
    return import_plan(by=request.actor, content=content, file_name=file_name)


@requires(Permission.MANAGE_PLANS)
@require_GET
def review_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """What the reader understood, each task beside its source lines."""
    plan = plan_of(request, pk)
    if plan.status == PlanStatus.READING:
        return render(request, "plans/reading.html", {"plan": plan})
    doubts = list(plan.doubts.filter(answer="").select_related("task"))
    beside = [
        Beside(task, plan.lines_of(task.first_line, task.last_line), of_task, pages_of_task(task) if of_task else ())
        for task in plan.tasks.whole()
        for of_task in [[doubt for doubt in doubts if doubt.task_id == task.pk]]
    ]
    unknown = [named for named in bodies_named_in(plan) if named.agency is None]
    context = {
        "plan": plan,
        "beside": beside,
        "doubts": doubts,
        "unknown": unknown,
        "duties": plan.duties.all(),
        "changes": plan.changes.filter(decision="").count(),
        "may_amend": Plan.objects.in_force().filter(agency=plan.agency_id).exists(),
    }
    return render(request, "plans/review.html", context)


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer_doubts(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks what the reader was not sure of."""
    plan = plan_of(request, pk)
    doubts = list(plan.doubts.filter(answer="").select_related("task", "plan__source"))
    questions = [Question(doubt, doubt_question(doubt), doubt_choices(doubt)) for doubt in doubts]
    form = AnswersForm(questions, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        for doubt, answer in form.answers:
            answer_doubt(by=request.actor, doubt=doubt, answer=answer)
        return redirect("plans:review_plan", plan.pk)
    asked = [(form[f"doubt-{doubt.pk}"], pages_of(doubt)) for doubt in doubts]
    return render(request, "plans/doubts.html", {"form": form, "plan": plan, "doubts": doubts, "asked": asked})


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def match_bodies(request: HttpRequest, pk: int) -> HttpResponse:
    """Ties the names in the plan to agencies that are known, or makes them known."""
    plan = plan_of(request, pk)
    unknown = [named for named in bodies_named_in(plan) if named.agency is None]
    agencies = known_agencies()
    near = {named.name: nearest(named.name, agencies) for named in unknown}
    form = BodiesForm(unknown, near, request.POST if request.method == "POST" else None)
    form.initial = {f"body-{i}": proposed_choice(named) for i, named in enumerate(unknown)}
    if request.method == "POST" and form.is_valid():
        for name, what, which in form.choices:
            if what == "new":
                register_body(by=request.actor, plan=plan, name=name, kind=Agency.Kind(which))
            elif what == "all":
                mean_kind(by=request.actor, plan=plan, name=name, kind=Agency.Kind(which))
            else:
                link_bodies(by=request.actor, plan=plan, name=name, agency=Agency.objects.get(pk=which))
        return redirect("plans:review_plan", plan.pk)
    return render(request, "plans/bodies.html", {"form": form, "plan": plan})


@requires(Permission.MANAGE_PLANS)
@require_POST
def confirm_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts the plan in force."""
    plan = plan_of(request, pk)
    try:
        confirm_import(by=request.actor, plan=plan)
    except PlanError as refusal:
        messages.error(request, str(refusal))
        return redirect("plans:review_plan", plan.pk)
    messages.success(request, _("Kế hoạch đã được xác nhận."))
    return redirect("plans:open_plan", plan.pk)


@requires(Permission.MANAGE_PLANS)
@require_http_methods(["GET", "HEAD", "POST"])
def drop_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a plan out of use, with a reason."""
    plan = plan_of(request, pk)
    form = SetAsideForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            set_aside_plan(by=request.actor, plan=plan, why=form.cleaned_data["why"])
        except PlanError as refusal:
            messages.error(request, str(refusal))
        return redirect("plans:list_plans")
    return render(request, "plans/set_aside.html", {"form": form, "plan": plan})


@requires(Permission.VIEW_PLANS)
@require_GET
def download_source(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it came; never opened in the browser, whatever it claims to be."""
    plan = plan_of(request, pk)
    source = get_object_or_404(PlanSource, plan=plan)
    with source.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, plan.file_name)
    return response


@requires(Permission.VIEW_PLANS)
@require_GET
def show_page(request: HttpRequest, pk: int, page: int) -> HttpResponse:
    """A page of the source as a picture, beside what was read from it."""
    source = get_object_or_404(PlanSource, plan=plan_of(request, pk))
    picture = page_picture(source, page)
    if picture is None:
        raise Http404
    response = HttpResponse(picture, content_type="image/png")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
