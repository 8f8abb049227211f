"""What a person changes from the front door about what is held of them."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.cases.queries import case_of
from tgpl.intake.models import Request
from tgpl.intake.services import IntakeError, withdraw_request
from tgpl.people.models import Consent
from tgpl.people.services import withdraw_consent

HANDLE = Consent.Purpose.HANDLE_REQUEST


@transaction.atomic
def take_back_consent(*, asked: Request, purpose: str, at: datetime) -> None:
    """Withdraw a consent with what follows from it: without the consent to handle a request, the request stops."""
    case = case_of(asked)
    if purpose == HANDLE and case and case.is_open:
        raise IntakeError(_("Đã có người giúp bạn. Muốn dừng, hãy gọi hoặc đến Trung tâm."))
    citizen = Actor.citizen()
    withdraw_consent(by=citizen, person=asked.person, purpose=purpose, at=at)
    if purpose == HANDLE and asked.is_open:
        withdraw_request(by=citizen, request=asked, reason=_("Đã rút đồng ý xử lý yêu cầu."), at=at)
