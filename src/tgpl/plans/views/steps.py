"""One step on a page of its own: the form, the deed, the way on."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tgpl.core.forms.base import Form
from tgpl.core.pages.steps import carried_out, step_page
from tgpl.plans.services import PlanError


def one_step(
    request: HttpRequest,
    form: Form,
    step: Callable[[], object],
    *,
    back: str,
    to: str = "",
    said: str = "",
    **words: object,
) -> HttpResponse:
    """Does `step` when the form was sent in order, and goes on `to` an address (else back); else shows the form."""
    if form.is_bound and form.is_valid() and carried_out(form, step, PlanError):
        if said:
            messages.success(request, said)
        return redirect(to or back)
    return step_page(request, form, back=back, **words)
