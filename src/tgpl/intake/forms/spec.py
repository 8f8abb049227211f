"""The pages of a request as data, for the device that asks them without a line: same words, order and rules.

Each page carries its form as our server draws it, for oneself and for another. What a device cannot know (communes, the
telephone numbers of the world) it takes as typed; `as_written` keeps it word for word when it arrives.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from phonenumbers import PhoneMetadata

from tgpl.core.forms.fields import (
    IdentityNumberField,
    PartialDate,
    PartialDateField,
    PhoneField,
    VietnameseDateField,
    not_in_future,
    of_someone_alive,
)
from tgpl.intake.forms.base import Alone, Check, Including, OneAtLeast, Question, Words
from tgpl.intake.forms.matter import not_past
from tgpl.intake.forms.pages import PAGES, Page, When
from tgpl.intake.forms.who import OTHER_PAPER, ForWhom, NameField, Who
from tgpl.territory.forms import CommuneField
from tgpl.uploads.forms import DeviceRecorder, RecordingField

Data = dict[str, Any]

# First match wins.
_KINDS: list[tuple[type[forms.Field], str]] = [
    (PartialDateField, "partial_date"),
    (VietnameseDateField, "date"),
    (NameField, "name"),
    (PhoneField, "phone"),
    (forms.EmailField, "email"),
    (RecordingField, "recording"),
    (forms.BooleanField, "tick"),
    (forms.MultipleChoiceField, "many"),
    (forms.ChoiceField, "one"),
    (CommuneField, "text"),
    (forms.CharField, "text"),
]
_MESSAGES = {
    "partial_date": ("missing", "number", "year", "impossible"),
    "date": ("missing", "number", "year", "impossible"),
    "name": ("letters",),
    "phone": ("phone",),
    "email": ("invalid",),
    "recording": ("kept",),
}
_PHONES = ("mobile", "fixed_line", "toll_free", "premium_rate", "shared_cost", "voip", "uan")
# Each with something that it refuses, to hear what it says.
_REFUSED: dict[Any, tuple[str, Any]] = {
    not_in_future: ("future", PartialDate(None, 9999)),
    of_someone_alive: ("old", PartialDate(None, 1)),
    not_past: ("past", date(1900, 1, 1)),
}


def pages_spec() -> list[Data]:
    """Every page in order, in the language of the moment."""
    return [_page(page) for page in PAGES if page.on_device]


def phone_patterns() -> list[str]:
    """What a telephone number of this country looks like after its 0."""
    known = PhoneMetadata.metadata_for_region("VN")
    kinds = (getattr(known, kind) for kind in _PHONES) if known else ()
    return sorted({kind.national_number_pattern for kind in kinds if kind and kind.national_number_pattern})


def _page(page: Page) -> Data:
    for_oneself, for_another = _form(page, is_for_other=False), _form(page, is_for_other=page.form is not ForWhom)
    return {
        "name": page.name,
        "part": str(page.part.label),
        "when": _when(page.when),
        "boxes": [_box(name, asked, for_another) for name, asked in for_another.fields.items()],
        "checks": [*map(_check, page.form.checks), *_identity(page)],
        "self": _face(for_oneself),
        "other": _face(for_another),
    }


def _form(page: Page, *, is_for_other: bool) -> Question:
    form = page.form(is_for_other=is_for_other)
    for name in form.not_on_device:
        del form.fields[name]
    for asked in form.fields.values():
        if isinstance(asked, RecordingField):
            asked.widget = DeviceRecorder(asked.taken)
    return form


def _when(when: When | None) -> Data | None:
    by_form = {page.form: page.name for page in PAGES}
    return when and {"page": by_form[when.form], "box": when.box, "value": when.value}


def _face(form: Question) -> Data:
    return {
        "title": str(form.page_title),
        "lead": str(form.lead),
        "html": " ".join(str(form).split()),
        "has_heading": bool(form.heading),
        "labels": {name: str(asked.label) for name, asked in form.fields.items()},
        "choices": {name: dict(_choices(asked)) for name, asked in form.fields.items() if hasattr(asked, "choices")},
    }


def _choices(asked: forms.ChoiceField) -> Iterator[tuple[str, str]]:
    for key, words in asked.choices:
        yield from ((k, str(w)) for k, w in words) if isinstance(words, (list, tuple)) else [(key, str(words))]


def _box(name: str, asked: forms.Field, form: Question) -> Data:
    kind = next(word for known, word in _KINDS if isinstance(asked, known))
    messages = {word: str(asked.error_messages[word]) for word in _MESSAGES.get(kind, ())}
    if asked.required:
        messages["required"] = str(asked.error_messages["required"])
    longest = getattr(asked, "max_length", None)
    if longest:
        messages["long"] = _too_long(asked, longest)
    return {
        "name": name,
        "kind": kind,
        "longest": longest,
        "instead": form.instead.get(name),
        "messages": messages | _of_validators(asked),
    }


def _too_long(asked: forms.Field, longest: int) -> str:
    """What a text says that is too long; {n} stands for its length."""
    validator = next(v for v in asked.validators if isinstance(v, MaxLengthValidator))
    message = asked.error_messages.get("max_length", validator.message)
    return str(message % {"limit_value": longest, "show_value": 987654}).replace("987654", "{n}")


def _of_validators(asked: forms.Field) -> dict[str, str]:
    return {word: _said(refuses) for refuses, (word, _value) in _REFUSED.items() if refuses in asked.validators}


def _said(validator: Any) -> str:
    """The sentence of a validator; {year} stands for the year that was typed."""
    value = _REFUSED[validator][1]
    try:
        validator(value)
    except ValidationError as fault:
        return fault.messages[0].replace(" 1 ", " {year} ")
    raise AssertionError(f"{validator} takes {value}")


def _check(check: Check) -> Data:
    kinds: Mapping[type, str] = {Alone: "alone", Including: "including", OneAtLeast: "one_at_least"}
    value = getattr(check, "value", None)
    return {"kind": kinds[type(check)], "boxes": list(check.boxes), "value": value, "message": str(check.message)}


def _identity(page: Page) -> Iterator[Data]:
    """A number is a citizen's identity number unless it is ticked to be another paper's."""
    if page.form is Who:
        said: dict[str, Words] = IdentityNumberField.default_error_messages
        messages = {word: f"{text} {OTHER_PAPER}".replace("%(length)d", "{n}") for word, text in said.items()}
        yield {"kind": "identity", "boxes": ["identity_number", "is_other_paper"], "messages": messages}
