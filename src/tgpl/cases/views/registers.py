"""The registers closed: which, when, by whom, and how each stood."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from tgpl.accounts.access import requires
from tgpl.accounts.models import Agency
from tgpl.accounts.roles import Permission
from tgpl.cases.forms.registers import CloseRegister
from tgpl.cases.models import ENDING_LABELS, RegisterClosing
from tgpl.cases.queries.registers import changed_lines, digest
from tgpl.cases.register_papers import FORMS
from tgpl.cases.rules.moves import Ending
from tgpl.cases.services import CaseError, close_register
from tgpl.core.pages.components import Fact
from tgpl.core.pages.steps import carried_out, sent, step_page


def kept_by(request: HttpRequest, office: int) -> Agency:
    """The office, if its registers are open to this post."""
    return get_object_or_404(Agency, pk=office, pk__in=request.actor.offices)


@requires(Permission.VIEW_REQUESTS)
@require_GET
def list_closings(request: HttpRequest, office: int) -> HttpResponse:
    """Every closing of an office's registers, the newest period first."""
    found = RegisterClosing.objects.filter(office=kept_by(request, office)).defer("lines", "reason")[:60]
    context = {"office": kept_by(request, office), "closings": found, "year": timezone.localdate().year}
    return render(request, "cases/list_closings.html", context)


@requires(Permission.DECIDE_REQUESTS)
def close_a_register(request: HttpRequest, office: int) -> HttpResponse:
    """Kết sổ, in the person's name."""
    agency = kept_by(request, office)
    form = CloseRegister(**sent(request), today=timezone.localdate())
    made: list[RegisterClosing] = []

    def close() -> None:
        made.append(close_register(by=request.actor, office=agency, at=timezone.now(), **form.wanted))

    if form.is_bound and form.is_valid() and carried_out(form, close, CaseError):
        messages.success(request, _("Đã kết sổ."))
        return redirect("cases:show_closing", made[0].pk)
    return step_page(
        request,
        form,
        back=reverse("cases:list_closings", args=[office]),
        lead=agency.name,
        title=_("Kết sổ"),
        button=_("Kết sổ"),
        warning=_("Số liệu được chốt lại, mang tên %(name)s. Số thứ tự trong sổ vẫn tiếp tục.")
        % {"name": request.actor.name},
    )


@requires(Permission.VIEW_REQUESTS)
@require_GET
def show_closing(request: HttpRequest, number: int) -> HttpResponse:
    """One closing: its counts, its checksum, and what reads otherwise since."""
    closings = RegisterClosing.objects.visible_to(request.actor).select_related("office")
    closing = get_object_or_404(closings, pk=number)
    context = {
        "closing": closing,
        "counts": _counts(closing.counts),
        "form_code": FORMS[closing.register],
        "kinds": [("pdf", _("Tải PDF")), ("docx", _("Tải Word")), ("xlsx", _("Tải Excel"))],
        "intact": digest(closing.lines, closing.counts) == closing.sha256,
        "changed": changed_lines(closing),
        "newer": closings.of(closing.office, closing.register, closing.period).filter(version__gt=closing.version),
    }
    return render(request, "cases/show_closing.html", context)


def _counts(counts: dict[str, Any]) -> list[Fact]:
    return [
        Fact(_("Kỳ trước chuyển sang"), str(counts["carried_in"])),
        Fact(_("Vào sổ trong kỳ"), str(counts["accepted"])),
        Fact(_("Kết thúc trong kỳ"), str(counts["ended"])),
        *(Fact(ENDING_LABELS[Ending(ending)], str(count)) for ending, count in counts["endings"] if ending),
        Fact(_("Chuyển sang kỳ sau"), str(counts["carried_out"])),
    ]
