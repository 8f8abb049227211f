"""What the pages of the citizens' request share."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms import Form

Words = str | Promise
Typed = dict[str, list[str]]

UNSURE = "unsure"
NOT_SURE = (UNSURE, _("Tôi không chắc"))
YES_NO = [("yes", _("Có")), ("no", _("Không")), NOT_SURE]
TRUTH = {"yes": True, "no": False}


class Question(Form):
    """One page: one thought. `title` is its heading, unless one field is (`heading`).

    Somebody who asks for another person reads the words of `for_other`: {field, "title" or "lead": words}.
    """

    title: Words = ""
    lead: Words = ""
    for_other: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, typed: Typed | QueryDict | None = None, *, is_for_other: bool = False, **given: Any) -> None:
        super().__init__(None if typed is None else MultiValueDict(typed), **given)
        if is_for_other:
            self.title, self.lead = self.for_other.get("title", self.title), self.for_other.get("lead", self.lead)
            for name in self.for_other.keys() & self.fields.keys():
                self.fields[name].label = self.for_other[name]

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
        """What was typed on this page, to be kept, and nothing else that was sent."""
        return {name: texts for name, texts in MultiValueDict(self.data).lists() if self._asks(name)}

    def _asks(self, name: str) -> bool:
        return any(name == field or name.startswith(f"{field}_") for field in self.fields)
