"""Answers that come from a device without a line: what a box cannot take is kept word for word, never refused.

The device checked them by the same rules, but it does not know every commune, its clock may be wrong, and a day that
lay ahead when it was written may be over when it arrives.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from tgpl.intake.forms.base import Question, Typed
from tgpl.intake.forms.contact import Contact
from tgpl.intake.forms.pages import Answers, Page, page_named

# Who left no way that we can read is asked for, by another, or looks themselves.
_WITHOUT_A_WAY: Typed = {"cannot_be_reached": ["on"]}


@dataclass(frozen=True, slots=True)
class AsWritten:
    """Answers that hold, what did not fit into its box (label and words), and the pages that still lack an answer."""

    answers: Answers
    aside: list[tuple[str, str]]
    unanswered: list[str]


def as_written(typed: Mapping[str, Typed], facts: Mapping[str, Any]) -> AsWritten:
    """`typed` as far as our boxes take it, and the rest beside it."""
    kept, aside = {name: dict(boxes) for name, boxes in typed.items() if page_named(name)}, []
    for page in Answers(kept, facts).pages():
        form = Answers(kept, facts).form(page)
        if form.is_bound and not form.is_valid():
            aside += list(_put_aside(form, kept[page.name]))
            kept[page.name] |= _way_out(page, kept, facts)
    answers = Answers(kept, facts)
    return AsWritten(answers, aside, [page.name for page in answers.pages() if not answers.is_answered(page)])


def _put_aside(form: Question, boxes: Typed) -> Iterator[tuple[str, str]]:
    """Empties the boxes with a fault that have words in them."""
    for name in form.errors:
        asked = form.fields.get(name)
        if isinstance(asked, forms.MultipleChoiceField):  # a choice that is offered no more, or not to this person
            boxes[name] = [value for value in boxes.get(name, []) if asked.valid_value(value)]
        words = _words(name, boxes)
        if words and asked and not isinstance(asked, forms.ChoiceField):
            yield str(asked.label), words
            for box in [box for box in boxes if _is_of(name, box)]:
                boxes[box] = [""]


def _words(name: str, boxes: Typed) -> str:
    return "/".join(text.strip() for box, texts in boxes.items() if _is_of(name, box) for text in texts if text.strip())


def _is_of(name: str, box: str) -> bool:
    """Dates have a box each for day, month and year."""
    return box == name or box.startswith(f"{name}_")


def _way_out(page: Page, kept: Mapping[str, Typed], facts: Mapping[str, Any]) -> Typed:
    return _WITHOUT_A_WAY if page.form is Contact and not Answers(kept, facts).is_answered(page) else {}
