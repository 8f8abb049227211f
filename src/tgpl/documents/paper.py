"""A paper of the office as data: what it says and in which order, never how it looks.

Pure: no Django, no file, no clock. Every text may be a string, a `Run`, or a tuple of both.
"""

import datetime
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right", "justify"]


class PaperError(ValueError):
    """The parts of a paper do not fit together; the message says which."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | Run | tuple[str | Run, ...]


def bold(text: str) -> Run:
    return Run(text, bold=True)


def italic(text: str) -> Run:
    return Run(text, italic=True)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the body; its own number ("I.", "1.", "a)") is part of the text. Level 1 to 3."""

    text: Text
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    align: Align = "justify"
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """Points of one list: with a dash, numbers (1., 2.) or Vietnamese letters (a, b, c, d, đ, e, g)."""

    items: tuple[Text, ...]
    marker: Literal["dash", "number", "letter"] = "dash"


@dataclass(frozen=True, slots=True)
class Cell:
    text: Text = ""
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None


Row = tuple[Cell | Text, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with at least one header row, which is repeated on each page.

    `align` is one per column ("right" for figures); `widths` are relative, else found from the content.
    """

    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    caption: Text = ""
    align: tuple[Align, ...] = ()
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A thing to fill in: a label, and its value or a dotted line."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class FormLine:
    """One printed line of a form with one or more fields side by side."""

    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Boxes to tick, one under another."""

    options: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A visible mark on a fact or a layout that nobody has confirmed yet, or another remark to the reader."""

    text: Text
    to_verify: bool = True


@dataclass(frozen=True, slots=True)
class Image:
    """A PNG or JPEG picture and the words that stand for it."""

    content: bytes
    alt: str
    width_mm: float = 60

    def __post_init__(self) -> None:
        if not self.content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
            raise PaperError("Hình trong văn bản phải là PNG hoặc JPEG.")
        if not self.alt.strip():
            raise PaperError("Hình trong văn bản phải có lời mô tả.")


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code, what it says when scanned, and the words beside it."""

    content: str
    text: Text
    alt: str = ""

    def __post_init__(self) -> None:
        if not self.content or len(self.content.encode()) > 1200:
            raise PaperError("Mã QR phải có nội dung, không quá 1.200 byte.")


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block = Heading | Paragraph | Listing | Table | FormLine | Choices | Note | Image | QrCode | PageBreak


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues the paper, under the body above it. "\\n" breaks a name where the office wants it."""

    name: str
    superior: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs and with what authority: ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"."""

    position: str
    name: str = ""
    authority: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the office (Nghị định 30/2020/NĐ-CP), or without an issuer a person's own application (đơn).

    `title` is what file lists and screen readers call it. A paper with a `type_name` (BÁO CÁO, KẾ HOẠCH) carries
    its `subject` under it; a letter (công văn) has none and carries "V/v subject" under its number.
    `annex` (phụ lục) begins on a page of its own after the signatures.
    `number` may be blank until the paper is registered. `form` names the form and its circular. `margin` stands
    small at the foot of every page; `check` after the signatures leads to the authentic copy. `large`: in large print.
    """

    title: str
    body: tuple[Block, ...]
    issuer: Issuer | None = None
    number: str = ""
    notation: str = ""
    place: str = ""
    date: datetime.date | None = None
    type_name: str = ""
    subject: Text = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    form: str = ""
    language: Literal["vi", "en"] = "vi"
    landscape: bool = False
    keywords: tuple[str, ...] = ()
    annex: tuple[Block, ...] = ()
    margin: str = ""
    check: QrCode | None = None
    large: bool = False
