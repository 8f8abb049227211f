"""What pages and other rooms read of forms and letters."""

from dataclasses import dataclass
from datetime import date

from tgpl.core.rule_files import Mark
from tgpl.documents.catalogue import Form, shipped_text
from tgpl.documents.rules.notation import FormText, split_text


@dataclass(frozen=True, slots=True)
class InForce:
    """The text of a form that applies on a day: its version (0: as the product brings it), and whether it was compared
    with the official print."""

    text: FormText
    number: int
    mark: Mark


def text_on(form: Form, day: date) -> InForce | None:
    """The text of `form` in force on `day`; None where there is none."""
    shipped = shipped_text(form.code)
    return InForce(split_text(shipped), 0, Mark.TO_VERIFY) if shipped else None
