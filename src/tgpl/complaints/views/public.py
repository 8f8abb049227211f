"""A person's own complaints, beside the request that they follow with code and secret."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tgpl.accounts.access import public
from tgpl.accounts.actor import Actor
from tgpl.complaints import services
from tgpl.complaints.forms import EscalateByPerson, FileComplaint
from tgpl.complaints.models import Complaint, Way
from tgpl.complaints.presenters import status_tag
from tgpl.complaints.queries import acts_open_to, complaints_of, due_times, may_go_on, still_to_complain_of
from tgpl.complaints.services import ComplaintError
from tgpl.core.pages.steps import carried_out, sent
from tgpl.core.pages.views import slow_down
from tgpl.core.safety.throttle import is_too_fast
from tgpl.intake.following import REQUEST_PAGE, proven
from tgpl.intake.models import Request

SENT = 10  # complaints from one network in one minute


@public
@never_cache
@proven
def list_own(request: HttpRequest, asked: Request) -> HttpResponse:
    """What was complained of, what was answered, and the way on."""
    complaints = complaints_of(asked)
    due = due_times(complaints)
    own = [(one, status_tag(one), due.get(one.code), may_go_on(one)) for one in complaints]
    context = {"own": own, "acts": still_to_complain_of(asked, complaints), "back": REQUEST_PAGE}
    return render(request, "complaints/list_own.html", context)


@public
@never_cache
@proven
def file_complaint(request: HttpRequest, asked: Request) -> HttpResponse:
    """Write a complaint; it is taken down at once and its clock runs."""
    acts = acts_open_to(asked)
    if not acts:
        return redirect("complaints:list_own")
    form = FileComplaint(**sent(request), acts=acts)
    if form.is_bound and form.is_valid():
        if is_too_fast(request, "complaint", allowed=SENT):
            return slow_down(request)
        step = {"by": Actor.citizen(), "request": asked, "way": Way.WEB, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, lambda: services.take_complaint(**step), ComplaintError):
            messages.success(request, _("Đã nhận khiếu nại của bạn. Câu trả lời sẽ hiện ở trang này."))
            return redirect("complaints:list_own")
    return render(request, "complaints/file_complaint.html", {"form": form})


@public
@never_cache
@proven
def go_on(request: HttpRequest, asked: Request, code: str) -> HttpResponse:
    """To the director of the department, when the answer does not satisfy or does not come."""
    complaint = get_object_or_404(Complaint, code=code, request=asked)
    form = EscalateByPerson(**sent(request))
    if form.is_bound and form.is_valid():
        step = {"by": Actor.citizen(), "complaint": complaint, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, lambda: services.escalate_complaint(**step), ComplaintError):
            messages.success(request, _("Đã gửi khiếu nại lên Giám đốc Sở Tư pháp."))
            return redirect("complaints:list_own")
    return render(request, "complaints/go_on.html", {"form": form, "complaint": complaint})
