"""A form's text, filled in, as a paper of the office."""

from dataclasses import dataclass
from datetime import date

from tgpl.documents.paper import Issuer, Paper, QrCode, Signature, Text
from tgpl.documents.rules.notation import FormText, parted, plain, read_text, runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What an office writes over and under its letters."""

    superior: str = ""
    name: str = ""
    notation: str = ""
    number: str = ""
    place: str = ""
    on: date | None = None
    signature: Signature | None = None


def composed(
    text: FormText,
    *,
    title: str,
    form: str = "",
    margin: str = "",
    day: date | None = None,
    large: bool = False,
    letterhead: Letterhead | None = None,
    check: QrCode | None = None,
) -> Paper:
    """`text` as a paper; under a `letterhead` a letter of the office, else by its own head. Raises NotationFault."""
    head = letterhead or _own_head(text, day)
    return Paper(
        title=title,
        body=read_text(text.body, text.first_line),
        issuer=Issuer(head.name.upper(), head.superior.upper()) if head.name else None,
        number=head.number,
        notation=head.notation,
        place=head.place,
        date=head.on,
        type_name=plain(text.type_name),
        subject=_said(text.subject),
        addressees=tuple(map(plain, text.addressees)),
        recipients=tuple(map(plain, text.recipients)),
        signatures=(head.signature,) if head.signature else tuple(map(_signature, text.signatures)),
        form=form,
        landscape=text.is_landscape,
        margin=margin,
        large=large,
        check=check,
    )


def _own_head(text: FormText, day: date | None) -> Letterhead:
    return Letterhead(name=plain(text.issuer), superior=plain(text.superior), place=plain(text.place_date), on=day)


def _said(line: str) -> Text:
    return runs(line) if line else ""


def _signature(line: str) -> Signature:
    """ "NGƯỜI YÊU CẦU | (ký, ghi rõ họ tên) | Nguyễn Thị Mẫu": post, hint, name."""
    position, hint, name = (*(plain(part).strip() for part in parted(line, "|")), "", "")[:3]
    return Signature(position, name, hint=hint)
