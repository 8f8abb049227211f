"""The forms that every room builds on: text in NFC from the door, errors gathered for the top of the page."""

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from tgpl.core.language.text import nfc


def in_nfc(data: Any) -> Any:
    """What was sent, every text in it in NFC; keyboards and phones send the same letters in other forms."""
    if isinstance(data, MultiValueDict):
        return MultiValueDict({key: [_text(value) for value in values] for key, values in data.lists()})
    return {key: _text(value) for key, value in data.items()}


def _text(value: Any) -> Any:
    return nfc(value) if isinstance(value, str) else value


class _Fields(dict[str, forms.Field]):
    """The declared fields of a form. Each form gets its own of each field and of its widget, to change as it needs;
    what lies deeper (choices, messages) is replaced there and never changed, and so it is shared, not copied."""

    def __deepcopy__(self, memo: Any) -> dict[str, forms.Field]:
        return {name: _own(field) for name, field in self.items()}


def _own(field: forms.Field) -> forms.Field:
    if isinstance(field, forms.ModelChoiceField | forms.MultiValueField):
        return deepcopy(field)
    own = _twin(field)
    own.widget = _twin(field.widget)
    own.widget.attrs = dict(field.widget.attrs)
    return own


def _twin(thing: Any) -> Any:
    twin = object.__new__(type(thing))
    twin.__dict__ = thing.__dict__.copy()
    return twin


class PageForm:
    """What our forms share: mixed into plain forms, forms of a model, and forms of other packages."""

    # The name of the field whose label is the heading of the page: one question, one page.
    heading: str | None = None
    # The browser's own bubbles speak the phone's language and vanish; our messages stay beside the field.
    use_required_attribute = False

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("data") is not None:
            kwargs["data"] = in_nfc(kwargs["data"])
        elif args and args[0] is not None:
            args = (in_nfc(args[0]), *args[1:])
        if not isinstance(self.base_fields, _Fields):
            type(self).base_fields = _Fields(self.base_fields)
        kwargs.setdefault("label_suffix", "")  # labels end where their words end; asked for its words otherwise
        super().__init__(*args, **kwargs)

    def get_context(self) -> dict[str, Any]:
        """What draws the form: itself. Faults are drawn with their fields."""
        return {"form": self}

    @property
    def error_summary(self: Any) -> SafeString:
        """The list of errors for the top of the page, each leading to its field. Empty when there is none."""
        return self.render("core/forms/error_summary.html", {"form": self}) if self.errors else SafeString()


class Form(PageForm, forms.Form):
    """A form of the house."""


class ModelForm(PageForm, forms.ModelForm):
    """A form over one row of a model."""


class FilterForm(Form):
    """What a list is narrowed by: sent with GET, everything optional; a value that is no choice filters nothing."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data or {}, *args, **kwargs)
        for field in self.fields.values():
            field.required = False

    @property
    def wanted(self) -> dict[str, Any]:
        """The filters that were chosen."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [])}

    @property
    def is_filtering(self) -> bool:
        return bool(self.wanted)


class SectionedForm(Form):
    """A long form of an office, its fields in named groups. `sections`: (heading, names of fields)."""

    sections: ClassVar[Sequence[tuple[Promise | str, Sequence[str]]]] = ()

    @property
    def in_sections(self) -> list[tuple[Promise | str, list[BoundField]]]:
        return [(heading, [self[name] for name in names]) for heading, names in self.sections]
