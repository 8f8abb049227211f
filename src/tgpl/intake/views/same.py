"""The page on which an officer looks for the same matter elsewhere, and decides what was found."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.intake.forms.steps import DecideLikeness, FindSameMatter
from tgpl.intake.models import SameMatter
from tgpl.intake.same_matter import Likeness, decide_likeness, likenesses
from tgpl.intake.services import IntakeError, note_reading
from tgpl.intake.views.steps import asked_by

THEN = {
    SameMatter.Decision.REFER: gettext_lazy("Đã ghi. Hãy từ chối thụ lý (đã có tổ chức khác làm) hoặc chuyển yêu cầu."),
    SameMatter.Decision.SAME: gettext_lazy("Đã ghi hai yêu cầu cùng một vụ việc."),
    SameMatter.Decision.ANOTHER: gettext_lazy("Đã ghi: việc khác, tiếp tục xử lý."),
}


@requires(Permission.RECEIVE_REQUESTS)
def find_same_matter(request: HttpRequest, reference: str) -> HttpResponse:
    asked = asked_by(request, reference)
    form = FindSameMatter(request.GET)
    note_reading(by=request.actor, request=asked)
    found = likenesses(request.actor, asked, opponent=form.name)
    context = {"asked": asked, "form": form, "found": found, "opponent": form.name}
    return render(request, "intake/find_same_matter.html", context)


@requires(Permission.RECEIVE_REQUESTS)
def decide_same_matter(request: HttpRequest, reference: str, other: str) -> HttpResponse:
    asked = asked_by(request, reference)
    opponent = FindSameMatter(request.GET).name
    likeness = _of(likenesses(request.actor, asked, opponent=opponent), other)
    form, back = DecideLikeness(**sent(request)), reverse("intake:find_same_matter", args=[reference])
    told: dict[str, Any] = {"by": request.actor, "request": asked, "likeness": likeness, "at": timezone.now()}
    if (
        form.is_bound
        and form.is_valid()
        and carried_out(form, lambda: decide_likeness(**told, **form.cleaned_data), IntakeError)
    ):
        messages.success(request, THEN[SameMatter.Decision(form.cleaned_data["decision"])])
        return redirect("intake:open_request", reference)
    lead = _("%(code)s ở %(office)s: %(why)s.") % {
        "code": likeness.other.reference, "office": likeness.other.office.name, "why": ", ".join(likeness.why),
    }  # fmt: skip
    words = {"title": _("Có cùng một vụ việc không?"), "button": _("Ghi kết luận")}
    return step_page(request, form, back=back, lead=lead, **words)


def _of(found: list[Likeness], reference: str) -> Likeness:
    likeness = next((one for one in found if one.other.reference == reference), None)
    if likeness is None:
        raise Http404
    return likeness
