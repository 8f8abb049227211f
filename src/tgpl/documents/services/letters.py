"""Letters that leave the house: drafted, issued under a number, sent, withdrawn."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.core.database.numbering import take_next
from tgpl.core.law.days import Event, Span
from tgpl.documents.holding import why_held_back
from tgpl.documents.models import (
    Letter,
    LetterCounter,
    LetterFile,
    LetterSending,
    LetterWithdrawal,
    Signatory,
)
from tgpl.documents.paper import Paper, QrCode, Signature
from tgpl.documents.queries import letterhead_of, text_of_version, text_on
from tgpl.documents.registry import Drawing, Source, sources
from tgpl.documents.rules.composing import Letterhead, composed
from tgpl.documents.rules.filling import DOTS, filled
from tgpl.documents.rules.merging import merged
from tgpl.documents.rules.notation import FormText, NotationFault, split_text
from tgpl.documents.services.drawing import NoText, form_line, margin_of
from tgpl.documents.services.rendering import render

KIND = "letter"
# Without 0, 1, I, L, O and U, which are taken for one another or make words.
_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


class LetterError(Exception):
    """The step cannot be taken; the message says what to do."""


@transaction.atomic
def draft_letter(*, by: Actor, drawing: Drawing, source: Source, thing: Any, at: datetime) -> Letter:
    """Draw up a letter from `thing`, as a draft; the draft that waits already is given back."""
    text, version = _drawn(drawing, thing, at)
    drawn = {
        "office": source.office(thing),
        "person": source.person(thing),
        "text_version": version,
        "base": text,
        "text": text,
        "series": drawing.of_catalogue.series,
        "drafted_at": at,
        "drafted_by_id": by.user_id,
        "drafted_by_name": by.name,
    }
    letter, is_new = Letter.objects.get_or_create(
        form=drawing.form, source=source.kind, key=source.key(thing), issued_at=None, defaults=drawn
    )
    if is_new:
        note(by, letter, "letter.drafted")
    return letter


def _drawn(drawing: Drawing, thing: Any, at: datetime) -> tuple[str, int]:
    version = text_on(drawing.of_catalogue, timezone.localdate(at))
    if version is None:
        raise NoText(drawing.form)
    return str(filled(version.text, drawing.told(thing))), version.number


def note(by: Actor, letter: Letter, action: str, **details: Any) -> None:
    """Write down what was done with a letter."""
    record(by=by, action=action, kind=KIND, key=str(letter.uid), person=letter.person, title=letter.title, **details)


@transaction.atomic
def rewrite_draft(*, by: Actor, letter: Letter, text: FormText, revision: int) -> None:
    """Keep the officer's words; refused when somebody else wrote meanwhile. Raises LetterError."""
    _read(text)
    _change_draft(letter, revision, text=str(text))
    note(by, letter, "letter.rewritten")


@transaction.atomic
def draw_again(*, by: Actor, letter: Letter, drawing: Drawing, thing: Any, at: datetime) -> None:
    """Draw the draft up anew from what is known now; what a person wrote into it stays."""
    text, version = _drawn(drawing, thing, at)
    kept = merged_text(before=letter.base, mine=letter.text, now=text)
    _change_draft(letter, letter.revision, base=text, text=kept, text_version=version)
    note(by, letter, "letter.drawn_again")


def merged_text(*, before: str, mine: str, now: str) -> str:
    """Head and body merged apart, so that a line of one never becomes a line of the other."""
    old, own, new = split_text(before), split_text(mine), split_text(now)
    head = {name: getattr(own if getattr(own, name) != getattr(old, name) else new, name)
            for name in ("type_name", "subject", "addressees", "recipients")}  # fmt: skip
    return str(replace(new, **head, body=merged(before=old.body, mine=own.body, now=new.body)))


def _change_draft(letter: Letter, revision: int, **changes: Any) -> None:
    waiting = Letter.objects.filter(pk=letter.pk, revision=revision, issued_at=None)
    if not waiting.update(revision=revision + 1, **changes):
        raise LetterError(_("Người khác vừa sửa hoặc ban hành văn bản này. Hãy tải lại trang để xem bản mới nhất."))
    for name, value in {**changes, "revision": revision + 1}.items():
        setattr(letter, name, value)


def _read(text: FormText) -> None:
    try:
        composed(text, title="")
    except NotationFault as fault:
        raise LetterError(str(fault)) from fault


@transaction.atomic
def drop_draft(*, by: Actor, letter: Letter) -> None:
    """Throw a draft away; it never had a number."""
    deleted, _rows = Letter.objects.filter(pk=letter.pk, issued_at=None).delete()
    if not deleted:
        raise LetterError(_("Văn bản đã ban hành, không bỏ được. Hãy thu hồi nếu cần."))
    note(by, letter, "letter.dropped")


def paper_of(letter: Letter, *, check: QrCode | None = None) -> Paper:
    """How the letter reads; a draft stands under the letterhead of its office, without number and date."""
    form = letter.of_catalogue
    version = text_of_version(form, letter.text_version)
    return composed(
        letter.said,
        title=letter.title,
        form=form_line(form),
        margin=margin_of(form, version.number, version.mark) if version else "",
        letterhead=letter.letterhead if letter.is_issued else _draft_head(letter),
        check=check,
    )


def _draft_head(letter: Letter) -> Letterhead:
    head = letterhead_of(letter.office)
    return replace(head, notation=f"{letter.series}-{head.notation}".strip("-"))


@transaction.atomic
def issue_letter(
    *, by: Actor, letter: Letter, signatory: Signatory, revision: int, at: datetime, address: Callable[[str], str]
) -> Letter:
    """Give the letter its number and date, draw it, and keep its files for good.

    `address` tells where the authentic copy of a code is found. Numbers follow the order of days. Raises LetterError.
    """
    day = timezone.localdate(at)
    _refuse_gaps(letter)
    number = _take_number(letter, day)
    head = replace(_draft_head(letter), on=day, signature=signatory.signature)
    names = {"issued_at": at, "issued_by_id": by.user_id, "issued_by_name": by.name, "signer": signatory.name}
    _change_draft(letter, revision, number=number, year=day.year, code=new_code(), **names, **_frozen(head))
    _keep_drawn(letter, address(str(letter.code)), by=by, at=at)
    note(by, letter, "letter.issued", number=letter.number_line)
    return letter


def _frozen(head: Letterhead) -> dict[str, Any]:
    """What stands over and under a letter from now on, whatever becomes of its office."""
    signature = head.signature or Signature("")
    return {
        "superior": head.superior,
        "issuer": head.name,
        "notation": head.notation,
        "place": head.place,
        "issued_on": head.on,
        "position": signature.position,
        "authority": "\n".join(signature.authority),
    }


def _keep_drawn(letter: Letter, address: str, *, by: Actor, at: datetime) -> None:
    paper = paper_of(letter, check=_check_of(str(letter.code), address))
    drawn = _keep(letter, LetterFile.Kind.PDF, render(paper, "pdf"), by=by, at=at)
    _keep(letter, LetterFile.Kind.WORD, render(paper, "docx"), by=by, at=at)
    _put_into_file(drawn, by=by)


def _put_into_file(file: LetterFile, *, by: Actor) -> None:
    """What was issued, and later its signed copy, lies in the file of what it was drawn up from."""
    if source := sources.get(file.letter.source):
        source.keep(by, file.letter.key, file)


def _refuse_gaps(letter: Letter) -> None:
    open_lines = [line.strip() for line in letter.text.split("\n") if _is_open(line.strip())]
    if open_lines:
        raise LetterError(_("Văn bản còn chỗ trống: “%(line)s”. Hãy điền hoặc bỏ dòng đó.") % {"line": open_lines[0]})


def _is_open(line: str) -> bool:
    """Whether a line waits to be filled in."""
    return DOTS in line or (line.startswith(">") and line.endswith((">", ":")))


def _take_number(letter: Letter, day: date) -> int:
    book = {"office": letter.office, "series": letter.series, "year": day.year}
    number = take_next(LetterCounter.objects.all(), **book)
    if Letter.objects.filter(**book, issued_on__gt=day).exists():
        raise LetterError(_("Sổ đã có văn bản ghi ngày sau hôm nay. Hãy kiểm tra đồng hồ của máy chủ."))
    return number


def new_code() -> str:
    """A code of 98 bits that nobody guesses, in groups that people can read out."""
    letters = "".join(secrets.choice(_LETTERS) for _ in range(20))
    return "-".join(letters[n : n + 5] for n in range(0, 20, 5))


def _check_of(code: str, address: str) -> QrCode:
    return QrCode(
        address,
        f"Kiểm tra bản chính: quét mã này,\nhoặc mở {address.removesuffix(f'{code}/')}\nvà gõ mã {code}",
        alt=f"Mã QR dẫn đến trang kiểm tra bản chính, mã {code}",
    )


def _keep(letter: Letter, kind: str, content: bytes, *, by: Actor, at: datetime) -> LetterFile:
    return LetterFile.objects.create(
        letter=letter,
        kind=kind,
        file=ContentFile(content, name="letter"),
        size=len(content),
        sha256=sha256(content).hexdigest(),
        added_at=at,
        added_by_name=by.name,
    )


@transaction.atomic
def add_signed_copy(*, by: Actor, letter: Letter, file: File, at: datetime) -> LetterFile:
    """Keep the scan or the digitally signed file of an issued letter beside what was drawn."""
    content = file.read()
    if not letter.is_issued:
        raise LetterError(_("Hãy ban hành văn bản trước, rồi mới thêm bản đã ký."))
    if letter.files.filter(sha256=sha256(content).hexdigest()).exists():
        raise LetterError(_("Tệp này đã có, không cần gửi lại."))
    kept = _keep(letter, LetterFile.Kind.SIGNED, content, by=by, at=at)
    _put_into_file(kept, by=by)
    note(by, letter, "letter.signed_copy_added", number=letter.number_line, sha256=kept.sha256)
    return kept


@transaction.atomic
def send_letter(
    *, by: Actor, letter: Letter, to: str, how: str, sent_on: date, to_person: bool = False
) -> LetterSending:
    """Note that an issued letter went to somebody; `to_person`: to the one whom it is about, as far as they allow."""
    if not letter.issued_on:
        raise LetterError(_("Hãy ban hành văn bản trước khi gửi."))
    if why := why_held_back(letter, how, to=to, to_person=to_person):
        raise LetterError(why)
    if fault := Span(after=Event(letter.issued_on, _("ngày ban hành"))).fault(sent_on):
        raise LetterError(fault)
    sending = LetterSending.objects.create(letter=letter, to=to, how=how, sent_on=sent_on, sent_by_name=by.name)
    note(by, letter, "letter.sent", number=letter.number_line, how=how)
    return sending


@transaction.atomic
def confirm_delivery(
    *, by: Actor, sending: LetterSending, delivered_on: date, proof: File | None = None, proof_note: str = ""
) -> None:
    """Note when a letter is known to have come, and by what proof; once."""
    if fault := Span(after=Event(sending.sent_on, _("ngày gửi"))).fault(delivered_on):
        raise LetterError(fault)
    fresh = LetterSending.objects.select_for_update().filter(pk=sending.pk, delivered_on=None).first()
    if fresh is None:
        raise LetterError(_("Lần gửi này đã được xác nhận. Hãy tải lại trang để xem."))
    fresh.delivered_on, fresh.proof_note, fresh.proof = delivered_on, proof_note or None, proof or ""
    fresh.save(update_fields=["delivered_on", "proof_note", "proof"])
    note(by, fresh.letter, "letter.delivered", number=fresh.letter.number_line)


@transaction.atomic
def withdraw_letter(*, by: Actor, letter: Letter, kind: str, reason: str, at: datetime) -> LetterWithdrawal:
    """Withdraw or cancel an issued letter: a row of its own, the letter stays as it is."""
    Letter.objects.select_for_update().get(pk=letter.pk)
    if not letter.is_issued:
        raise LetterError(_("Văn bản chưa ban hành thì không cần thu hồi; hãy bỏ dự thảo."))
    if LetterWithdrawal.objects.filter(letter=letter).exists():
        raise LetterError(_("Văn bản này đã được thu hồi hoặc hủy bỏ."))
    withdrawal = LetterWithdrawal.objects.create(
        letter=letter, kind=kind, reason=reason, at=at, by_id=by.user_id, by_name=by.name
    )
    if source := sources.get(letter.source):
        source.strike(letter.key, letter, timezone.localdate(at))
    note(by, letter, "letter.withdrawn", number=letter.number_line)
    return withdrawal
