"""Which days a thing may be dated: from one event to another, each with a name that a refusal can say.

    span = Span(after=Event(case.accepted_on, _("ngày thụ lý")), before=Event(today, TODAY))
    span.fault(day)  # "Ngày 01/03/2026 ở trước ngày thụ lý 02/03/2026. Hãy kiểm tra lại."
    form = within(RecordWork(…), done_on=span)  # the same, beside the field

The room says once what its things lie between; forms and the services behind them ask the same span.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TODAY = gettext_lazy("hôm nay")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day, in the words of a refusal."""

    on: dt.date
    name: str | Promise


@dataclass(frozen=True, slots=True)
class Span:
    """The days from one event to another, both included; without one of them there is no limit on that side."""

    after: Event | None = None
    before: Event | None = None

    def fault(self, day: dt.date | None) -> str:
        """Why a thing cannot be dated `day`; empty where it can."""
        if day and self.after and day < self.after.on:
            return self._said(_("Ngày %(day)s ở trước %(event)s %(on)s. Hãy kiểm tra lại."), day, self.after)
        if day and self.before and day > self.before.on:
            return self._said(_("Ngày %(day)s ở sau %(event)s %(on)s. Hãy kiểm tra lại."), day, self.before)
        return ""

    def _said(self, words: str, day: dt.date, event: Event) -> str:
        return words % {"day": f"{day:%d/%m/%Y}", "event": event.name, "on": f"{event.on:%d/%m/%Y}"}

    def __call__(self, day: dt.date | None) -> None:
        """As the validator of a field."""
        if fault := self.fault(day):
            raise ValidationError(fault, code="out_of_span")


def latest(events: Iterable[Event | None]) -> Event | None:
    """The event that came last; of what never happened nothing is said."""
    return max((event for event in events if event), key=lambda event: event.on, default=None)


def earliest(events: Iterable[Event | None]) -> Event | None:
    return min((event for event in events if event), key=lambda event: event.on, default=None)


F = TypeVar("F", bound=Any)


def within(form: F, **spans: Span) -> F:
    """`form`, whose fields of these names take days of their spans only."""
    for name, span in spans.items():
        field = form.fields[name]
        field.validators = [*field.validators, span]
    return form
