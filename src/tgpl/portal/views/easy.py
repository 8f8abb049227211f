"""A request in four questions, for who reads with effort. It fills in the pages of the long way; staff ask the rest."""

from collections.abc import Iterator, Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tgpl.accounts.access import public
from tgpl.core.forms.base import Form
from tgpl.core.pages.views import slow_down
from tgpl.core.safety.throttle import is_too_fast
from tgpl.intake.drafts import keep_page
from tgpl.intake.forms.base import UNSURE, Typed
from tgpl.intake.forms.pages import page_named
from tgpl.intake.models import Draft
from tgpl.intake.views.device import begin_draft, draft_key, draft_of, remember
from tgpl.people.models import Consent
from tgpl.portal.forms import EasyConsent, EasyName, EasyPhone, EasyStory

STARTS = 60
_HANDLE = Consent.Purpose.HANDLE_REQUEST.value
# What is not asked here is not known, and staff see that the person wants easy words.
_NOT_ASKED: dict[str, Typed] = {
    "cho-ai": {"for_whom": ["self"]},
    "noi-o": {},
    "hoan-canh": {"household": [UNSURE], "true_of": [UNSURE]},
    "viec-gap": {"detained": [UNSURE]},
    "cach-giup": {"wanted_form": [UNSURE]},
    "an-toan": {},
    "ho-tro": {"access_needs": ["easy_read"]},
    "su-viec": {"matter_field": [UNSURE]},
    # Asked on the long way of who said in the checker that it concerns them.
    "khuyet-tat": {"degree": [UNSURE]},
    "vai-tro": {"role": [UNSURE]},
}
# The pages of the long way that each question answers.
_QUESTIONS: list[tuple[type[Form], str]] = [
    (EasyName, "ho-ten"),
    (EasyStory, "su-viec"),
    (EasyPhone, "lien-lac"),
    (EasyConsent, "dong-y"),
]

# Where an answer stands in other boxes than its question.
_BOXES: dict[type[Form], tuple[str, ...]] = {
    EasyPhone: ("phone", "cannot_be_reached"),
    EasyConsent: ("purposes",),
}


@public
@never_cache
def ask_easily(request: HttpRequest, number: int) -> HttpResponse:
    """One question; what is answered is kept at once, as on the long way."""
    if not 1 <= number <= len(_QUESTIONS):
        raise Http404
    draft = draft_of(request)
    if draft and draft.receipt:
        return redirect("intake:request_sent")
    form = _form(request, number, draft)
    if form.is_valid():
        return _keep(request, number, form, draft)
    context = {"form": form, "number": number, "total": len(_QUESTIONS) + 1}
    return render(request, "portal/ask_easily.html", context)


def _form(request: HttpRequest, number: int, draft: Draft | None) -> Form:
    kind, page = _QUESTIONS[number - 1]
    told = draft.answers.get(page, {}) if draft else {}
    shown = {name: told[name][0] for name in kind.base_fields if told.get(name)}
    return kind(request.POST if request.method == "POST" else None, initial=shown)


def _keep(request: HttpRequest, number: int, form: Form, draft: Draft | None) -> HttpResponse:
    key = draft_key(request)
    if draft is None:
        if is_too_fast(request, "start", allowed=STARTS):
            return slow_down(request)
        key, draft = begin_draft(request)
    for page, typed in _pages(draft, _QUESTIONS[number - 1][1], _typed(form)):
        keep_page(draft=draft, page=page, typed=typed)
    return remember(_after(number, form), key)


def _pages(draft: Draft, answered: str, typed: Typed) -> Iterator[tuple[str, Typed]]:
    """The page answered just now and those that are not asked; what was written on the long way stays."""
    held = draft.answers
    yield answered, {**_not_asked(draft, answered), **held.get(answered, {}), **typed}
    yield from ((page, _not_asked(draft, page)) for page in _NOT_ASKED if page != answered and page not in held)


def _not_asked(draft: Draft, name: str) -> Typed:
    """What the boxes of a page say that is not asked: what the checker was told, else that it is not known."""
    page = page_named(name)
    return {**_NOT_ASKED.get(name, {}), **(page.form.from_facts(draft.facts) if page else {})}


def _typed(form: Form) -> Typed:
    """As it would have been typed on the long way."""
    given = form.cleaned_data
    match form:
        case EasyStory():
            return {"story": [given["story"]]}
        case EasyPhone():
            return {"phone": [given["phone"]], "cannot_be_reached": [] if given["phone"] else ["on"]}
        case EasyConsent():
            return {"purposes": [_HANDLE] if given["agreed"] == "yes" else []}
    return {"full_name": [given["full_name"]]}


def _after(number: int, form: Form) -> HttpResponse:
    if form.cleaned_data.get("agreed") == "no":
        return redirect("portal:home")
    return redirect("portal:ask_easily", number + 1) if number < len(_QUESTIONS) else redirect("portal:send_easily")


@public
@never_cache
@require_GET
def send_easily(request: HttpRequest) -> HttpResponse:
    """What was answered, and the button to send it; a question without an answer is asked."""
    draft = draft_of(request)
    if draft and draft.receipt:
        return redirect("intake:request_sent")
    answers = draft.answers if draft else {}
    missing = next((n for n, (kind, page) in enumerate(_QUESTIONS, 1) if not _is_answered(kind, answers, page)), None)
    if missing:
        return redirect("portal:ask_easily", missing)
    told: dict[str, str] = {
        "name": answers["ho-ten"]["full_name"][0],
        "story": answers["su-viec"]["story"][0],
        "phone": next(iter(answers["lien-lac"].get("phone", [])), ""),
    }
    return render(request, "portal/send_easily.html", told)


def _is_answered(kind: type[Form], answers: Mapping[str, Typed], page: str) -> bool:
    """A page that only stands filled in for what is not asked has no answer yet."""
    typed = answers.get(page, {})
    return any(typed.get(name) for name in _BOXES.get(kind, kind.base_fields))
