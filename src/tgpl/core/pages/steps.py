"""Small pages that do one thing: a form, a button, the way back; done once, or told why not."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tgpl.core.safety.wall_clock import ClockWrong


def sent(request: HttpRequest) -> dict[str, Any]:
    """What a form takes from this request: what was sent with POST, nothing otherwise."""
    return {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}


def carried_out(form: forms.BaseForm, step: Callable[[], object], refusal: type[Exception]) -> bool:
    """Whether `step` was done; a `refusal` of the service stands on top of the form, and what was typed stays."""
    try:
        step()
    except (refusal, ClockWrong) as error:
        form.add_error(None, str(error))
        return False
    return True


def step_page(request: HttpRequest, form: forms.BaseForm, **words: Any) -> HttpResponse:
    """The page of one step. `words`: title, button, back (an address); lead, warning (optional)."""
    return render(request, words.pop("template", "core/step.html"), {"form": form, **words})
