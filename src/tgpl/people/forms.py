"""Asking how a person was reached: only by ways that their rules allow, and within the hours that they told."""

from django import forms
from django.utils.translation import gettext as _

from tgpl.core.forms.base import Form
from tgpl.people.models import Person
from tgpl.people.ways import Way, safe_contact_of, ways_to


def offer_ways(form: Form, name: str, person: Person, *, through_another: bool) -> None:
    """Put the open ways into the field `name`; where the person told safe hours, ask whether they were kept."""
    ways = ways_to(person, through_another=through_another)
    form.fields[name].choices = [(way, label) for way, label in Way.choices if way in ways]  # type: ignore[attr-defined]
    if hours := safe_contact_of(person).safe_hours:
        form.fields["in_safe_hours"] = forms.BooleanField(
            label=_("Đã liên lạc trong giờ người này dặn: %(hours)s") % {"hours": hours},
            help_text=_("Gọi điện, nhắn tin chỉ được ghi khi đã làm trong giờ đó."),
            required=False,
        )
