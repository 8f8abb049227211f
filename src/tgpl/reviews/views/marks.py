"""The assistant's marks: deciding on them, one by one or all of one reason, and letting it look again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.reviews import services
from tgpl.reviews.forms import AlikeForm, MarksForm
from tgpl.reviews.rules.steps import Verdict
from tgpl.reviews.services import ReviewError
from tgpl.reviews.views.asking import review_of

WORK = Permission.REVIEW_DOCUMENTS


@requires(WORK)
@require_POST
def decide_marks(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the decisions that the page sent."""
    review = review_of(request, pk)
    form = MarksForm(list(review.marks.all()), request.POST)
    if form.is_valid():
        try:
            _tell(request, services.decide_marks(by=request.actor, review=review, verdicts=form.verdicts))
        except ReviewError as refusal:
            messages.error(request, str(refusal))
    return redirect("reviews:show_review", pk)


@requires(WORK)
@require_POST
def decide_alike(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision for all marks of one reason."""
    review, form = review_of(request, pk), AlikeForm(request.POST)
    if form.is_valid():
        code, verdict = form.cleaned_data["code"], Verdict(form.cleaned_data["verdict"])
        try:
            _tell(request, services.decide_alike(by=request.actor, review=review, code=code, verdict=verdict))
        except ReviewError as refusal:
            messages.error(request, str(refusal))
    return redirect("reviews:show_review", pk)


def _tell(request: HttpRequest, decided: int) -> None:
    if decided:
        words = ngettext("Đã ghi quyết định cho %d chỗ.", "Đã ghi quyết định cho %d chỗ.", decided)
        messages.success(request, words % decided)
    else:
        messages.info(request, _("Chưa có quyết định nào mới."))


@requires(WORK)
@require_POST
def run_assistant(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the assistant look again, by the rules as they stand now."""
    try:
        found = services.run_assistant(by=request.actor, review=review_of(request, pk))
    except ReviewError as refusal:
        messages.error(request, str(refusal))
    else:
        words = ngettext("Trợ lý thêm %d chỗ đánh dấu.", "Trợ lý thêm %d chỗ đánh dấu.", found)
        messages.success(request, words % found)
    return redirect("reviews:show_review", pk)
