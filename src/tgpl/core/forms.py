"""The forms that every room builds on: text in NFC from the door, errors gathered for the top of the page."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from tgpl.core.text import nfc


def in_nfc(data: Any) -> Any:
    """What was sent, every text in it in NFC; keyboards and phones send the same letters in other forms."""
    if isinstance(data, MultiValueDict):
        clean = QueryDict(mutable=True)
        for key, values in data.lists():
            clean.setlist(key, [_text(value) for value in values])
        return clean
    return {key: _text(value) for key, value in data.items()}


def _text(value: Any) -> Any:
    return nfc(value) if isinstance(value, str) else value


class PageForm:
    """What our forms share: mixed into plain forms, forms of a model, and forms of other packages."""

    # The name of the field whose label is the heading of the page: one question, one page.
    heading: str | None = None
    # The browser's own bubbles speak the phone's language and vanish; our messages stay beside the field.
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("data") is not None:
            kwargs["data"] = in_nfc(kwargs["data"])
        elif args and args[0] is not None:
            args = (in_nfc(args[0]), *args[1:])
        super().__init__(*args, **kwargs)

    @property
    def error_summary(self: Any) -> SafeString:
        """The list of errors for the top of the page, each leading to its field. Empty when there is none."""
        return self.render("core/forms/error_summary.html", {"form": self}) if self.errors else SafeString()


class Form(PageForm, forms.Form):
    """A form of the house."""


class ModelForm(PageForm, forms.ModelForm):
    """A form over one row of a model."""
