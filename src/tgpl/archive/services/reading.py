"""Papers turned into words: by machine page after page, then looked through by a person."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from tgpl.accounts.actor import Actor
from tgpl.archive.models import PageText, PaperTerm, PaperText
from tgpl.archive.pages import Pages, open_pages
from tgpl.archive.words import digests_of
from tgpl.audit.services import record
from tgpl.cases.models import CasePaper
from tgpl.core.files.ocr import CannotRead, NoReader, Print
from tgpl.core.files.papers import with_held_back

# Pages in one piece of work: a killed worker loses no more than the page it was at, and others get their turn.
AT_ONCE = 20
# Papers that came while others were committed may carry lower numbers: so many are looked at again.
_LOOK_BACK = 500


def take_up_new_papers() -> list[PaperText]:
    """Mark the papers that came since as waiting to be read."""
    newest = PaperText.objects.aggregate(last=Max("paper_id"))["last"] or 0
    papers = CasePaper.objects.filter(pk__gt=newest - _LOOK_BACK, words=None).exclude(file="").order_by("pk")
    found = with_held_back(papers[:_LOOK_BACK])
    return [PaperText.objects.create(paper=paper) for paper in found if not paper.held_back]


def read_some_pages(text: PaperText) -> bool:
    """Read the next pages of a paper. True while more are left."""
    try:
        with text.paper.file.open("rb") as file:
            pages = open_pages(file)
            done = text.page_texts.count()
            for number in range(done + 1, min(done + AT_ONCE, pages.count) + 1):
                _keep_page(text, number, _read(pages, number))
    except (CannotRead, FileNotFoundError) as error:
        _cannot(text, str(error))
        return False
    return _note_progress(text, pages.count)


def _read(pages: Pages, number: int) -> Print:
    """One page of many that cannot be read stops no other: it is kept empty, for a person to look at."""
    try:
        return pages.read(number)
    except NoReader:
        raise
    except CannotRead:
        if pages.count == 1:
            raise
        return Print("", 0.0)


@transaction.atomic
def _keep_page(text: PaperText, number: int, read: Print) -> None:
    kept = {"text": read.text, "sureness": read.sureness}
    _, new = PageText.objects.get_or_create(of=text, number=number, defaults=kept)
    if new:
        add_terms(text, read.text)


def add_terms(text: PaperText, words: str) -> None:
    """Let the paper be found by `words`."""
    terms = [PaperTerm(of=text, digest=digest) for digest in digests_of(words)]
    PaperTerm.objects.bulk_create(terms, ignore_conflicts=True)


def _cannot(text: PaperText, reason: str) -> None:
    PaperText.objects.filter(pk=text.pk).update(
        state=PaperText.State.UNREADABLE, reason=reason[:200], read_at=timezone.now()
    )


def _note_progress(text: PaperText, count: int) -> bool:
    left = text.page_texts.count() < count
    state = PaperText.State.WAITING if left else PaperText.State.READ
    waiting = PaperText.objects.filter(pk=text.pk, state=PaperText.State.WAITING)
    waiting.update(pages=count, state=state, read_at=timezone.now())
    return left


@transaction.atomic
def confirm_page(*, by: Actor, page: PageText, words: str) -> None:
    """A person looked through the words of a page; when all pages are looked through, the paper is confirmed."""
    PageText.objects.filter(pk=page.pk).update(text=words, sureness=100.0)
    text = page.of
    _set_terms(text)
    if not text.page_texts.exclude(sureness=100.0).exists() and text.page_texts.count() == text.pages:
        PaperText.objects.filter(pk=text.pk).update(
            state=PaperText.State.CONFIRMED, confirmed_by=by.user_id, confirmed_at=timezone.now()
        )
    case = text.paper.case
    record(
        by=by,
        action="words.confirmed",
        kind="case",
        key=case.code,
        person=str(case.person.uid),
        paper=text.paper.number,
        page=page.number,
    )


def _set_terms(text: PaperText) -> None:
    text.terms.all().delete()
    for words in text.page_texts.values_list("text", flat=True):
        add_terms(text, words)


def note_words_read(*, by: Actor, text: PaperText) -> None:
    """Write down that someone read the words of a paper."""
    case = text.paper.case
    record(by=by, action="words.read", kind="case", key=case.code, person=str(case.person.uid), paper=text.paper.number)
