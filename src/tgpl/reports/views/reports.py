"""The report on a plan: freezing figures, writing the words, taking it away as Word or PDF."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import sent, step_page
from tgpl.documents.services import as_html, download
from tgpl.plans.models import Plan
from tgpl.reports.forms import (
    BeginPeriodicForm,
    IssueForm,
    LetterheadForm,
    PassagesForm,
    SnapshotForm,
    places_of,
)
from tgpl.reports.models import Report, Snapshot
from tgpl.reports.periodic.queries.catalogue import template_of
from tgpl.reports.periodic.rules.content import Difference, differences
from tgpl.reports.rules.changes import Moved, PassageChange, passage_changes, plan_differences
from tgpl.reports.services import (
    current_content,
    draw,
    draw_issued,
    issue_report,
    open_periodic,
    open_report,
    take_snapshot,
    write_letterhead,
    write_passages,
)

LONGEST = 100  # of a list of reports: a dozen a year


def report_of(request: HttpRequest, pk: int) -> Report:
    return get_object_or_404(Report.objects.visible_to(request.actor).select_related("plan"), pk=pk)


@requires(Permission.ISSUE_REPORTS)
@require_GET
def list_reports(request: HttpRequest) -> HttpResponse:
    """The reports begun, those due first, and the plans in force that have none yet."""
    return _list_page(request, BeginPeriodicForm())


def _list_page(request: HttpRequest, form: BeginPeriodicForm) -> HttpResponse:
    reports = (
        Report.objects.visible_to(request.actor).select_related("plan").order_by(F("due").asc(nulls_last=True), "-pk")
    )
    bare = Plan.objects.visible_to(request.actor).in_force().filter(report=None)
    context = {"reports": reports[:LONGEST], "plans": bare, "form": form}
    return render(request, "reports/list_reports.html", context)


@requires(Permission.ISSUE_REPORTS)
@require_POST
def begin_periodic(request: HttpRequest) -> HttpResponse:
    """Begins a report on a period, or leads to the one begun."""
    form = BeginPeriodicForm(request.POST)
    if not form.is_valid():
        return _list_page(request, form)
    agency = Agency.objects.select_related("parent").get(pk=request.actor.agency_id)
    template = template_of(form.cleaned_data["template"])
    report = open_periodic(by=request.actor, template=template, period=form.cleaned_data["asked"], agency=agency)
    return redirect("reports:show_report", report.pk)


@requires(Permission.ISSUE_REPORTS)
@require_POST
def begin_report(request: HttpRequest, plan: int) -> HttpResponse:
    """Begins the report on a plan, or leads to the one begun."""
    found = get_object_or_404(Plan.objects.visible_to(request.actor).in_force(), pk=plan)
    return redirect("reports:show_report", open_report(by=request.actor, plan=found).pk)


@requires(Permission.ISSUE_REPORTS)
@require_GET
def show_report(request: HttpRequest, pk: int) -> HttpResponse:
    """The snapshots of a report with their files, and how the newest one reads."""
    return _report_page(request, report_of(request, pk), SnapshotForm(initial={"as_of": timezone.localdate()}))


@requires(Permission.ISSUE_REPORTS)
@require_POST
def freeze_figures(request: HttpRequest, pk: int) -> HttpResponse:
    """Freezes the figures as of a day."""
    report, form = report_of(request, pk), SnapshotForm(request.POST)
    if not form.is_valid():
        return _report_page(request, report, form)
    take_snapshot(by=request.actor, report=report, as_of=form.cleaned_data["as_of"])
    messages.success(request, _("Đã chốt số liệu."))
    return redirect("reports:show_report", pk)


def _report_page(request: HttpRequest, report: Report, form: SnapshotForm) -> HttpResponse:
    snapshots = list(report.snapshots.select_related("report__plan")[:20])
    context = {
        "report": report,
        "snapshots": snapshots,
        "preview": as_html(draw(snapshots[0])) if snapshots else "",
        "differences": _differences(report, snapshots),
        "passage_changes": _passage_changes(report, snapshots),
        "issues": list(report.issues.all()[:LONGEST]),
        "form": form,
    }
    return render(request, "reports/show_report.html", context)


def _differences(report: Report, snapshots: list[Snapshot]) -> Sequence[Difference | Moved]:
    """What moved from the last issue, or else from the snapshot before, to the newest one."""
    if len(snapshots) < 2:
        return []
    last = report.issues.select_related("snapshot").first()
    before = last.snapshot if last and last.snapshot_id != snapshots[0].pk else snapshots[1]
    if report.plan_id is not None:
        return plan_differences(before.read(), snapshots[0].read())
    return differences(before.read_period(), snapshots[0].read_period())


def _passage_changes(report: Report, snapshots: list[Snapshot]) -> list[PassageChange]:
    """How the officer's words differ from those of the last issue."""
    last = report.issues.first()
    if last is None or not snapshots:
        return []
    content = snapshots[0].read() if report.plan_id is not None else snapshots[0].read_period()
    labels = {place.key: str(place.label) for place in places_of(content)}
    return passage_changes(last.passages, report.texts(), labels)


@requires(Permission.ISSUE_REPORTS)
def issue_snapshot(request: HttpRequest, pk: int, snapshot: int) -> HttpResponse:
    """Keeps the report as it goes out."""
    report = report_of(request, pk)
    found = get_object_or_404(report.snapshots, pk=snapshot)
    form = IssueForm(**sent(request))
    if form.is_bound and form.is_valid():
        issue_report(by=request.actor, snapshot=found, note=form.cleaned_data["note"])
        messages.success(request, _("Đã giữ bản ban hành. Bản này không thay đổi khi lời văn hay số liệu thay đổi."))
        return redirect("reports:show_report", pk)
    return step_page(request, form, title=_("Ban hành báo cáo"), button=_("Giữ bản ban hành"), back="../../")


@requires(Permission.ISSUE_REPORTS)
@require_GET
def download_issue(request: HttpRequest, pk: int, number: int, kind: str) -> HttpResponse:
    """The report as it went out, as Word or PDF."""
    if kind not in {"docx", "pdf"}:
        raise Http404
    issues = report_of(request, pk).issues.select_related("snapshot__report")
    issue = get_object_or_404(issues, number=number)
    return download(draw_issued(issue), "pdf" if kind == "pdf" else "docx", name=f"bao cao lan {number}")


@requires(Permission.ISSUE_REPORTS)
def edit_passages(request: HttpRequest, pk: int) -> HttpResponse:
    """The officer's own words, place by place; they stay when the figures are taken anew."""
    report = report_of(request, pk)
    places = places_of(current_content(report, timezone.localdate()))
    form = PassagesForm(places, report.texts(), request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        write_passages(by=request.actor, report=report, texts=form.texts)
        messages.success(request, _("Đã lưu lời văn."))
        return redirect("reports:show_report", pk)
    return render(request, "reports/edit.html", {"report": report, "form": form, "title": _("Lời văn của báo cáo")})


@requires(Permission.ISSUE_REPORTS)
def edit_letterhead(request: HttpRequest, pk: int) -> HttpResponse:
    """Who reports to whom, number, date and signature."""
    report = report_of(request, pk)
    form = LetterheadForm(request.POST if request.method == "POST" else None, instance=report)
    if form.is_bound and form.is_valid():
        write_letterhead(by=request.actor, report=report, fields=form.cleaned_data)
        messages.success(request, _("Đã lưu thể thức."))
        return redirect("reports:show_report", pk)
    return render(request, "reports/edit.html", {"report": report, "form": form, "title": _("Thể thức và chữ ký")})


@requires(Permission.ISSUE_REPORTS)
@require_GET
def download_report(request: HttpRequest, pk: int, snapshot: int, kind: str) -> HttpResponse:
    """The report drawn from one snapshot, as Word or PDF."""
    if kind not in {"docx", "pdf"}:
        raise Http404
    found = get_object_or_404(report_of(request, pk).snapshots.select_related("report__plan"), pk=snapshot)
    return download(draw(found), "pdf" if kind == "pdf" else "docx", name=f"bao cao {found.as_of:%Y-%m-%d}")
