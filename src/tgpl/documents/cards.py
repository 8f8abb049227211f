"""A card for the wall or the table: one page in large plain words, a QR code, telephone numbers.

Pure data, like `paper`; drawn as PDF/UA-1 in the size asked for, the same page larger or smaller.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tgpl.documents.paper import QrCode

Size = Literal["a4", "a5"]
WIDTHS: dict[str, float] = {"a4": 210.0, "a5": 148.0}  # millimetres


@dataclass(frozen=True, slots=True)
class CardSection:
    heading: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class Phone:
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card.

    In small letters at its end: `by_hand` before the address that the code holds, and the lines of `foot`.
    """

    title: str
    lead: str
    qr: QrCode
    phones: Sequence[Phone]
    sections: Sequence[CardSection]
    by_hand: str
    foot: Sequence[str] = ()
    author: str = ""
