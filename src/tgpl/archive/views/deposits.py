"""Files that go to the archive and lie there."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.archive import services
from tgpl.archive.queries import deposits_of, ended_without_deposit, retention_on
from tgpl.archive.services import ArchiveError
from tgpl.cases.models import Case
from tgpl.core.lists.paging import Place, key_page


@requires(Permission.KEEP_ARCHIVE)
def list_deposits(request: HttpRequest) -> HttpResponse:
    """What lies in the archive, and until when."""
    page = key_page(deposits_of(request.actor), Place.sent(request.GET))
    return render(request, "archive/list_deposits.html", {"page": page})


@requires(Permission.KEEP_ARCHIVE)
def list_waiting(request: HttpRequest) -> HttpResponse:
    """Ended cases whose file is still with the practitioner or the office."""
    page = key_page(ended_without_deposit(request.actor), Place.sent(request.GET))
    return render(request, "archive/list_waiting.html", {"page": page, "rule": retention_on(timezone.localdate())})


@requires(Permission.KEEP_ARCHIVE)
@require_POST
def deposit(request: HttpRequest, code: str) -> HttpResponse:
    case = get_object_or_404(Case.objects.visible_to(request.actor).select_related("person", "office"), code=code)
    try:
        services.deposit_file(by=request.actor, case=case, at=timezone.now())
    except ArchiveError as error:
        messages.error(request, str(error))
        return redirect("archive:list_waiting")
    messages.success(request, _("Đã nộp hồ sơ %(code)s vào lưu trữ.") % {"code": code})
    return redirect("archive:list_deposits")


@requires(Permission.KEEP_ARCHIVE)
def take_package(request: HttpRequest, code: str) -> HttpResponse | FileResponse:
    """The package of a file, made again from the papers; told when it is no longer what was deposited."""
    found = deposits_of(request.actor).select_related("case__person", "case__office")
    kept = get_object_or_404(found, file_code=code)
    try:
        package, digest = services.package_of(kept.case, kept.years)
    except ArchiveError as error:
        messages.error(request, str(error))
        return redirect("archive:list_deposits")
    if digest != kept.package_sha256:
        messages.error(request, _("Giấy tờ đã thay đổi sau khi nộp: mã kiểm tra của gói không khớp."))
        return redirect("archive:list_deposits")
    services.note_package_taken(by=request.actor, deposit=kept)
    return FileResponse(package, as_attachment=True, filename=f"{code}.zip", content_type="application/zip")
