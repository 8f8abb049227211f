"""Asking whether access needs were met: one tap a need, and one box for why not."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tgpl.cases.models import AccessAnswer
from tgpl.core.forms.base import Form
from tgpl.core.forms.fields import Radios
from tgpl.people.models import AccessNeed

NEED = "need_"


class AccessQuestions(Form):
    """A question for each need. Mixed into other forms, it hands on `outcomes` and `reason` under `access`."""

    def __init__(self, *args: Any, needs: Iterable[str] = (), must: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.needs = [AccessNeed.Need(need) for need in needs]
        for need in self.needs:
            label = _("Nhu cầu “%s”") % need.label
            choices = AccessAnswer.Outcome.choices
            self.fields[f"{NEED}{need}"] = forms.ChoiceField(label=label, choices=choices, widget=Radios, required=must)
        if self.needs:
            self.fields["why_not"] = forms.CharField(
                label=gettext_lazy("Nếu có nhu cầu chưa đáp ứng được: vì sao?"),
                widget=forms.Textarea({"rows": 2}),
                max_length=500,
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        told = dict(super().clean() or {})
        chosen = {need.value: told.pop(f"{NEED}{need}", "") for need in self.needs}
        outcomes = {need: outcome for need, outcome in chosen.items() if outcome}
        reason = told.pop("why_not", "")
        if AccessAnswer.Outcome.NOT_MET in outcomes.values() and not reason:
            self.add_error("why_not", _("Hãy ghi vì sao nhu cầu chưa đáp ứng được."))
        return {**told, "outcomes": outcomes, "access_reason": reason}
