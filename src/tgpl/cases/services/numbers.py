"""Writing down the numbers by which other bodies speak of a case."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.cases.models import Case, OutsideNumber
from tgpl.cases.rules.numbers import number_key, short_key
from tgpl.cases.services.errors import CaseError
from tgpl.core.language.text import squeeze

NATIONAL = "Hệ thống quản lý tổ chức và hoạt động trợ giúp pháp lý"


def note_national_code(*, by: Actor, case: Case, code: str, at: datetime) -> None:
    """The case is found by its code in the Ministry's system too; a corrected code takes the place of the first."""
    case.outside_numbers.filter(body=NATIONAL).delete()
    key = number_key(code)
    told = {"body": NATIONAL, "number": code, "short": short_key(key), "at": at, **signed(by)}
    OutsideNumber.objects.get_or_create(case=case, key=key, defaults=told)


@transaction.atomic
def note_number(*, by: Actor, case: Case, body: str, number: str, at: datetime) -> OutsideNumber:
    """The case has this number at `body`; written down again it is one number. Raises CaseError."""
    key = number_key(number)
    if not any(letter.isdigit() for letter in key):
        raise CaseError(_("Hãy ghi số như trên văn bản, ví dụ 12/2026/TLST-HS."))
    told = {"body": body, "number": squeeze(number), "short": short_key(key), "at": at, **signed(by)}
    noted, is_new = OutsideNumber.objects.get_or_create(case=case, key=key, defaults=told)
    if is_new:
        record(by=by, action="case.number_noted", kind="case", key=case.code, person=str(case.person.uid))
    return noted
