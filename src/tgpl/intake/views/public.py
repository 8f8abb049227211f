"""Asking for legal aid, without an account: one thought a page, kept after every page, sent once."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tgpl.accounts.access import public
from tgpl.accounts.queries import default_office
from tgpl.core.pages.navigation import address_of
from tgpl.core.pages.views import slow_down
from tgpl.core.safety.throttle import is_too_fast
from tgpl.intake.drafts import keep_facts, keep_page, opened_facts, send_draft
from tgpl.intake.forms.base import Question
from tgpl.intake.forms.pages import PAGES, Answers, Page, page_named
from tgpl.intake.forms.read_back import parts
from tgpl.intake.forms.sending import SendForm, papers_from, request_from
from tgpl.intake.models import Draft, Request
from tgpl.intake.presenters.receipt import next_steps, spaced
from tgpl.intake.views.device import (
    begin_draft,
    card_told,
    draft_key,
    draft_of,
    forget,
    remember,
    remember_card,
)

FIRST = PAGES[0]
# From one network in one minute: a whole office or village behind one address stays well below.
STARTS, SENDINGS = 60, 20
NEUTRAL_TITLES = "kindao"


@public
@never_cache
def start_request(request: HttpRequest) -> HttpResponse:
    """What will be asked, and the way back to a request that is being written."""
    card = card_told(request)
    response = render(request, "intake/public/start.html", {"draft": draft_of(request), "by_card": bool(card)})
    return remember_card(response, card) if card else response


@public
@never_cache
def answer_page(request: HttpRequest, name: str) -> HttpResponse:
    """One page of the request."""
    page = page_named(name)
    if page is None:
        raise Http404
    draft = draft_of(request)
    if draft and draft.receipt:
        return redirect("intake:request_sent")
    answers = _answers(draft)
    if request.method == "POST":
        return _keep(request, page, draft, answers)
    if draft is None and page is not FIRST:
        return redirect("intake:lose_draft")
    if page not in answers.pages():
        return _next(answers)
    return _show(request, page, draft, answers.shown(page))


def _answers(draft: Draft | None) -> Answers:
    return Answers(draft.answers, draft.facts) if draft else Answers({}, {})


def _show(request: HttpRequest, page: Page, draft: Draft | None, form: Question) -> HttpResponse:
    answers = _answers(draft)
    pages, before = answers.pages(), answers.before(page)
    if draft:
        form.keep_recordings_under(draft.uid)
    back = reverse("intake:answer_page", args=[before.name]) if before else reverse("intake:start_request")
    # The last step is to check and send.
    context = {"form": form, "number": pages.index(page) + 1, "total": len(pages) + 1, "back": back}
    return render(request, "intake/public/page.html", context)


def _keep(request: HttpRequest, page: Page, draft: Draft | None, answers: Answers) -> HttpResponse:
    form, key = answers.filled_in(page, request.POST, request.FILES), draft_key(request)
    is_lost = draft is None and page is not FIRST
    if draft is None:
        if is_too_fast(request, "start", allowed=STARTS):
            return slow_down(request)
        key, draft = begin_draft(request)
    draft = keep_page(draft=draft, page=page.name, typed=form.typed)
    if is_lost:
        return remember(redirect("intake:lose_draft"), key)
    if "luu" in request.POST:
        return remember(redirect("intake:save_draft"), key)
    return remember(_next(_answers(draft)) if form.is_valid() else _show(request, page, draft, form), key)


def _next(answers: Answers) -> HttpResponse:
    page = answers.first_open()
    return redirect("intake:answer_page", page.name) if page else redirect("intake:check_answers")


@public
@never_cache
def check_answers(request: HttpRequest) -> HttpResponse:
    """Everything read back; from here it is sent."""
    draft = draft_of(request)
    if draft is None:
        return redirect("intake:lose_draft")
    if draft.receipt:
        return redirect("intake:request_sent")
    answers = _answers(draft)
    if answers.first_open():
        return _next(answers)
    form = SendForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _send(request, draft, answers)
    context = {"form": form, "parts": parts(answers), "total": len(answers.pages()) + 1}
    return render(request, "intake/public/check.html", context)


def _send(request: HttpRequest, draft: Draft, answers: Answers) -> HttpResponse:
    office = default_office()
    if is_too_fast(request, "send", allowed=SENDINGS):
        return slow_down(request)
    if office is None:
        return render(request, "intake/public/no_office.html", status=503)
    new = request_from(answers, uid=draft.uid, at=timezone.now())
    send_draft(draft=draft, office=office, new=new, papers=papers_from(answers))
    return HttpResponseRedirect(address_of("intake:request_sent"))


@public
@never_cache
def request_sent(request: HttpRequest) -> HttpResponse:
    """The reference and the secret, shown again for as long as this device holds the receipt."""
    draft = draft_of(request)
    if draft is None or draft.receipt is None:
        return redirect("intake:start_request")
    sent = Request.objects.select_related("office").get(reference=draft.receipt["reference"])
    context = {
        "receipt": draft.receipt,
        "secret": spaced(draft.receipt["secret"]),
        "office": sent.office,
        "steps": next_steps(sent),
    }
    return render(request, "intake/public/sent.html", context)


@public
@never_cache
def save_draft(request: HttpRequest) -> HttpResponse:
    """That it is saved, and how to come back."""
    draft = draft_of(request)
    if draft is None:
        return redirect("intake:lose_draft")
    return render(request, "intake/public/saved.html", {"draft": draft})


@public
@never_cache
def lose_draft(request: HttpRequest) -> HttpResponse:
    """The device does not hold its draft any more: why that happens, and what is still there."""
    draft = draft_of(request)
    page = _answers(draft).first_open() if draft else None
    return render(request, "intake/public/lost.html", {"draft": draft, "page": page or FIRST})


@public
@never_cache
def start_again(request: HttpRequest) -> HttpResponse:
    """Throw the draft, or the receipt, away."""
    draft = draft_of(request)
    if request.method == "POST":
        if draft:
            draft.delete()
        return forget(redirect("intake:start_request"))
    return render(request, "intake/public/start_again.html", {"draft": draft})


@public
@require_POST
def bring_facts(request: HttpRequest, on_to: str = "") -> HttpResponse:
    """Begin to write with what was answered in the checker: nothing is asked twice. `on_to`: another first page."""
    facts, key, draft = opened_facts(request.POST.get("facts", "")), draft_key(request), draft_of(request)
    if draft and draft.receipt is None:
        keep_facts(draft=draft, facts=facts)
    elif is_too_fast(request, "start", allowed=STARTS):
        return slow_down(request)
    else:
        key, _draft = begin_draft(request, facts=facts)
    return remember(redirect(on_to or reverse("intake:answer_page", args=[FIRST.name])), key)


@public
@require_POST
def hide_titles(request: HttpRequest) -> HttpResponse:
    """Give pages a title that tells nothing, for who shares a device; pressed again, the usual ones."""
    response = redirect("intake:start_request")
    if NEUTRAL_TITLES in request.COOKIES:
        response.delete_cookie(NEUTRAL_TITLES)
    else:
        response.set_cookie(NEUTRAL_TITLES, "1", httponly=True, samesite="Lax")
    return response
