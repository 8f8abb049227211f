"""The pages of a citizen's request, in order, and what has been answered on them so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tgpl.intake.forms.base import Question, Typed
from tgpl.intake.forms.contact import AccessNeeds, Consents, Contact, SafeContact
from tgpl.intake.forms.matter import Matter, ProceedingsRole, Urgency, WantedHelp
from tgpl.intake.forms.situation import Disability, Situation
from tgpl.intake.forms.telling import Papers, Signs, Speech
from tgpl.intake.forms.who import ForWhom, Requester, Where, Who


class Part(models.TextChoices):
    """What belongs together when everything is read back."""

    PERSON = "person", _("Người cần giúp")
    MATTER = "matter", _("Việc cần giúp")
    CONTACT = "contact", _("Cách liên lạc")
    CONSENT = "consent", _("Điều được đồng ý")


@dataclass(frozen=True, slots=True)
class When:
    """A page that is asked only if `value` was chosen in a box of an earlier page."""

    form: type[Question]
    box: str
    value: str

    def holds(self, answers: "Answers") -> bool:
        chosen = answers.of(self.form).get(self.box, ())
        return self.value in chosen if isinstance(chosen, list) else self.value == chosen


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its address, its form, and whether it is asked of this person."""

    name: str
    form: type[Question]
    part: Part
    when: When | None = None
    on_device: bool = True  # also without a line

    def is_asked(self, answers: "Answers") -> bool:
        return self.when is None or self.when.holds(answers)


FOR_OTHER = When(ForWhom, "for_whom", "other")
PAGES = [
    Page("cho-ai", ForWhom, Part.PERSON),
    Page("nguoi-gui", Requester, Part.PERSON, FOR_OTHER),
    Page("ho-ten", Who, Part.PERSON),
    Page("noi-o", Where, Part.PERSON),
    Page("hoan-canh", Situation, Part.PERSON),
    Page("khuyet-tat", Disability, Part.PERSON, When(Situation, "true_of", "disability")),
    Page("su-viec", Matter, Part.MATTER),
    Page("ke-bang-loi", Speech, Part.MATTER, When(Matter, "told_by", "speech")),
    Page("ke-bang-ky-hieu", Signs, Part.MATTER, When(Matter, "told_by", "signs")),
    Page("giay-to", Papers, Part.MATTER, When(Matter, "with_papers", "now"), on_device=False),
    Page("vai-tro", ProceedingsRole, Part.MATTER, When(Matter, "matter_field", "criminal")),
    Page("viec-gap", Urgency, Part.MATTER),
    Page("cach-giup", WantedHelp, Part.MATTER),
    Page("lien-lac", Contact, Part.CONTACT),
    Page("an-toan", SafeContact, Part.CONTACT),
    Page("ho-tro", AccessNeeds, Part.CONTACT),
    Page("dong-y", Consents, Part.CONSENT),
]
_BY_NAME = {page.name: page for page in PAGES}
_BY_FORM = {page.form: page for page in PAGES}


def page_named(name: str) -> Page | None:
    return _BY_NAME.get(name)


class Answers:
    """What was typed, page by page, and what the facts known beforehand answer already."""

    def __init__(self, typed: Mapping[str, Typed], facts: Mapping[str, Any]) -> None:
        self._typed = typed
        self._facts = facts
        self._forms: dict[str, Question] = {}

    @cached_property
    def is_for_other(self) -> bool:
        return FOR_OTHER.holds(self)

    def pages(self) -> list[Page]:
        """The pages asked of this person."""
        return self._asked

    @cached_property
    def _asked(self) -> list[Page]:
        return [page for page in PAGES if page.is_asked(self)]

    def of(self, form: type[Question]) -> dict[str, Any]:
        """What is answered on the page of `form`; empty while it is not, or no longer, answered well."""
        page = _BY_FORM[form]
        bound = self.form(page)
        return bound.cleaned_data if bound.is_valid() else {}

    def form(self, page: Page) -> Question:
        """The form of `page` with all that is known of its answers."""
        if page.name not in self._forms:
            # An empty page was answered too: nothing ticked, nothing needed.
            typed = self._typed.get(page.name)
            known = page.form.from_facts(self._facts) if typed is None else typed
            self._forms[page.name] = self._form_of(page, known if known or typed is not None else None)
        return self._forms[page.name]

    def shown(self, page: Page) -> Question:
        """The form of `page` as a visitor finds it: what they typed, with its faults; else what is known of it."""
        known = self.form(page)
        if page.name in self._typed or known.is_valid() or not known.is_bound:
            return known
        return self._form_of(page, None, initial=known.cleaned_data)

    def filled_in(self, page: Page, sent: QueryDict, files: Any = None) -> Question:
        """The form of `page` with what was sent just now."""
        return self._form_of(page, sent, files=files)

    def _form_of(self, page: Page, typed: Typed | QueryDict | None, **given: Any) -> Question:
        other = page.form is not ForWhom and self.is_for_other
        return page.form(typed, is_for_other=other, **given)

    def is_answered(self, page: Page) -> bool:
        return self.form(page).is_valid()

    def first_open(self) -> Page | None:
        """The first page that is not answered yet; None: everything is."""
        return next((page for page in self.pages() if not self.is_answered(page)), None)

    def before(self, page: Page) -> Page | None:
        """The page before `page`, for the way back."""
        pages = self.pages()
        place = pages.index(page)
        return pages[place - 1] if place else None

    def valid_forms(self) -> Iterator[Question]:
        return (form for form in map(self.form, self.pages()) if form.is_valid())

    def facts(self) -> dict[str, Any]:
        """The person's situation in the keys of eligibility.Facts, without what is not known.

        What a page leaves open stays as it was known beforehand, but only a "no": a "yes" would stand ticked there.
        """
        told = {name: value for name, value in self._facts.items() if value is False}
        for form in self.valid_forms():
            told |= {name: value for name, value in form.facts().items() if value is not None}
        return told
