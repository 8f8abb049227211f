"""The register of documents: taking one in, reading its text, correcting what the register says of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.core.language.text import fold
from tgpl.core.reading import UnreadableFile, read_bytes, scanned_pages
from tgpl.core.reading.lines import Line
from tgpl.reviews.models import LegalDocument, TextPassage
from tgpl.reviews.queries.lexicon import lexicon
from tgpl.reviews.rules.splitting import paragraphs_of, passages_of
from tgpl.reviews.services.errors import ReviewError
from tgpl.reviews.services.marks import run_assistant

MOST_AT_ONCE = 2  # pages that are pictures, read while the person waits
KIND = "legal_document"


@dataclass(frozen=True, slots=True)
class DocumentFields:
    """What the register says of a document."""

    kind: str
    issuer: str
    title: str
    number: str = ""
    issued_on: dt.date | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    is_draft: bool = False

    @property
    def columns(self) -> dict[str, Any]:
        """What is kept: the fields, and the words to search them by."""
        return {**asdict(self), "folded": fold(f"{self.number} {self.title} {self.issuer}")}


@transaction.atomic
def add_document(*, by: Actor, fields: DocumentFields, content: bytes, file_name: str) -> LegalDocument:
    """A document with its text. A long scan waits for its turn; raises ReviewError where nothing can be read."""
    agency = Agency.objects.select_for_update().get(pk=by.agency_id or 0)
    digest = _digest(content)
    if known := LegalDocument.objects.filter(agency=agency, sha256=digest).first():
        raise ReviewError(_("Văn bản này đã có trong danh mục: %s. Hãy chọn từ danh mục.") % known.name)
    document = LegalDocument(
        agency=agency, file_name=file_name[:200], sha256=digest, added_at=timezone.now(), added_by_name=by.name,
        **fields.columns,
    )  # fmt: skip
    waits = _must_wait(content)
    passages = [] if waits else _passages(content, file_name)
    document.is_read = not waits
    document.file.save(file_name, ContentFile(content), save=False)
    document.save()
    TextPassage.objects.bulk_create(_rows(document, passages))
    record(by=by, action="legal_document.added", kind=KIND, key=str(document.pk), document=document.name)
    return document


def _digest(content: bytes) -> str:
    """Of the content, whatever the ends of its lines: words pasted twice are one document."""
    return sha256(content.replace(b"\r\n", b"\n").strip()).hexdigest()


def _must_wait(content: bytes) -> bool:
    try:
        return scanned_pages(content) > MOST_AT_ONCE
    except UnreadableFile as fault:
        raise ReviewError(str(fault)) from None


def _passages(content: bytes, file_name: str) -> list[TextPassage]:
    try:
        return _split(read_bytes(content, file_name))
    except UnreadableFile as fault:
        raise ReviewError(str(fault)) from None


def _split(lines: Sequence[Line]) -> list[TextPassage]:
    return [
        TextPassage(
            position=position,
            label=passage.label[:120],
            article=passage.article[:10],
            clause=passage.clause[:10],
            point=passage.point[:10],
            is_tail=passage.is_tail,
            text=passage.text,
        )
        for position, passage in enumerate(passages_of(paragraphs_of(lines), lexicon().tail))
    ]


def _rows(document: LegalDocument, passages: list[TextPassage]) -> list[TextPassage]:
    for passage in passages:
        passage.document = document
    return passages


@transaction.atomic
def read_document(*, by: Actor, document: LegalDocument) -> None:
    """Read a scan that waited; what cannot be read says why. Doing it twice does nothing."""
    locked = LegalDocument.objects.select_for_update().get(pk=document.pk)
    if locked.is_read or locked.fault:
        return
    try:
        with locked.file.open("rb") as file:
            passages = _split(read_bytes(file.read(), locked.file_name))
    except UnreadableFile as fault:
        LegalDocument.objects.filter(pk=locked.pk).update(fault=str(fault)[:300])
        return
    TextPassage.objects.bulk_create(_rows(locked, passages))
    LegalDocument.objects.filter(pk=locked.pk).update(is_read=True)
    for review in locked.reviews.select_related("round"):
        run_assistant(by=by, review=review)
    record(by=by, action="legal_document.read", kind=KIND, key=str(locked.pk), document=locked.name)


@transaction.atomic
def correct_document(*, by: Actor, document: LegalDocument, fields: DocumentFields) -> None:
    """Correct what the register says; the text stays."""
    values = fields.columns
    before = {name: getattr(document, name) for name in values}
    changed = sorted(name for name, value in values.items() if value != before[name])
    if changed:
        LegalDocument.objects.filter(pk=document.pk).update(**values)
        record(by=by, action="legal_document.corrected", kind=KIND, key=str(document.pk), document=document.name)
