"""Looking up one's rights."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tgpl.accounts.access import public
from tgpl.core.pages.display import Display
from tgpl.outreach.forms import LookUpForm
from tgpl.outreach.models import TOPICS
from tgpl.outreach.queries import library, words_of
from tgpl.outreach.rules import Text, layout
from tgpl.outreach.speech import Voice, can_speak, sound_of

VOICES = {"bac": Voice.NORTH, "trung": Voice.CENTRE, "nam": Voice.SOUTH}


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
    """One text, in its standard or its easy reading: the easy one first on a device that chose it."""
    text = _text(slug)
    if Display.from_cookies(request.COOKIES).is_easy and "thuong" not in request.GET:
        reading = "easy"
    context = {
        "text": text,
        "topic": TOPICS[text.topic],
        "reading": reading,
        "easy": reading == "easy",
        "blocks": layout(getattr(text, reading)),
        "can_speak": can_speak(),
    }
    return render(request, "outreach/read_text.html", context)


@public
def hear_text(request: HttpRequest, slug: str, voice: str, reading: str = "standard") -> FileResponse:
    """One reading of a text, said by a voice of the server."""
    if voice not in VOICES or not can_speak():
        raise Http404
    sound = sound_of(words_of(_text(slug), reading), VOICES[voice])
    return FileResponse(sound.open("rb"), content_type="audio/ogg", filename=f"{slug}.opus")


def _text(slug: str) -> Text:
    try:
        return library().texts[slug]
    except KeyError:
        raise Http404 from None
