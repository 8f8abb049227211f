"""What the pages of the citizens' request share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.core.files.uploads import PaperFileField
from tgpl.core.forms.base import Form
from tgpl.uploads.forms import RecordingField

Words = str | Promise
Typed = dict[str, list[str]]

UNSURE = "unsure"
NOT_SURE = (UNSURE, _("Tôi không chắc"))
YES_NO = [("yes", _("Có")), ("no", _("Không")), NOT_SURE]
TRUTH = {"yes": True, "no": False}


class Check(Protocol):
    """What must hold between the boxes of a page. Declared as data, so that a device without a line can hold to it too.

    A fault stands beside the first of `boxes`, and is looked for once none of them has a fault of its own.
    """

    @property
    def boxes(self) -> Sequence[str]: ...
    @property
    def message(self) -> Words: ...
    def fails(self, answered: Mapping[str, Any]) -> bool: ...


@dataclass(frozen=True, slots=True)
class Alone:
    """A choice that excludes all others of its box."""

    box: str
    value: str
    message: Words

    @property
    def boxes(self) -> Sequence[str]:
        return (self.box,)

    def fails(self, answered: Mapping[str, Any]) -> bool:
        return self.value in answered[self.box] and len(answered[self.box]) > 1


@dataclass(frozen=True, slots=True)
class Including:
    """A choice that must be among those made in its box."""

    box: str
    value: str
    message: Words

    @property
    def boxes(self) -> Sequence[str]:
        return (self.box,)

    def fails(self, answered: Mapping[str, Any]) -> bool:
        return self.value not in answered[self.box]


@dataclass(frozen=True, slots=True)
class OneAtLeast:
    """Boxes of which one must be filled in."""

    boxes: Sequence[str]
    message: Words

    def fails(self, answered: Mapping[str, Any]) -> bool:
        return not any(answered[box] for box in self.boxes)


class Question(Form):
    """One page: one thought. `title` is its heading, unless one field is (`heading`).

    Somebody who asks for another person reads the words of `for_other`: {field, "title" or "lead": words}.
    """

    title: Words = ""
    lead: Words = ""
    for_other: ClassVar[Mapping[str, Words]] = {}
    checks: ClassVar[Sequence[Check]] = ()
    # A box that may stay empty where another of the page is filled in: {box: the other}.
    instead: ClassVar[Mapping[str, str]] = {}
    # Boxes that need a line.
    not_on_device: ClassVar[Sequence[str]] = ()

    def __init__(self, typed: Typed | QueryDict | None = None, *, is_for_other: bool = False, **given: Any) -> None:
        super().__init__(None if typed is None else MultiValueDict(typed), **given)
        if is_for_other:
            self.title, self.lead = self.for_other.get("title", self.title), self.for_other.get("lead", self.lead)
            for name in self.for_other.keys() & self.fields.keys():
                self.fields[name].label = self.for_other[name]
        for name, other in self.instead.items():
            if self.is_bound and any(self.data.getlist(other)):
                self.fields[name].required = False

    def clean(self) -> None:
        for check in self.checks:
            if not self.errors.keys() & set(check.boxes) and check.fails(self.cleaned_data):
                self.add_error(check.boxes[0], ValidationError(check.message))

    @property
    def page_title(self) -> Words:
        """The heading of the page, whoever draws it."""
        return self.fields[self.heading].label or "" if self.heading else self.title

    def facts(self) -> dict[str, Any]:
        """What a valid page says of the person's situation, in the keys of eligibility.Facts; None: not known."""
        return {}

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Typed:
        """What would be typed here by someone of whom these facts are known already."""
        return {}

    @property
    def typed(self) -> Typed:
        """What was typed on this page, to be kept, and nothing else that was sent; files by their ids."""
        typed = {name: texts for name, texts in MultiValueDict(self.data).lists() if self._asks(name)}
        return typed | {f"{name}_sent": [box.kept_as()] for name, box in self.file_boxes().items()}

    def file_boxes(self) -> dict[str, PaperFileField]:
        """The boxes for files of this page; what was sent in them has been looked through."""
        boxes = {name: box for name, box in self.fields.items() if isinstance(box, PaperFileField)}
        return boxes if boxes and self.is_bound and self.errors is not None else {}

    def keep_recordings_under(self, matter: object) -> None:
        """Whose recordings these are, while they lie on the device."""
        for box in self.fields.values():
            if isinstance(box, RecordingField):
                box.keep_on_device_under(matter)

    def _asks(self, name: str) -> bool:
        return any(name == field or name.startswith(f"{field}_") for field in self.fields)
