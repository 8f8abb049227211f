"""Plans of reading: made, frozen, drawn, and drawn again by whoever wants to check."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import carried_out, sent, step_page
from tgpl.intake.models import FormOfAid
from tgpl.quality import services
from tgpl.quality.forms.plans import DrawForm, MakePlan, Redraw
from tgpl.quality.forms.sheet import NoQuestions
from tgpl.quality.models import SamplingPlan
from tgpl.quality.queries.assessment import kind_for
from tgpl.quality.queries.sampling import frame_of, listed_plans, redraw, sampled_of
from tgpl.quality.rules.sampling import frame_lines
from tgpl.quality.services import QualityError

PLAN, SEE = Permission.PLAN_SAMPLING, (Permission.ASSESS_QUALITY, Permission.WORK_CASES)


@requires(*SEE)
def list_plans(request: HttpRequest) -> HttpResponse:
    page = key_page(listed_plans(request.actor), Place.sent(request.GET))
    return render(request, "quality/list_plans.html", {"page": page})


@requires(PLAN)
def make_plan(request: HttpRequest) -> HttpResponse:
    form = MakePlan(**sent(request), kind=kind_for(request.actor))
    if form.is_bound and form.is_valid():
        plan = services.make_plan(by=request.actor, **form.cleaned_data)
        return redirect("quality:open_plan", plan.pk)
    words = {"title": _("Lập kế hoạch rút mẫu"), "button": _("Lập kế hoạch")}
    return step_page(request, form, back=reverse("quality:list_plans"), **words)


def _plan_of(request: HttpRequest, pk: int, *, own: bool = False) -> SamplingPlan:
    """A plan that concerns one's offices; `own`: of one's own agency, to be carried on."""
    plans = SamplingPlan.objects.visible_to(request.actor).select_related("agency")
    return get_object_or_404(plans.filter(agency=request.actor.agency_id) if own else plans, pk=pk)


@requires(*SEE)
def open_plan(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan, its frame, its draw; with ?seed= the draw made again beside it."""
    plan = _plan_of(request, pk)
    form = Redraw(request.GET)
    seed = form.wanted.get("seed", "")
    labels = dict(FormOfAid.choices)
    context = {
        "plan": plan,
        "forms": [labels[form] for form in plan.forms],
        "frame_size": len(frame_lines(plan.frame)) if plan.is_frozen else 0,
        "sampled": sampled_of(plan, request.actor) if plan.is_drawn else [],
        "form": form,
        "again": redraw(plan, seed) if plan.is_drawn and seed else None,
        "may_go_on": request.actor.may(PLAN) and plan.agency_id == request.actor.agency_id,
    }
    return render(request, "quality/open_plan.html", context)


@requires(PLAN)
def freeze_frame(request: HttpRequest, pk: int) -> HttpResponse:
    plan, form = _plan_of(request, pk, own=True), NoQuestions(**sent(request))
    back = reverse("quality:open_plan", args=[pk])
    freeze = {"by": request.actor, "plan": plan, "at": timezone.now()}
    if form.is_bound and form.is_valid() and carried_out(form, lambda: services.freeze_frame(**freeze), QualityError):
        messages.success(request, _("Đã chốt khung mẫu. Hãy công bố mã kiểm tra trước khi có số gieo."))
        return redirect(back)
    lead = _("Hiện có %(count)d vụ việc trong kỳ. Sau khi chốt, danh sách này không đổi được nữa.") % {
        "count": len(frame_of(plan))
    }
    return step_page(request, form, back=back, lead=lead, title=_("Chốt khung mẫu"), button=_("Chốt"), grave=True)


@requires(PLAN)
def draw_cases(request: HttpRequest, pk: int) -> HttpResponse:
    plan, form = _plan_of(request, pk, own=True), DrawForm(**sent(request))
    back = reverse("quality:open_plan", args=[pk])
    if form.is_bound and form.is_valid():
        step = {"by": request.actor, "plan": plan, "at": timezone.now(), **form.cleaned_data}
        if carried_out(form, lambda: services.draw_cases(**step), QualityError):
            messages.success(request, _("Đã rút mẫu. Ai cũng có thể rút lại để kiểm tra."))
            return redirect(back)
    return step_page(request, form, back=back, title=_("Rút mẫu"), button=_("Rút mẫu"), grave=True)


@requires(*SEE)
def take_frame(request: HttpRequest, pk: int) -> HttpResponse:
    """The frozen frame as the text that was checksummed."""
    plan = _plan_of(request, pk)
    response = HttpResponse(plan.frame.encode(), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="khung-mau-{plan.pk}.txt"'
    return response
