"""What an officer says when two records are one person, or one record is two."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Radios
from tgpl.people.models import Person
from tgpl.people.ties import Thing

STAYS, ALONG = "stays", "along"


def why(label: Any, help_text: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, widget=forms.Textarea({"rows": 3}), max_length=2000)


class FindRecord(Form):
    """Another record, by the code of something that belongs to it."""

    code = forms.CharField(
        label=_("Mã yêu cầu của hồ sơ kia"), max_length=20, help_text=_("Ví dụ: YC-7K3M-9Q2X"), required=False
    )


class MergeRecords(Form):
    """Which of two records speaks for both from now on, and why they are one person."""

    survivor = forms.ChoiceField(
        label=_("Hồ sơ giữ lại"),
        help_text=_("Chỗ nào hai hồ sơ khác nhau thì theo hồ sơ này; chỗ nó còn trống thì lấy ở hồ sơ kia."),
        widget=Radios,
    )
    reason = why(_("Vì sao là một người"), _("Đã đối chiếu giấy tờ gì, hỏi ai, khi nào."))

    def __init__(self, *args: Any, records: list[tuple[Person, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["survivor"]
        places = (_("Hồ sơ thứ nhất"), _("Hồ sơ thứ hai"))
        named = zip(places, records, strict=True)
        field.choices = [(str(person.uid), f"{place}: {person.full_name}") for place, (person, _about) in named]
        field.widget.hints = {str(person.uid): about for person, about in records}


class UndoMerge(Form):
    """Why two records are two people, and whose is what came since they were merged."""

    reason = why(_("Vì sao không phải một người"), _("Nhầm ở đâu, biết được từ đâu."))

    def __init__(self, *args: Any, came_since: list[Thing], stays: str, along: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.came_since = {f"thing-{number}": thing for number, thing in enumerate(came_since)}
        for name, thing in self.came_since.items():
            self.fields[name] = forms.ChoiceField(
                label=_("%(title)s %(key)s đến sau khi gộp. Của ai?") % {"title": thing.title, "key": thing.key},
                choices=[(STAYS, stays), (ALONG, along)],
                widget=Radios,
            )

    @property
    def along(self) -> list[tuple[str, str]]:
        """What goes with the record that leaves."""
        told = self.cleaned_data
        return [(thing.kind, thing.key) for name, thing in self.came_since.items() if told[name] == ALONG]
