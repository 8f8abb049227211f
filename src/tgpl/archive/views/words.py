"""Words of papers: found, read, looked through."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.archive import services
from tgpl.archive.forms import PageWords, SearchPapers
from tgpl.archive.models import PageText, PaperText
from tgpl.archive.presenters import TONES, marked
from tgpl.archive.queries import found_papers
from tgpl.cases.models import Case
from tgpl.core.lists.paging import Place, key_page
from tgpl.core.pages.steps import sent

SHOWN = 20  # pages of a paper on one screen


@requires(Permission.VIEW_CASES)
def search_papers(request: HttpRequest) -> HttpResponse:
    """Papers that hold all the words asked for."""
    form = SearchPapers(request.GET if "q" in request.GET else None)
    context: dict[str, object] = {"form": form, "tones": TONES}
    if form.is_valid():
        question = form.cleaned_data["q"]
        page = key_page(found_papers(request.actor, question), Place.sent(request.GET))
        context |= {"question": question, "page": page}
    return render(request, "archive/search_papers.html", context)


@requires(Permission.VIEW_CASES)
def read_words(request: HttpRequest, uid: str) -> HttpResponse:
    """The words of a paper, page by page, those asked for marked."""
    text = _visible(request, uid)
    services.note_words_read(by=request.actor, text=text)
    first = max(1, int(request.GET["tu"])) if request.GET.get("tu", "").isdecimal() else 1
    pages = text.page_texts.filter(number__gte=first)[: SHOWN + 1]
    question = request.GET.get("q", "")[:200]
    context = {
        "text": text,
        "tone": TONES[PaperText.State(text.state)],
        "read_so_far": text.page_texts.count() if text.state == PaperText.State.WAITING else 0,
        "question": question,
        "pages": [(page, marked(page.text, question)) for page in pages[:SHOWN]],
        "more": first + SHOWN if len(pages) > SHOWN else None,
    }
    return render(request, "archive/read_words.html", context)


@requires(Permission.VIEW_CASES)
def confirm_page(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    """Look through the words of one page beside the paper itself, and mend them."""
    text = _visible(request, uid)
    page = get_object_or_404(PageText, of=text, number=number)
    form = PageWords(**sent(request), initial={"words": page.text, "page": number})
    if form.is_valid():
        services.confirm_page(by=request.actor, page=page, words=form.cleaned_data["words"])
        return redirect(_after(text, number))
    services.note_words_read(by=request.actor, text=text)
    return render(request, "archive/confirm_page.html", {"form": form, "page": page, "text": text})


def _after(text: PaperText, number: int) -> str:
    """The next page that nobody looked through, or the paper."""
    following = text.page_texts.filter(number__gt=number).exclude(sureness=100.0).first()
    if following:
        return reverse("archive:confirm_page", args=[text.paper.uid, following.number])
    return reverse("archive:read_words", args=[text.paper.uid])


def _visible(request: HttpRequest, uid: str) -> PaperText:
    texts = PaperText.objects.select_related("paper__case__person", "confirmed_by")
    return get_object_or_404(texts, paper__uid=uid, paper__case__in=Case.objects.visible_to(request.actor))
