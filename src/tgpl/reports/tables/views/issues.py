"""Statistical tables as they were issued: prepared, checked, signed, sent, received."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.documents.services import download
from tgpl.reports.models import TableIssue, TableSending
from tgpl.reports.tables import forms as table_forms
from tgpl.reports.tables import services
from tgpl.reports.tables.drawing import as_paper, as_xlsx, remarks
from tgpl.reports.tables.presenters import head_of, page_of, steps_of
from tgpl.reports.tables.views.live import form_and_period, workbook


def issue_of(request: HttpRequest, pk: int) -> TableIssue:
    found = TableIssue.objects.visible_to(request.actor).select_related("agency__parent")
    return get_object_or_404(found, pk=pk)


@requires(Permission.VIEW_FIGURES)
@require_GET
def list_issues(request: HttpRequest) -> HttpResponse:
    """The issued tables of this office, of those under it, and those sent to it; the newest first."""
    found = TableIssue.objects.visible_to(request.actor).select_related("agency").defer("content", "changes")
    page = key_page(found, Place.sent(request.GET))
    context = {
        "page": page,
        "newer_url": f"?after={page.newer}" if page.newer else "",
        "older_url": f"?before={page.older}" if page.older else "",
    }
    return render(request, "reports/list_issues.html", context)


@requires(Permission.VIEW_FIGURES)
def prepare_table(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """Lập biểu: freezes the figures as they are now."""
    form_of_table, asked = form_and_period(code, period)
    form = table_forms.Prepare(**sent(request))
    done: list[TableIssue] = []

    def prepare() -> None:
        given = form.cleaned_data["correction"]
        done.append(services.prepare_table(by=request.actor, table=form_of_table.code, period=asked, correction=given))

    if form.is_bound and form.is_valid() and carried_out(form, prepare, services.IssueError):
        messages.success(request, _("Đã chốt số liệu và lập biểu. Người khác kiểm tra trước khi ký."))
        return redirect("reports:show_issue", done[0].pk)
    return step_page(
        request,
        form,
        title=_("Lập biểu %(number)s, kỳ %(period)s") % {"number": form_of_table.number, "period": asked.name},
        button=_("Chốt số liệu và lập biểu"),
        back="../",
    )


@requires(Permission.VIEW_FIGURES)
@require_GET
def show_issue(request: HttpRequest, pk: int) -> HttpResponse:
    """An issued table as it was frozen, its versions, what may be done with it next."""
    issue = issue_of(request, pk)
    sheet = issue.read()
    versions = TableIssue.objects.filter(agency=issue.agency, table=issue.table, period=issue.period)
    context = {
        "issue": issue,
        "page": page_of(sheet, linked=False),
        "remarks": list(remarks(sheet)),
        "changes": issue.changed(),
        "steps": steps_of(issue, request.actor),
        "moves": list(issue.moves.all()),
        "sendings": list(issue.sendings.all()),
        "versions": list(versions.defer("content", "changes")[:20]),
    }
    return render(request, "reports/show_issue.html", context)


def _step(request: HttpRequest, pk: int, form: forms.BaseForm, step: Callable[..., Any], **words: Any) -> HttpResponse:
    """One step of an issue: its form, then the service, then back to the issue."""
    issue, done = issue_of(request, pk), words.pop("done")
    if issue.agency_id != request.actor.agency_id:
        raise Http404

    def take() -> None:
        step(by=request.actor, issue=issue, **form.cleaned_data)

    if form.is_bound and form.is_valid() and carried_out(form, take, services.IssueError):
        messages.success(request, done)
        return redirect("reports:show_issue", pk)
    return step_page(request, form, back="../", **words)


@requires(Permission.ISSUE_REPORTS)
def check_table(request: HttpRequest, pk: int) -> HttpResponse:
    words = {"title": _("Kiểm tra biểu"), "button": _("Ghi đã kiểm tra"), "done": _("Đã ghi việc kiểm tra.")}
    return _step(request, pk, table_forms.Check(**sent(request)), services.check_table, **words)


@requires(Permission.ISSUE_REPORTS)
def return_table(request: HttpRequest, pk: int) -> HttpResponse:
    words = {"title": _("Trả lại biểu"), "button": _("Trả lại"), "done": _("Đã trả lại biểu để lập lại.")}
    return _step(request, pk, table_forms.Return(**sent(request)), services.return_table, **words)


@requires(Permission.ISSUE_REPORTS)
def sign_table(request: HttpRequest, pk: int) -> HttpResponse:
    words = {"title": _("Ghi chữ ký của thủ trưởng"), "button": _("Ghi đã ký"), "done": _("Đã ghi chữ ký.")}
    return _step(request, pk, table_forms.Sign(**sent(request)), services.sign_table, **words)


@requires(Permission.ISSUE_REPORTS)
@require_POST
def send_table(request: HttpRequest, pk: int) -> HttpResponse:
    """Sends a signed table to the agency above."""
    issue = issue_of(request, pk)
    if issue.agency_id != request.actor.agency_id:
        raise Http404
    try:
        sending = services.send_table(by=request.actor, issue=issue)
        messages.success(request, _("Đã gửi biểu đến %(receiver)s.") % {"receiver": sending.receiver_name})
    except services.IssueError as error:
        messages.error(request, str(error))
    return redirect("reports:show_issue", pk)


@requires(Permission.ISSUE_REPORTS)
def note_receipt(request: HttpRequest, pk: int, sending: int) -> HttpResponse:
    """The receiver has the table: said by itself, or by the sender from a paper."""
    found = get_object_or_404(TableSending.objects.filter(issue=issue_of(request, pk)), pk=sending)
    if request.actor.agency_id not in {found.receiver_id, found.issue.agency_id}:
        raise Http404
    form = table_forms.Receipt(**sent(request))

    def take() -> None:
        services.note_receipt(by=request.actor, sending=found, **form.cleaned_data)

    if form.is_bound and form.is_valid() and carried_out(form, take, services.IssueError):
        messages.success(request, _("Đã ghi việc nhận biểu."))
        return redirect("reports:show_issue", pk)
    return step_page(request, form, title=_("Xác nhận đã nhận biểu"), button=_("Ghi đã nhận"), back="../../")


@requires(Permission.VIEW_FIGURES)
@require_GET
def download_issue(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The issued table, or the signature handed in with it."""
    issue = issue_of(request, pk)
    name = f"bieu {issue.table} {issue.period} ban {issue.version}"
    if kind == "pdf":
        return download(as_paper(issue.read(), head_of(issue)), "pdf", name=name)
    if kind == "xlsx":
        return workbook(as_xlsx(issue.read(), head_of(issue)), name)
    if kind == "chu-ky" and issue.signature:
        return _signature(issue)
    raise Http404


def _signature(issue: TableIssue) -> FileResponse:
    """The file as it was handed in: never opened inside our pages."""
    name = f"chu-ky-bieu-{issue.table}-{issue.period}"
    response = FileResponse(issue.signature.open(), as_attachment=True, filename=name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
