"""The book of outgoing letters, and one letter in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from tgpl.accounts.access import requires, signed_in
from tgpl.accounts.roles import Permission
from tgpl.core.files.uploads import paper_response
from tgpl.core.lists.paging import Place, key_page
from tgpl.documents.forms import FilterLetters
from tgpl.documents.holding import marks_of
from tgpl.documents.models import Letter, LetterSending
from tgpl.documents.models.letters import LetterQuerySet
from tgpl.documents.presenters import letter_facts, letter_lines, letter_status, standing
from tgpl.documents.queries import letter_open_to, letters_of, may_issue
from tgpl.documents.registry import sources
from tgpl.documents.services import as_html, letter_response, note_file_taken, note_letter_read, paper_of


def letter_of(request: HttpRequest, uid: Any) -> Letter:
    """The letter, if this person sees the book that it stands in."""
    letters = Letter.objects.visible_to(request.actor).select_related("office__parent", "withdrawal")
    return get_object_or_404(letters, uid=uid)


@requires(Permission.DRAFT_LETTERS)
@require_GET
def list_letters(request: HttpRequest) -> HttpResponse:
    """Drafts and issued letters, the newest first."""
    form = FilterLetters(request.GET)
    page = key_page(_narrowed(letters_of(request.actor), form.wanted), Place.sent(request.GET))
    lines = letter_lines(page.rows, request.actor.agency_id)
    return render(request, "documents/list_letters.html", {"form": form, "page": page, "letter_lines": lines})


def _narrowed(letters: LetterQuerySet, wanted: dict[str, Any]) -> LetterQuerySet:
    now = wanted.pop("standing", "")
    return standing(letters.filter(**wanted), now)


@signed_in
@require_GET
def open_letter(request: HttpRequest, uid: str) -> HttpResponse:
    """One letter: a draft with what may be done with it, or what was issued and where it went."""
    letter = letter_open_to(request.actor, uid)
    if letter is None:
        raise Http404
    note_letter_read(by=request.actor, letter=letter)
    source = sources.get(letter.source)
    context = {
        "letter": letter,
        "status": letter_status(letter),
        "facts": letter_facts(letter),
        "files": list(letter.files.all()),
        "sendings": list(letter.sendings.all()),
        "preview": as_html(paper_of(letter)),
        "may_issue": may_issue(request.actor, letter),
        "in_book": request.actor.may(Permission.DRAFT_LETTERS),
        "source": source,
        "marks": marks_of(letter),
    }
    return render(request, "documents/open_letter.html", context)


@signed_in
@require_GET
def take_letter(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    """A file of an issued letter, byte for byte."""
    letter = letter_open_to(request.actor, uid)
    if letter is None:
        raise Http404
    file = get_object_or_404(letter.files, pk=number)
    note_file_taken(by=request.actor, file=file)
    return letter_response(file)


@requires(Permission.DRAFT_LETTERS)
@require_GET
def take_proof(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    """The proof that a letter came."""
    sent = LetterSending.objects.exclude(proof="").filter(letter=letter_of(request, uid))
    return paper_response(get_object_or_404(sent, pk=number).proof, "giay-bao-nhan")
