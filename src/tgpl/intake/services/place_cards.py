"""Cards for places where people may be without internet: made once for a place, withdrawn once."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.intake.models import PlaceCard
from tgpl.intake.services.errors import IntakeError
from tgpl.intake.services.receiving import new_reference

CARD = "place_card"


@transaction.atomic
def make_card(*, by: Actor, agency: Agency, place: str, at: datetime) -> tuple[PlaceCard, bool]:
    """The card of this place, and whether it is new: asked for twice, it is one card."""
    signature = {"at": at, "by_id": by.user_id, "by_name": by.name}
    card, is_new = PlaceCard.objects.in_use().get_or_create(
        agency=agency, place=place, withdrawn_at=None, defaults={"code": new_code(), **signature}
    )
    if is_new:
        record(by=by, action="card.made", kind=CARD, key=card.code, place=str(card))
    return card, is_new


@transaction.atomic
def withdraw_card(*, by: Actor, card: PlaceCard, at: datetime) -> None:
    """Count nobody by it any more; the address on it still leads to an ordinary request. Raises IntakeError."""
    changed = PlaceCard.objects.in_use().filter(pk=card.pk).update(withdrawn_at=at, withdrawn_by_name=by.name)
    if not changed:
        raise IntakeError(_("Thẻ này đã được thu hồi rồi."))
    record(by=by, action="card.withdrawn", kind=CARD, key=card.code, place=str(card))


def new_code() -> str:
    """A code that can be typed from the card: eight letters, as in the reference of a request."""
    return new_reference().removeprefix("YC-")
