"""The pages behind the link that a person gets: one question each, in the format they need, nothing about the case."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from tgpl.accounts.access import public
from tgpl.core.pages.display import COOKIE, COOKIE_AGE, Display
from tgpl.core.pages.steps import carried_out, sent
from tgpl.core.pages.views import slow_down
from tgpl.core.safety.throttle import is_too_fast
from tgpl.people.models import AccessNeed
from tgpl.quality.forms.opinions import LastWords, OneQuestion
from tgpl.quality.models import Opinion
from tgpl.quality.queries.opinion import needs_of, opinion_behind
from tgpl.quality.rulebook import opinion_form
from tgpl.quality.services import QualityError, finish_opinion, keep_answer

TRIES = 60  # pages from one network in a minute

View = Callable[..., HttpResponse]


def _linked(view: View) -> View:
    """The view gets the open question behind the link; a link that is over says so, whatever it was."""

    @wraps(view)
    def wrapped(request: HttpRequest, secret: str, **place: int) -> HttpResponse:
        if is_too_fast(request, "opinion", allowed=TRIES):
            return slow_down(request)
        opinion = opinion_behind(secret, timezone.now())
        return view(request, opinion, secret, **place) if opinion else redirect("quality:link_is_over")

    return wrapped


@public
@never_cache
@_linked
def begin(request: HttpRequest, opinion: Opinion, secret: str) -> HttpResponse:
    """What this is, and that nobody must answer. The device takes on the format that the person once asked for."""
    needs = needs_of(opinion)
    count = len(opinion_form(opinion.form_version).questions)
    context = {"secret": secret, "count": count, "easy": AccessNeed.Need.EASY_READ in needs, "office": opinion.office}
    response = render(request, "quality/opinion_begin.html", context)
    if COOKIE not in request.COOKIES and needs & {AccessNeed.Need.LARGE_PRINT, AccessNeed.Need.EASY_READ}:
        size = "200" if AccessNeed.Need.LARGE_PRINT in needs else "125"
        response.set_cookie(COOKIE, Display(size=size, spacing="wide").cookie, max_age=COOKIE_AGE, samesite="Lax")
    return response


@public
@never_cache
@_linked
def answer_question(request: HttpRequest, opinion: Opinion, secret: str, number: int) -> HttpResponse:
    """One question; each answer is kept as soon as it is given."""
    questions = opinion_form(opinion.form_version).questions
    if not 1 <= number <= len(questions):
        return redirect("quality:begin", secret)
    question = questions[number - 1]
    given, easy = opinion.answers.get(question.code, ""), AccessNeed.Need.EASY_READ in needs_of(opinion)
    form = OneQuestion(**sent(request), question=question, easy=easy, given_answer=given)
    onward = redirect("quality:answer_question", secret, number + 1) if number < len(questions) else None
    if "skip" in request.POST:
        return onward or redirect("quality:send", secret)
    if form.is_bound and form.is_valid():
        answer = form.cleaned_data["answer"]
        if carried_out(form, lambda: keep_answer(opinion=opinion, question=question.code, answer=answer), QualityError):
            return onward or redirect("quality:send", secret)
    context = {"form": form, "secret": secret, "number": number, "of": len(questions), "back": number - 1}
    return render(request, "quality/opinion_question.html", context)


@public
@never_cache
@_linked
def send(request: HttpRequest, opinion: Opinion, secret: str) -> HttpResponse:
    """Who answered, a word more, and off it goes."""
    form = LastWords(**sent(request))
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        if carried_out(form, lambda: finish_opinion(opinion=opinion, at=timezone.now(), **told), QualityError):
            return redirect("quality:thank")
    count = len(opinion_form(opinion.form_version).questions)
    return render(request, "quality/opinion_send.html", {"form": form, "secret": secret, "back": count})


@public
def thank(request: HttpRequest) -> HttpResponse:
    return render(request, "quality/opinion_thanks.html")


@public
def link_is_over(request: HttpRequest) -> HttpResponse:
    """Answered, replaced or lapsed: said alike, so that a guess learns nothing."""
    return render(request, "quality/opinion_over.html")
