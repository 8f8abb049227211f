"""The whole of a year in one archive: asked for, made in the background, taken away."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import sent
from tgpl.reports.forms import YearForm
from tgpl.reports.models import YearPackage
from tgpl.reports.services import ask_package

SHOWN = 20


@requires(Permission.ISSUE_REPORTS)
@require_http_methods(["GET", "HEAD", "POST"])
def list_packages(request: HttpRequest) -> HttpResponse:
    """The archives of one's own agency, and asking for another."""
    form = YearForm(**sent(request))
    if form.is_bound and form.is_valid():
        ask_package(by=request.actor, year=form.cleaned_data["year"])
        messages.success(request, _("Máy đang lập trọn bộ. Tải lại trang này sau một, hai phút."))
        return redirect("reports:list_packages")
    packages = YearPackage.objects.visible_to(request.actor)[:SHOWN]
    return render(request, "reports/list_packages.html", {"form": form, "packages": packages})


@requires(Permission.ISSUE_REPORTS)
@require_GET
def download_package(request: HttpRequest, pk: int) -> HttpResponse:
    """An archive, to take away."""
    done = YearPackage.objects.visible_to(request.actor).exclude(done_at=None)
    found = get_object_or_404(done, pk=pk)
    name = f"tron-bo-{found.year}.zip"
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=name, content_type="application/zip")
    response.headers["Cache-Control"] = "no-store"
    return response
