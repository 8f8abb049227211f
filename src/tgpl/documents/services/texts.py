"""The text of a form as an officer corrects it: written, tried, put in force on a day."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.core.database.numbering import newest_number
from tgpl.core.language.text import nfc
from tgpl.core.law.rule_files import Mark
from tgpl.documents.catalogue import Form
from tgpl.documents.models import TextVersion
from tgpl.documents.registry import drawings
from tgpl.documents.rules.filling import filled, unknown_names
from tgpl.documents.rules.notation import NotationFault, read_text, split_text

KIND = "form"


class TextError(Exception):
    """The text cannot be kept or put in force; the message says what to do."""


def faults_of(code: str, text: str) -> Iterator[NotationFault]:
    """What is wrong with the text of a form: a line that cannot be read, a name that nobody fills in."""
    ways = drawings.of_form(code)
    if ways:
        yield from unknown_names(text, {name for way in ways for name in way.fields})
    try:
        form = filled(split_text(text), {})
        read_text(form.body, form.first_line)
    except NotationFault as fault:
        yield fault


@transaction.atomic
def write_version(*, by: Actor, form: Form, text: str, mark: str, compared_with: str = "", at: datetime) -> TextVersion:
    """Keep a new version of the text of `form`, to be tried; nothing is drawn up by it yet. Raises TextError."""
    text = nfc(text.replace("\r\n", "\n"))
    faults = [str(fault) for fault in faults_of(form.code, text)]
    if faults:
        raise TextError(" ".join(faults[:5]))
    if mark == Mark.CONFIRMED and not compared_with.strip():
        raise TextError(_("Đã đối chiếu thì hãy ghi đối chiếu với văn bản nào, ở đâu."))
    known = TextVersion.objects.filter(form=form.code)
    version = TextVersion.objects.create(
        form=form.code, number=newest_number(known) + 1, text=text, mark=mark, compared_with=compared_with.strip(),
        written_at=at, written_by_id=by.user_id, written_by_name=by.name,
    )  # fmt: skip
    record(by=by, action="form.rewritten", kind=KIND, key=form.code, form=form.name, number=version.number)
    return version


@transaction.atomic
def put_in_force(*, by: Actor, version: TextVersion, form: Form, valid_from: date, at: datetime) -> None:
    """Draw `form` up by this version from a day on; what was issued before stays as it is. Raises TextError."""
    if valid_from < timezone.localdate(at):
        raise TextError(_("Ngày áp dụng không được trước hôm nay; giấy tờ đã lập không đổi theo."))
    waiting = TextVersion.objects.filter(pk=version.pk, valid_from=None)
    if not waiting.update(valid_from=valid_from, put_in_force_by_name=by.name):
        raise TextError(_("Bản này đã được cho áp dụng. Hãy tải lại trang để xem."))
    record(
        by=by, action="form.put_in_force", kind=KIND, key=form.code, form=form.name, number=version.number,
        valid_from=valid_from.isoformat(),
    )  # fmt: skip
