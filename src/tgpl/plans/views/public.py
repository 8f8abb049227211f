"""What citizens read of the plans in force: no sign-in, plain words, no small numbers."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from tgpl.accounts.access import public
from tgpl.plans.models import Plan
from tgpl.plans.presenters import PublicPlan, public_plan
from tgpl.plans.queries import board_of

KEPT_FOR = 600  # seconds: the figures of the whole province are not counted anew for every reader


@public
@require_GET
def list_progress(request: HttpRequest) -> HttpResponse:
    """The plans in force."""
    return render(request, "plans/public_list.html", {"plans": Plan.objects.in_force().order_by("-pk")})


@public
@require_GET
def show_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a plan in force is."""
    plan = get_object_or_404(Plan.objects.in_force(), pk=pk)
    found = _kept(plan)
    return render(request, "plans/public_plan.html", {"plan": found, "today": timezone.localdate()})


def _kept(plan: Plan) -> PublicPlan:
    """The plan in plain words, counted once in some minutes whoever asks."""
    today = timezone.localdate()
    key = f"plans.public.{plan.pk}.{today}.{get_language()}"
    found = cache.get(key)
    if found is None:
        found = public_plan(plan, board_of(plan, today))
        cache.set(key, found, KEPT_FOR)
    return found
