"""The papers of a round: the report, the list of documents, and the comments with their answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from tgpl.accounts.access import requires
from tgpl.accounts.roles import Permission
from tgpl.documents.services import can_be, download, is_format
from tgpl.reviews.papers import PAPERS
from tgpl.reviews.queries.results import result_of
from tgpl.reviews.views.asking import round_of


@requires(Permission.VIEW_REVIEWS)
@require_GET
def download_paper(request: HttpRequest, pk: int, paper: str, kind: str) -> HttpResponse:
    """A paper of a round as PDF, Word or a workbook."""
    opened = round_of(request, pk)
    if paper not in PAPERS:
        raise Http404
    drawn = PAPERS[paper](result_of(opened))
    if not is_format(kind) or not can_be(drawn, kind):
        raise Http404
    return download(drawn, kind)
