"""The card for a place, in words for print and for the screen."""

import datetime as dt

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.accounts.models import Agency
from tgpl.core.law.rule_files import Mark
from tgpl.core.pages.components import Tone, status
from tgpl.documents.cards import Card, CardSection, Phone
from tgpl.documents.paper import QrCode
from tgpl.intake.card_texts import sections_for, words_on
from tgpl.intake.models import PlaceCard

# Fewer are not told: at a quiet place everybody would know who it was.
FEWEST_TOLD = 5


def count_words(number: int) -> str:
    """How many asked by a card, as its place may know it."""
    return str(number) if number >= FEWEST_TOLD else _("dưới %(number)s") % {"number": FEWEST_TOLD}


def card_status(card: PlaceCard) -> SafeString:
    return status(_("Đang dùng"), Tone.DONE) if card.is_in_use else status(_("Đã thu hồi"), Tone.STOPPED)


def printed_card(card: PlaceCard, *, office: Agency | None, address: str, day: dt.date) -> Card:
    """The card as it is printed on `day`: always Vietnamese, whatever language its maker reads."""
    words = words_on(day)
    sections = sections_for(words, card.agency.kind)
    own = [Phone(office.phone, office.name)] if office and office.phone else []
    return Card(
        title=words["title"],
        lead=words["lead"],
        qr=QrCode(address, words["scan"], alt=f"Mã QR dẫn đến trang gửi yêu cầu: {address}"),
        phones=[*(Phone(phone["number"], phone["words"]) for phone in words["phones"]), *own],
        sections=[CardSection(section["heading"], section["lines"]) for section in sections],
        by_hand="Không quét được mã? Gõ",
        foot=_foot(card, words["mark"], [section["citation"] for section in sections]),
        author=office.name if office else "",
    )


def _foot(card: PlaceCard, mark: str, citations: list[str]) -> list[str]:
    unchecked = [] if mark == Mark.CONFIRMED else ["(cần xác minh)"]
    return [
        " ".join([f"Theo {'; '.join(citations)}.", *unchecked]),
        f"Thẻ {card.code}, để tại {card}.",
    ]
