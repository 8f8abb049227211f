"""A form of the catalogue drawn up: from what is known of a matter, or blank."""

from dataclasses import replace
from datetime import date
from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.accounts.models import Agency
from tgpl.audit.services import record
from tgpl.core.law.rule_files import Mark
from tgpl.documents.catalogue import Form
from tgpl.documents.paper import Paper, Signature
from tgpl.documents.queries import InForce, letterhead_of, text_on
from tgpl.documents.registry import Source
from tgpl.documents.rules.composing import Letterhead, composed
from tgpl.documents.rules.filling import DOTS, Facts, filled

ANY_CENTRE = "TRUNG TÂM TRỢ GIÚP PHÁP LÝ NHÀ NƯỚC …"


class NoText(Exception):
    """The product brings no text for this form, and nobody has written one."""


def draw(
    form: Form, facts: Facts, *, day: date, office: Agency | None = None, dated: bool = False, large: bool = False
) -> Paper:
    """`form` filled in with `facts`, by its text in force on `day`, which stands on it if `dated`.

    A letter stands under the letterhead of `office`. Raises NoText, or NotationFault where a text cannot be read.
    """
    version = text_on(form, day)
    if version is None:
        raise NoText(form.code)
    return draw_version(form, version, facts, office=office, day=day if dated else None, large=large)


def draw_version(
    form: Form,
    version: InForce,
    facts: Facts,
    *,
    office: Agency | None = None,
    day: date | None = None,
    large: bool = False,
) -> Paper:
    """`form` filled in by one version of its text, in force or being tried."""
    return composed(
        filled(version.text, facts),
        title=form.name,
        form=form_line(form),
        margin=margin_of(form, version.number, version.mark),
        day=day,
        large=large,
        letterhead=_letterhead(form, office) if form.series else None,
    )


def blank(form: Form, *, day: date, large: bool = False) -> Paper:
    """`form` with nothing filled in."""
    return draw(form, {}, day=day, large=large)


def _letterhead(form: Form, office: Agency | None) -> Letterhead:
    """Over a letter that nobody issued: of the office, or to be filled in."""
    head = letterhead_of(office) if office else Letterhead(superior="SỞ TƯ PHÁP …", name=ANY_CENTRE, place=DOTS)
    signs = Signature("NGƯỜI ĐỨNG ĐẦU ĐƠN VỊ", hint="(Ký, ghi rõ họ tên và đóng dấu)")
    return replace(head, notation=f"{form.series}-{head.notation or '…'}", signature=signs)


def note_drawing(*, by: Actor, asked_of: Source, thing: Any, form: Form) -> None:
    """Write down that someone filled in a form from a person's file."""
    record(
        by=by,
        action="form.drawn",
        kind=asked_of.kind,
        key=asked_of.key(thing),
        person=asked_of.person(thing),
        form=f"{form.number} {form.name}",
    )


def form_line(form: Form) -> str:
    """What stands over a form: which it is, and by which law."""
    return f"{form.number} ({form.circular})" if form.printed else ""


def margin_of(form: Form, number: int, mark: Mark) -> str:
    """The mark at the foot of a page whose official print nobody has compared with."""
    if mark == Mark.CONFIRMED or not form.printed:
        return ""
    made = f"bản {number}" if number else "do phần mềm trình bày"
    return f"Bố cục {made}, chưa đối chiếu với mẫu in kèm {form.circular}."
