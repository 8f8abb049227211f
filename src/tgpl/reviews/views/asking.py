"""What several pages ask: the thing behind an address, and one step with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise

from tgpl.core.pages.steps import carried_out, step_page
from tgpl.reviews.models import LegalDocument, Review, ReviewRound
from tgpl.reviews.queries.reviews import opened_reviews
from tgpl.reviews.services import ReviewError


def round_of(request: HttpRequest, pk: int) -> ReviewRound:
    """The round, if this person may see it."""
    rounds = ReviewRound.objects.visible_to(request.actor).select_related("agency__parent")
    return get_object_or_404(rounds, pk=pk)


def review_of(request: HttpRequest, pk: int) -> Review:
    return get_object_or_404(opened_reviews(request.actor), pk=pk)


def document_of(request: HttpRequest, pk: int) -> LegalDocument:
    return get_object_or_404(LegalDocument.objects.visible_to(request.actor), pk=pk)


def one_step(
    request: HttpRequest, form: Any, act: Callable[[], object], *, back: str, done: str | Promise, **words: Any
) -> HttpResponse:
    """Show the form of a step; once it is filled in, `act` and go back."""
    if form.is_bound and form.is_valid() and carried_out(form, act, ReviewError):
        messages.success(request, done)
        return redirect(back)
    return step_page(request, form, back=back, **words)
