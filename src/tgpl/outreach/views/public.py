"""Looking up one's rights."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tgpl.accounts.access import public
from tgpl.outreach.forms import LookUpForm
from tgpl.outreach.models import TOPICS
from tgpl.outreach.queries import library
from tgpl.outreach.rules import layout


@public
def look_up(request: HttpRequest) -> HttpResponse:
    """Texts by topic; with a question, those that answer it, or the way to a human."""
    form = LookUpForm(request.GET if "q" in request.GET else None)
    question = form.cleaned_data["q"] if form.is_valid() else ""
    books = library()
    context = {
        "form": form,
        "question": question,
        "found": [(text, TOPICS[text.topic]) for text in books.search(question)],
        "shelves": [(TOPICS[topic], texts) for topic, texts in books.by_topic().items()],
    }
    return render(request, "outreach/look_up.html", context)


@public
def read_text(request: HttpRequest, slug: str, reading: str = "standard") -> HttpResponse:
    """One text, in its standard or its easy reading."""
    text = library().texts.get(slug)
    if text is None:
        raise Http404
    easy = reading == "easy"
    context = {"text": text, "topic": TOPICS[text.topic], "easy": easy, "blocks": layout(getattr(text, reading))}
    return render(request, "outreach/read_text.html", context)
