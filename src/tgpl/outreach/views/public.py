"""Looking up one's rights."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tgpl.accounts.access import public
from tgpl.core.pages.display import Display
from tgpl.outreach.forms import LookUpForm
from tgpl.outreach.models import TOPICS
from tgpl.outreach.queries import Library, library, words_of
from tgpl.outreach.rules import Text, Topic, layout
from tgpl.outreach.speech import Voice, can_speak, sound_of
from tgpl.outreach.views.asked import asked_on, how_to_forget, remember

VOICES = {"bac": Voice.NORTH, "trung": Voice.CENTRE, "nam": Voice.SOUTH}


@public
@never_cache
def look_up(request: HttpRequest) -> HttpResponse:
    """Texts by topic, and a box to ask in: what is asked is posted, so that no address tells it."""
    form = LookUpForm(request.POST or None)
    if form.is_valid():
        return remember(redirect("outreach:show_found"), form.cleaned_data["q"])
    return render(
        request, "outreach/look_up.html", {"form": form, "shelves": _shelves(library()), "forget": how_to_forget()}
    )


def _shelves(books: Library) -> list[tuple[Topic, str, list[Text]]]:
    return [(topic, str(TOPICS[topic]), texts) for topic, texts in books.by_topic().items()]


@public
@never_cache
@require_GET
def show_found(request: HttpRequest) -> HttpResponse:
    """The texts that answer what this device asked last, or the way to a human."""
    question, books = asked_on(request), library()
    if not question:
        return redirect("outreach:look_up")
    context = {
        "form": LookUpForm(initial={"q": question}),
        "found": [(text, TOPICS[text.topic]) for text in books.search(question)],
        "shelves": _shelves(books),
        "forget": how_to_forget(),
    }
    return render(request, "outreach/found.html", context)


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
        "forget": how_to_forget(),
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
