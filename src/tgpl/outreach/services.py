"""Keeping texts: written by one, confirmed by a lawyer, published by another; words of the glossary come and go."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.core.language.text import squeeze
from tgpl.outreach.models import LayTerm, TextRevision
from tgpl.outreach.queries import reading_limits
from tgpl.outreach.rules import Text, measure, too_hard


class OutreachError(Exception):
    """What cannot be done with a text; the words are for the editor."""


class Step(Protocol):
    """What may be done with a draft as it stands."""

    def __call__(self, *, by: Actor, revision: TextRevision, at: datetime) -> None: ...


@transaction.atomic
def write_text(*, by: Actor, slug: str, at: datetime, **content: Any) -> TextRevision:
    """A new revision under `slug`, not yet published."""
    revision = TextRevision.objects.create(slug=slug, author_id=by.user_id, written_at=at, **content)
    record(by=by, action="text.written", kind="text", key=slug, title=revision.title)
    return revision


@transaction.atomic
def correct_draft(*, by: Actor, revision: TextRevision, at: datetime, **content: Any) -> None:
    """Change a draft; a lawyer's confirmation of the former words falls away."""
    changed = TextRevision.objects.filter(pk=revision.pk, published_at=None).update(
        author_id=by.user_id, written_at=at, confirmed_by=None, confirmed_on=None, **content
    )
    if not changed:
        raise OutreachError(_("Bản này đã được đăng. Hãy mở lại bài và viết bản mới."))
    record(by=by, action="text.corrected", kind="text", key=revision.slug, title=content["title"])


@transaction.atomic
def confirm_text(*, by: Actor, revision: TextRevision, at: datetime) -> None:
    """A lawyer read the draft and stands by it."""
    changed = TextRevision.objects.filter(
        pk=revision.pk, published_at=None, confirmed_on=None, written_at=revision.written_at
    ).update(confirmed_by=by.user_id, confirmed_on=at.date())
    if not changed:
        raise OutreachError(_("Bản này vừa được sửa, được xác nhận hoặc được đăng. Hãy tải lại trang rồi đọc lại."))
    record(by=by, action="text.confirmed", kind="text", key=revision.slug)


@transaction.atomic
def publish_text(*, by: Actor, revision: TextRevision, at: datetime) -> None:
    """Show the draft to everybody: another person than its author, and only words that are plain enough."""
    if revision.author_id == by.user_id:
        raise OutreachError(_("Người viết không tự đăng bài của mình. Hãy nhờ một người khác đọc rồi đăng."))
    faults = reading_faults(revision)
    if faults:
        raise OutreachError(_("Bài còn khó đọc nên chưa đăng được: %(faults)s") % {"faults": "; ".join(faults)})
    changed = TextRevision.objects.filter(pk=revision.pk, published_at=None, written_at=revision.written_at).update(
        published_by=by.user_id, published_at=at
    )
    if not changed:
        raise OutreachError(_("Bản này vừa được sửa hoặc đã được đăng. Hãy tải lại trang."))
    record(by=by, action="text.published", kind="text", key=revision.slug, title=revision.title)


def reading_faults(text: Text | TextRevision) -> list[str]:
    """What in either reading is too hard, in words for the editor."""
    limits, hard_words = reading_limits()
    names: Mapping[str, str] = {"standard": _("Bản thường"), "easy": _("Bản dễ đọc")}
    return [
        f"{name}: {fault}"
        for reading, name in names.items()
        for fault in too_hard(measure(getattr(text, reading), hard_words), limits[reading])
    ]


@transaction.atomic
def add_term(*, by: Actor, says: str, law: str, at: datetime) -> LayTerm:
    """People's word `says` finds the texts with the law's word `law`."""
    try:
        with transaction.atomic():
            term = LayTerm.objects.create(says=squeeze(says), law=squeeze(law), added_by_id=by.user_id, added_at=at)
    except IntegrityError:
        raise OutreachError(_("Từ này đã có trong bảng từ.")) from None
    record(by=by, action="term.added", kind="term", key=term.says, law=term.law)
    return term


@transaction.atomic
def remove_term(*, by: Actor, term: LayTerm) -> None:
    """Take a word out of the glossary."""
    if LayTerm.objects.filter(pk=term.pk).delete()[0]:
        record(by=by, action="term.removed", kind="term", key=term.says, law=term.law)
