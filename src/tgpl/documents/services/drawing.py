"""A form of the catalogue drawn up: from what is known of a matter, or blank."""

from datetime import date
from typing import Any

from tgpl.accounts.actor import Actor
from tgpl.audit.services import record
from tgpl.core.rule_files import Mark
from tgpl.documents.catalogue import Form
from tgpl.documents.paper import Paper
from tgpl.documents.queries import InForce, text_on
from tgpl.documents.registry import Source
from tgpl.documents.rules.composing import composed
from tgpl.documents.rules.filling import Facts, filled


class NoText(Exception):
    """The product brings no text for this form, and nobody has written one."""


def draw(form: Form, facts: Facts, *, day: date, dated: bool = False, large: bool = False) -> Paper:
    """`form` filled in with `facts`, by its text in force on `day`, which stands on it if `dated`.

    Raises NoText, or NotationFault where an officer's text cannot be read.
    """
    version = text_on(form, day)
    if version is None:
        raise NoText(form.code)
    return composed(
        filled(version.text, facts),
        title=form.name,
        form=form_line(form),
        margin=margin_of(form, version),
        day=day if dated else None,
        large=large,
    )


def blank(form: Form, *, day: date, large: bool = False) -> Paper:
    """`form` with nothing filled in."""
    return draw(form, {}, day=day, large=large)


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
    return f"{form.number} ({form.circular})"


def margin_of(form: Form, version: InForce) -> str:
    """The mark at the foot of a page whose official print nobody has compared with."""
    if version.mark == Mark.CONFIRMED:
        return ""
    made = f"bản {version.number}" if version.number else "do phần mềm trình bày"
    return f"Bố cục {made}, chưa đối chiếu với mẫu in kèm {form.circular}."
