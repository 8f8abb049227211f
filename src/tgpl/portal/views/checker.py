"""Would I be helped for free? Question by question, asking no name; the answers stay on the device, sealed."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from tgpl.accounts.access import public
from tgpl.core.pages.display import Display, shows_little
from tgpl.eligibility.queries import assess, next_question, questions
from tgpl.eligibility.rules import Facts, Question
from tgpl.intake.drafts import opened_facts, sealed_facts
from tgpl.portal.easy_questions import MORE, easy_pages
from tgpl.portal.forms import QuestionForm
from tgpl.portal.presenters.verdict import verdict

COOKIE, PATH = "hoi-thu", "/toi-co-duoc-giup-khong/"


@public
@never_cache
def start_check(request: HttpRequest) -> HttpResponse:
    """What the checker is; sent here, the answers are forgotten."""
    if request.method == "POST":
        response = redirect("portal:start_check")
        response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
        return response
    return render(request, "portal/check_start.html", {"told": _told(request)})


@public
@never_cache
def ask_question(request: HttpRequest, number: int, part: int = 1) -> HttpResponse:
    """One question, or one page of it. A private one shows nothing in its address: it is a number."""
    question, told = _question(number), _told(request)
    easy = Display.from_cookies(request.COOKIES).is_easy
    pages = easy_pages(question) if easy else [question.choices]
    if not 1 <= part <= len(pages):  # the reading was changed on the way
        return redirect("portal:ask_question", number)
    sent = request.POST if request.method == "POST" else None
    form = QuestionForm(sent, question=question, choices=pages[part - 1], told=told, easy=easy)
    if form.is_valid():
        on = form.value == MORE
        return redirect("portal:ask_part", number, part + 1) if on else _remember(told | {question.fact: form.value})
    back = _address(number, part - 1) if part > 1 else _before(question.fact, told)
    return render(request, "portal/check_question.html", {"form": form, "back": back})


def _question(number: int) -> Question:
    if not 1 <= number <= len(questions()):
        raise Http404
    return questions()[number - 1]


def _address(number: int, part: int = 1) -> str:
    if part == 1:
        return reverse("portal:ask_question", args=[number])
    return reverse("portal:ask_part", args=[number, part])


@public
@never_cache
def show_result(request: HttpRequest) -> HttpResponse:
    """What the law of today says to the answers, why, and what to do."""
    told = _told(request)
    if not told:
        return redirect("portal:start_check")
    known = _known(told)
    found = verdict(assess(Facts.from_json(known), timezone.localdate()), told)
    page = "portal/check_result_easy.html" if shows_little(request) else "portal/check_result.html"
    return render(request, page, {"verdict": found, "facts": sealed_facts(known)})


def _told(request: HttpRequest) -> dict[str, Any]:
    """The answers in the order they were given; None stands for "I do not know"."""
    return opened_facts(request.COOKIES.get(COOKIE, ""))


def _known(told: Mapping[str, Any]) -> dict[str, Any]:
    return {fact: value for fact, value in told.items() if value is not None}


def _remember(told: dict[str, Any]) -> HttpResponse:
    """On to the next question, the answers in a cookie that goes when the browser closes."""
    passed_over = [fact for fact, value in told.items() if value is None]
    question = next_question(Facts.from_json(_known(told)), timezone.localdate(), passed_over)
    response = (
        redirect("portal:ask_question", questions().index(question) + 1) if question else redirect("portal:show_result")
    )
    response.set_cookie(
        COOKIE,
        sealed_facts(told),
        path=PATH,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response


def _before(fact: str, told: Mapping[str, Any]) -> str:
    """The address of the question asked before this one; of the start before the first."""
    asked = list(told)
    before = asked[: asked.index(fact)] if fact in told else asked
    facts = [question.fact for question in questions()]
    return _address(facts.index(before[-1]) + 1) if before else reverse("portal:start_check")
