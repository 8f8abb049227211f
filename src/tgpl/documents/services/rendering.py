"""A paper to PDF/UA, to Word, or to a preview on the screen.

The renderers are loaded when first used: a server process that draws no paper saves 35 MB.
"""

from typing import Literal, TypeGuard

from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from tgpl.core.files.uploads import paper_response
from tgpl.core.language.text import fold
from tgpl.documents.cards import Card, Size
from tgpl.documents.models import LetterFile
from tgpl.documents.paper import Paper, Table

Format = Literal["pdf", "docx", "xlsx"]
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def is_format(kind: str) -> TypeGuard[Format]:
    """Whether papers can be had as `kind`."""
    return kind in CONTENT_TYPES


def can_be(paper: Paper, kind: str) -> bool:
    """Whether `paper` can be had as `kind`: only tables make a workbook."""
    return is_format(kind) and (kind != "xlsx" or has_tables(paper))


def has_tables(paper: Paper) -> bool:
    return any(isinstance(block, Table) for block in paper.body)


def render(paper: Paper, kind: Format) -> bytes:
    """`paper` as a file; the same paper and kind give the same bytes. Raises PaperError on a paper that cannot be."""
    if kind == "pdf":
        from tgpl.documents.pdf import as_pdf

        return as_pdf(paper)
    if kind == "xlsx":
        from tgpl.documents.spreadsheet import as_xlsx

        return as_xlsx(paper)
    from tgpl.documents.word import as_docx

    return as_docx(paper)


def render_card(card: Card, size: Size) -> bytes:
    """`card` as PDF/UA-1; the same card and size give the same bytes."""
    from tgpl.documents.pdf import card_as_pdf

    return card_as_pdf(card, size)


def download(paper: Paper, kind: Format, *, name: str = "") -> HttpResponse:
    """`paper` as an answer that the browser saves, under a plain name made from `name` or the title."""
    return saved(render(paper, kind), kind, name=name or paper.title)


def saved(content: bytes, kind: Format, *, name: str) -> HttpResponse:
    """A file that was drawn, as an answer that the browser saves."""
    response = HttpResponse(content, content_type=CONTENT_TYPES[kind])
    plain = fold(name).replace(" ", "-")[:80] or "van-ban"
    response.headers["Content-Disposition"] = f'attachment; filename="{plain}.{kind}"'
    return response


def letter_response(file: LetterFile) -> HttpResponseBase:
    """A file of an issued letter as the browser saves it, after its checksum was checked."""
    content, name = file.content(), f"{file.letter.title} {file.letter.number_line}"
    if is_format(file.kind):
        return saved(content, file.kind, name=name)
    return paper_response(ContentFile(content), name.replace("/", "-"))


def as_html(paper: Paper) -> SafeString:
    """`paper` as a fragment for a preview page, whose headings begin at h2."""
    from tgpl.documents.tree import as_tree

    return render_to_string("documents/paper.html", {"paper": as_tree(paper)})
