"""What a file must hold, and the grounds of this room, as rules that two officers may put in force."""

from collections.abc import Iterator

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from tgpl.cases.models import Case, CaseMove, CasePaper
from tgpl.cases.queries.matters import papers_of_version
from tgpl.cases.rulebook import CASES, Book
from tgpl.cases.rules.file_papers import missing_papers
from tgpl.core.law.editions import Span, Tried, law_kinds
from tgpl.core.law.rule_files import version_on

HELD = Prefetch("papers", CasePaper.objects.filter(withdrawn_on=None).only("case", "kind"), to_attr="held")


def try_cases(before: Book, now: Book, span: Span) -> Iterator[Tried]:
    """What the file of each case accepted in the span lacks by both; the ground of each that was not continued."""
    accepted = Case.objects.filter(accepted_on__range=(span.first, span.last)).only("code", "form").order_by("pk")
    for case in accepted.prefetch_related(HELD).iterator(chunk_size=500):
        lacks = (_lacking(case, book, span) for book in (before, now))
        yield Tried(_("Giấy tờ còn thiếu của hồ sơ"), case.code, *lacks, _address(case))
    stopped = CaseMove.objects.filter(kind=CaseMove.Kind.NOT_CONTINUE, at__date__range=(span.first, span.last))
    for move in stopped.select_related("case").order_by("pk").iterator():
        stands = (_ground(move.ground, book, span) for book in (before, now))
        yield Tried(_("Căn cứ không tiếp tục"), move.case.code, *stands, _address(move.case))


def _address(case: Case) -> str:
    return reverse("cases:open_case", args=[case.code])


def _lacking(case: Case, book: Book, span: Span) -> str:
    version = version_on(book["file_papers.yaml"], span.on)
    required = papers_of_version(version, case.form) if version else []
    held: list[CasePaper] = case.held
    return "; ".join(paper.title for paper in missing_papers(required, [one.kind for one in held])) or _("Đủ")


def _ground(words: str, book: Book, span: Span) -> str:
    version = version_on(book["stop_grounds.yaml"], span.on)
    known = [entry["text"] for entry in version["grounds"]] if version else []
    return words if any(words.startswith(text) for text in known) else _("Không còn là căn cứ")


law_kinds.register(CASES)
law_kinds.tried_by(CASES.code, try_cases)
