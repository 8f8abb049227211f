"""How an office heads its letters, and who signs them."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.documents.models import OfficeLetterhead, Signatory
from tgpl.documents.services.letters import LetterError

KIND = "office_letters"


@transaction.atomic
def write_letterhead(*, by: Actor, office: Agency, **fields: str) -> OfficeLetterhead:
    """How `office` heads its letters from now on; what was issued stays."""
    head, _new = OfficeLetterhead.objects.update_or_create(office=office, defaults=fields)
    record(by=by, action="office.letterhead_written", kind=KIND, key=str(office.pk), office=office.name)
    return head


@transaction.atomic
def add_signatory(
    *, by: Actor, office: Agency, name: str, position: str, valid_from: date, formula: str = "", in_place_of: str = ""
) -> Signatory:
    """Let someone sign for `office` from a day on."""
    if formula and not in_place_of.strip():
        raise LetterError(_("Hãy ghi chức vụ mà người này ký thay, ví dụ: Giám đốc."))
    signatory = Signatory.objects.create(
        office=office, name=name, position=position, formula=formula,
        in_place_of=in_place_of if formula else "", valid_from=valid_from,
    )  # fmt: skip
    record(by=by, action="office.signatory_added", kind=KIND, key=str(office.pk), name=name, position=position)
    return signatory


@transaction.atomic
def end_signatory(*, by: Actor, signatory: Signatory, last_day: date) -> None:
    """The last day on which someone signs."""
    if last_day < signatory.valid_from:
        raise LetterError(_("Ngày thôi ký không được trước ngày bắt đầu ký."))
    if not Signatory.objects.filter(pk=signatory.pk, valid_to=None).update(valid_to=last_day):
        raise LetterError(_("Người này đã thôi ký. Hãy tải lại trang để xem."))
    record(by=by, action="office.signatory_ended", kind=KIND, key=str(signatory.office_id), name=signatory.name)
