"""The answers of a request, read back before it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.files.base import File
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tgpl.core.forms.fields import PartialDate, PhoneField
from tgpl.core.pages.components import Fact
from tgpl.core.templatetags.page import phone
from tgpl.intake.forms.pages import Answers, Page
from tgpl.uploads.forms import RecordingField


@dataclass(frozen=True, slots=True)
class Part:
    """Several pages under one heading."""

    heading: str
    facts: list[Fact] = field(default_factory=list)


def parts(answers: Answers) -> list[Part]:
    """Everything that was answered, in words, with the way to change each answer."""
    found: dict[str, Part] = {}
    for page in filter(answers.is_answered, answers.pages()):
        part = found.setdefault(page.part, Part(str(page.part.label)))
        part.facts.extend(_facts(page, answers))
    return list(found.values())


def _facts(page: Page, answers: Answers) -> Iterator[Fact]:
    form, change_url = answers.form(page), reverse("intake:answer_page", args=[page.name])
    for name, asked in form.fields.items():
        value = form.cleaned_data[name]
        # A box that stands for an exception is told when it is ticked.
        if value or not isinstance(asked, forms.BooleanField):
            yield Fact(asked.label or "", _lines(_words(asked, value)), change_url)


def _lines(texts: list[str]) -> SafeString | str:
    """Each on a line of its own, the lines of a story too."""
    lines = [line for text in texts for line in text.splitlines()]
    return format_html_join("", "<div>{}</div>", ((line,) for line in lines))


def _words(asked: forms.Field, value: Any) -> list[str]:
    if isinstance(asked, forms.BooleanField):
        return [_("Đúng")]
    if isinstance(asked, forms.ChoiceField):
        chosen = value if isinstance(value, list) else [value]
        return [words for key, words in _choices(asked) if key in chosen]
    if isinstance(value, File):
        return [_("Đã có đoạn ghi") if isinstance(asked, RecordingField) else value.name or ""]
    if isinstance(asked, PhoneField):
        return [phone(value)] if value else []
    if isinstance(value, PartialDate):
        value = value.date or value.year
    if hasattr(value, "year"):
        return [date_format(value, "d/m/Y")]
    return [str(value)] if value else []


def _choices(asked: forms.ChoiceField) -> Iterator[tuple[str, str]]:
    for key, words in asked.choices:
        if isinstance(words, (list, tuple)):
            yield from ((inner, str(text)) for inner, text in words)
        else:
            yield key, str(words)
